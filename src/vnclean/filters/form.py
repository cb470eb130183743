"""Short lines outside the story that have one form, once their numbers, dates and times are taken out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from vnclean.filter import Decision, Draft
from vnclean.label import Label
from vnclean.lexicon import general
from vnclean.shape import shape


@dataclass(frozen=True, slots=True)
class Form:
    """A line outside the story of at most ``longest`` characters whose general form matches ``pattern`` whole.

    The general form is that of ``lexicon.general``: folded, with ``{n}``, ``{date}`` and ``{time}`` for numbers.
    """

    name: str
    label: Label
    pattern: str
    longest: int

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block outside the story that has the form."""
        pattern = _compiled(self.pattern)
        for block in draft.outside():
            if shape(block.text).length <= self.longest and pattern.fullmatch(general(block.text)):
                yield Decision(block, self.label, self.name, f"“{block.text.strip()}”")


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)
