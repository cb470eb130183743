"""A custom filter, as a user of the package writes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from vnclean import Draft, Filter, Finding, Label


@dataclass(frozen=True)
class Shout(Filter):
    """A custom filter: lines in capitals are adverts."""

    name: str = "advert.shout"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for each open block in capitals."""
        for block in draft.open():
            if block.text.isupper():
                yield Finding(block.index, Label.ADVERT, "capitals", "capitals only")
