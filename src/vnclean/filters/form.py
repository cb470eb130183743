"""Short lines outside the content that have one form, once their numbers, dates and times are taken out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import regex

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label

_OPENING: Final = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A line outside the content of at most ``longest`` characters whose general form matches ``pattern`` whole.

    The general form is that of ``lexicon.general``: folded, with ``{n}``, ``{date}`` and ``{time}`` for numbers.
    """

    name: str
    label: Label
    pattern: str
    longest: int
    wordless: frozenset[str] = field(default=frozenset(), compare=False)
    """What the form can begin with, three characters at most, in a line without a number."""
    signs: tuple[str, ...] = field(default=("{n}", "{time}"), compare=False)
    """Of these every other line of the form has one."""

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block outside the content that has the form."""
        pattern = _compiled(self.pattern)
        lines = draft.lines
        possible = draft.holding(*self.signs)
        if self.wordless:
            possible += [block for block in draft.outside() if lines.generals[block.index][:_OPENING] in self.wordless]
        for block in possible:
            if lines.features[block.index].length > self.longest or not draft.is_outside(block):
                continue
            if pattern.fullmatch(lines.generals[block.index]):
                yield Decision(block, self.label, self.name, f"“{block.text.strip()}”")


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)
