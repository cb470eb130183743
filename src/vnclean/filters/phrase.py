"""Certain words: a line that is, or begins or ends with, a phrase of the lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label


@dataclass(frozen=True, slots=True)
class Phrase:
    """Lines that the lexicon knows under one label.

    A phrase of reach ``edge`` decides only outside the content; one that merely starts or ends a line decides inside it
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
        for index, row in draft.lines.known.get(self.label, ()):
            if draft.decisions[index] is not None or row.place == "heads":
                continue
            block = draft.page.blocks[index]
            inside = draft.is_inside(block)
            if row.reach == "edge" and (inside or not draft.span):
                continue
            if inside and row.place in ("start", "end") and draft.lines.features[index].length > self.longest:
                continue
            yield Decision(block, self.label, self.name, f"“{row.phrase}”")
