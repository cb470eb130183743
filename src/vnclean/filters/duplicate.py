"""Duplicates: what the page prints twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.filter import Decision, Draft
from vnclean.fold import bare_words, fold
from vnclean.label import Label
from vnclean.page import Block
from vnclean.shape import is_cut, is_prose, shape
from vnclean.stamp import after_stamp

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
        titles = [decision.block for decision in draft.decisions if decision and decision.label is Label.TITLE]
        for title in titles:
            form = bare_words(title.text)
            for block in draft.open():
                other = bare_words(block.text)
                beside = len(other) - len(form) if len(form.split()) >= self.fewest else 0
                if other.startswith(form) and len(other) - len(form) <= min(beside, _MOST_BESIDE):
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
        for block in draft.page.blocks:
            if shape(block.text).words < self.fewest:
                continue
            before = first.setdefault(fold(after_stamp(block.text)), block.index)
            if before < block.index and draft.label(block.index) is None:
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
        cut = [block for block in draft.open() if is_cut(block.text) and shape(block.text).words >= self.fewest]
        if not cut:
            return
        whole: dict[str, list[tuple[str, Block]]] = {}
        for block in draft.page.blocks:
            if is_prose(block.text):
                form = fold(after_stamp(block.text))
                whole.setdefault(self._opening(form), []).append((form, block))
        for block in cut:
            form = fold(after_stamp(block.text))
            for other, twin in whole.get(self._opening(form), ()):
                if twin.index != block.index and other.startswith(form) and len(other) > len(form):
                    yield Decision(block, Label.DUPLICATE, self.name, f"goes on in line {twin.index + 1}")
                    break

    def _opening(self, form: str) -> str:
        return " ".join(form.split(maxsplit=self.fewest)[: self.fewest])
