"""Sharing: the page's own address, printed for copying."""

from collections.abc import Iterator
from dataclasses import dataclass

from vnclean.filter import Decision, Draft
from vnclean.label import Label
from vnclean.shape import is_address


@dataclass(frozen=True, slots=True)
class Address:
    """A web or mail address alone on a line, but between paragraphs only where nothing announces it.

    A line that ends in a colon announces the address as part of the text.
    """

    name: str = "share.address"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is an address."""
        blocks = draft.page.blocks
        for block in draft.open():
            if is_address(block.text):
                above = blocks[block.index - 1].text.rstrip() if block.index else ""
                if not (block.index in draft.story and above.endswith(":")):
                    yield Decision(block, Label.SHARE, self.name, "an address alone on its line")
