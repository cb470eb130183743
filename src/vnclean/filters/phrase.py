"""Certain words: a line that is, or begins or ends with, a phrase of the lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass

from vnclean import lexicon
from vnclean.filter import Decision, Draft
from vnclean.label import Label
from vnclean.shape import shape


@dataclass(frozen=True, slots=True)
class Phrase:
    """Lines that the lexicon knows under one label.

    A phrase of reach ``edge`` decides only outside the story; one that merely starts or ends a line decides inside it
    only a line of at most ``longest`` characters.
    """

    label: Label
    longest: int = 250

    @property
    def name(self) -> str:
        """The label, and that words decided."""
        return f"{self.label}.phrase"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block whose line the lexicon knows."""
        for block in draft.open():
            row = lexicon.find(block.text)
            if row is None or row.label is not self.label or row.place == "heads":
                continue
            inside = draft.is_inside(block)
            if row.reach == "edge" and (inside or not draft.story):
                continue
            if inside and row.place in ("start", "end") and shape(block.text).length > self.longest:
                continue
            yield Decision(block, self.label, self.name, f"“{row.phrase}”")
