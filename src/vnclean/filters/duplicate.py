"""Duplicates: what the page prints twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.credit_line import unstamped
from vnclean.text.fold import LETTERS, bare_words
from vnclean.text.line_features import is_cut, is_prose

_MOST_BESIDE: Final = 14


@dataclass(frozen=True, slots=True)
class TitleAgain:
    """The title once more, wherever it stands.

    A title of ``fewest`` words or more may have a few characters beside it: counters, a picture's number, an outlet.
    """

    fewest: int = 6

    @property
    def name(self) -> str:
        """The title again."""
        return "duplicate.title"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that repeats the title."""
        generals = draft.lines.generals
        for title in (decision.block for decision in draft.labelled(Label.TITLE)):
            form = bare_words(title.text)
            for block in draft.open():
                if LETTERS.get(generals[block.index][:1], form[:1]) != form[:1]:
                    continue  # it begins with another letter
                other = bare_words(block.text)
                extra = len(other) - len(form) if len(form.split()) >= self.fewest else 0
                if other.startswith(form) and len(other) - len(form) <= min(extra, _MOST_BESIDE):
                    yield Decision(block, Label.DUPLICATE, self.name, f"the title, line {title.index + 1}")


@dataclass(frozen=True, slots=True)
class LineAgain:
    """A paragraph or long line that stood on the page before, with or without the outlet's stamp.

    Lines under ``fewest`` words are left alone: refrains and answers repeat.
    """

    fewest: int = 12

    @property
    def name(self) -> str:
        """A line printed again."""
        return "duplicate.line"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that repeats an earlier one."""
        first: dict[str, int] = {}
        blocks = draft.page.blocks
        for block in (blocks[index] for index, seen in enumerate(draft.lines.features) if seen.words >= self.fewest):
            before = first.setdefault(unstamped(block.text), block.index)
            if before < block.index and draft.decisions[block.index] is None:
                yield Decision(block, Label.DUPLICATE, self.name, f"the same as line {before + 1}")


@dataclass(frozen=True, slots=True)
class Teaser:
    """A text cut off with "…" whose whole stands elsewhere on the page."""

    fewest: int = 6

    @property
    def name(self) -> str:
        """A cut text."""
        return "duplicate.teaser"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that another block completes."""
        features = draft.lines.features
        cut = [
            block
            for block in draft.printing("…", "...")
            if features[block.index].words >= self.fewest and is_cut(block.text)
        ]
        if not cut:
            return
        whole: dict[str, list[tuple[str, Block]]] = {}
        for block in draft.page.blocks:
            if is_prose(block.text):
                form = unstamped(block.text)
                whole.setdefault(self._opening(form), []).append((form, block))
        for block in cut:
            form = unstamped(block.text)
            for other, twin in whole.get(self._opening(form), ()):
                if twin.index != block.index and other.startswith(form) and len(other) > len(form):
                    yield Decision(block, Label.DUPLICATE, self.name, f"continues in line {twin.index + 1}")
                    break

    def _opening(self, form: str) -> str:
        return " ".join(form.split(maxsplit=self.fewest)[: self.fewest])
