"""An index that finds the blocks of a page whose line begins with a text or contains the text.

Most lines contain nothing that a filter searches for. The index joins all lines and searches the joined text with
``str.find``. The filter then matches its pattern only against the few lines that the index found.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from vnclean.model.page import Block

_BREAK = "\n"
"""The separator of the joined lines; filters do not search for texts with a line break."""


class LineIndex:
    r"""An index of the lines of a page, to find the blocks whose line begins with a text or contains the text.

    ``beginning`` and ``holding`` search the general form of each line: the folded line, with ``{n}``, ``{date}`` and
    ``{time}`` for numbers, dates and times. ``printing`` searches the original text.

    >>> from vnclean import read_text
    >>> from vnclean.analysis.columns import Columns
    >>> page = read_text("Tin A\n> Tin B\nẢnh: C\nTin 24h")
    >>> lines = LineIndex(page.blocks, Columns(page).generals)
    >>> lines.beginning("tin ", "ả"), lines.holding(": ", "{"), lines.printing(">")
    ([0, 1, 2, 3], [2, 3], [1])
    """

    def __init__(self, blocks: Sequence[Block], generals: Sequence[str]) -> None:
        """Index the lines of ``blocks``.

        ``generals`` has the general form of every block of the page, by block index; ``blocks`` may have only some of
        these blocks.
        """
        self._blocks = blocks
        self._generals = generals
        self.size: int = len(blocks)

    def beginning(self, *texts: str) -> list[int]:
        """Return the indices, in ascending order, of the blocks whose general form begins with one of ``texts``.

        The general form is the folded line, with ``{n}``, ``{date}`` and ``{time}`` for numbers, dates and times.
        """
        generals, places = self._generals, self._by_first
        firsts = {text[0] for text in texts}
        return sorted(i for first in firsts for i in places.get(first, ()) if generals[i].startswith(texts))

    def holding(self, *texts: str) -> list[int]:
        """Return the indices, in ascending order, of the blocks whose general form contains one of ``texts``.

        The general form is the folded line, with ``{n}``, ``{date}`` and ``{time}`` for numbers, dates and times.
        """
        return self._with(self._held, texts)

    def printing(self, *texts: str) -> list[int]:
        """Return the indices of the blocks whose original text contains one of ``texts``, in ascending order."""
        return self._with(self._printed, texts)

    @cached_property
    def _by_first(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for block in self._blocks:
            found.setdefault(self._generals[block.index][:1], []).append(block.index)
        return found

    @cached_property
    def _held(self) -> "JoinedLines":
        return JoinedLines([self._generals[block.index] for block in self._blocks])

    @cached_property
    def _printed(self) -> "JoinedLines":
        return JoinedLines([block.text for block in self._blocks])

    def _with(self, lines: "JoinedLines", texts: Sequence[str]) -> list[int]:
        places = {place for text in texts for place in lines.holding(text)}
        return [self._blocks[place].index for place in sorted(places)]


class JoinedLines:
    """Lines joined into one text, to find the lines that contain a text with few calls of ``str.find``.

    >>> JoinedLines(["tin a", "ảnh b", "tin c"]).holding("tin")
    [0, 2]
    """

    def __init__(self, lines: Sequence[str]) -> None:
        """Join the lines."""
        self._text = _BREAK.join(lines)
        # One more offset, beyond the joined text: a search after the last line then finds nothing.
        self._starts = list(accumulate([len(line) + 1 for line in lines], initial=0))

    def holding(self, text: str) -> list[int]:
        """Return the places, from 0 and in ascending order, of the lines that contain ``text``."""
        source, starts, found = self._text, self._starts, list[int]()
        at = source.find(text)
        while at >= 0:
            place = bisect_right(starts, at)
            found.append(place - 1)
            at = source.find(text, starts[place])
        return found
