"""The lines of a page, looked up instead of looked at: what each is like, and which begin with, hold or print what.

Most lines have nothing of what a filter looks for. One search over all of them, at the speed of ``str.find``, leaves
the few that are worth a closer look.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from vnclean import lexicon
from vnclean.fold import fold
from vnclean.label import Label
from vnclean.lexicon import Row, general
from vnclean.page import Page
from vnclean.shape import Shape, shape

_BREAK = "\n"
"""No folded line holds one."""


class Lines:
    """What filters ask of the lines of one page; each answer is worked out once, when it is first asked for.

    All have a place for each block: ``shapes`` are the lines' measures, ``forms`` their folded text, ``generals`` that
    with ``{n}``, ``{date}`` and ``{time}`` for numbers.
    """

    def __init__(self, page: Page) -> None:
        """The lines of this page."""
        self._page = page
        texts = [block.text for block in page.blocks]
        self.shapes: tuple[Shape, ...] = tuple(map(shape, texts))
        self.forms: tuple[str, ...] = tuple(map(fold, texts))
        self.generals: tuple[str, ...] = tuple(map(general, texts))

    def beginning(self, *texts: str) -> list[int]:
        r"""The indices of the lines whose general form begins with one of these texts, in order.

        >>> from vnclean import read_text
        >>> Lines(read_text("Tin A\n> Tin B\nẢnh\nTận nơi")).beginning("tin ", "ả")
        [0, 1, 2]
        """
        generals, places = self.generals, self._by_first
        firsts = {text[0] for text in texts}
        return sorted(i for first in firsts for i in places.get(first, ()) if generals[i].startswith(texts))

    def holding(self, *texts: str) -> list[int]:
        r"""The indices of the lines whose general form holds one of these texts, in order.

        >>> from vnclean import read_text
        >>> Lines(read_text("Tin A\nẢnh: B\nTin 24h")).holding(": ", "{")
        [1, 2]
        """
        starts = self._starts
        return _lines_with(self._joined, starts, texts)

    def printing(self, *texts: str) -> list[int]:
        r"""The indices of the lines that print one of these texts as it is, in order.

        >>> from vnclean import read_text
        >>> Lines(read_text("Tin » A\nẢnh: B\n#tin")).printing("»", "#")
        [0, 2]
        """
        return _lines_with(self._page.source, self._printed, texts)

    @cached_property
    def known(self) -> dict[Label, list[tuple[int, Row]]]:
        """The lines that the lexicon knows, by label: index and row."""
        found: dict[Label, list[tuple[int, Row]]] = {}
        for index, block in enumerate(self._page.blocks):
            if (row := lexicon.find(block.text)) is not None:
                found.setdefault(row.label, []).append((index, row))
        return found

    @cached_property
    def tags(self) -> frozenset[str]:
        """The tags of the blocks."""
        return frozenset(block.tag for block in self._page.blocks)

    @cached_property
    def _by_first(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, form in enumerate(self.generals):
            found.setdefault(form[:1], []).append(index)
        return found

    @cached_property
    def _joined(self) -> str:
        return _BREAK.join(self.generals)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(form) + 1 for form in self.generals)]

    @cached_property
    def _printed(self) -> list[int]:
        return [*(block.start for block in self._page.blocks), len(self._page.source) + 1]


def _lines_with(source: str, starts: Sequence[int], texts: Sequence[str]) -> list[int]:
    """The indices of the lines, told by where each begins, that have one of the texts."""
    found: set[int] = set()
    for text in texts:
        at = source.find(text, starts[0])
        while at >= 0:
            index = bisect_right(starts, at) - 1
            found.add(index)
            at = source.find(text, starts[index + 1])
    return sorted(found)
