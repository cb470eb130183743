"""Memo tables of bounded size: they store the results of pure functions of a text.

Texts recur: within a page, filters examine the same line many times; on different pages, the same menus, page headers
and words occur.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from operator import itemgetter
from typing import Any, Final, TypeVar
from weakref import ref

CACHED: Final = 1 << 15
"""Maximum number of rows in a table of lines, unless a single page needs a larger table.

These rows are enough for some hundred pages, and take a few tens of megabytes at most.
"""

WORDS: Final = 1 << 13
"""Maximum number of entries in each table of words. The commonest few thousand words make up nearly all of any text."""

LONGEST: Final = 1 << 12
"""Maximum number of characters of a text in the main table of a ``MemoTable``. Longer texts hardly recur on another
page, so they are in a second, small table."""

FEW: Final = 64

_T = TypeVar("_T")
Row = list[Any]
"""The results of all functions of ``LINES`` for one text: a place for each function."""
_UNSEEN: Final[Any] = object()
_TABLES: Final["list[ref[MemoTable[Any]]]"] = []


class MemoTable(dict[str, _T]):
    """A memo table of a pure function of a text: holds up to ``room`` results, and is emptied when full.

    The results of texts longer than ``LONGEST`` are in a separate table. ``MemoTable`` is a ``dict``, since a lookup in
    a ``dict`` takes a third of the time of a lookup in ``functools.lru_cache``.
    """

    def __init__(self, look: Callable[[str], _T], room: int) -> None:
        """Create an empty table for up to ``room`` results of the function ``look``."""
        super().__init__()
        self.room: int = room
        self._look = look
        self._long: dict[str, _T] = {}
        _TABLES.append(ref(self, _TABLES.remove))

    def __missing__(self, text: str) -> _T:
        """Return the result for a text that is not in the main table.

        If the result of a long text is already in the table of long texts, that result is returned. Any other result is
        computed and stored.
        """
        if len(text) > LONGEST and text in self._long:
            return self._long[text]
        return self.keep(text, self._look(text))

    def keep(self, text: str, found: _T) -> _T:
        """Store and return the result ``found`` of a text; if the table is full, empty the table first."""
        table, room = (self, self.room) if len(text) <= LONGEST else (self._long, FEW)
        if len(table) >= room:
            table.clear()
        table[text] = found
        return found

    def clear(self) -> None:
        """Empty the table."""
        super().clear()
        self._long.clear()


class MemoColumns(MemoTable[Row]):
    """A memo table of several functions: a row for each text, a column for each function.

    All functions share one table because most texts are passed to most functions. A row takes a quarter of the memory
    that entries in separate tables would take.
    """

    def __init__(self) -> None:
        """Create an empty table without columns."""
        super().__init__(lambda _: [_UNSEEN] * len(self.places), CACHED)
        self.places: dict[Callable[[str], Any], int] = {}
        """The column of each function that ``memoized`` returned."""

    def memoized(self, look: Callable[[str], _T]) -> Callable[[str], _T]:
        """Decorate ``look``, a pure function of a text: return a function that stores the results in a new column.

        The method empties the table, because existing rows lack this column.
        """
        place = len(self.places)

        @wraps(look)
        def cached(text: str) -> _T:
            row = self[text]
            found: _T = row[place]
            if found is _UNSEEN:
                found = row[place] = look(text)
            return found

        self.places[cached] = place
        self.clear()  # rows that are there have no place for it
        return cached

    def expect(self, texts: int) -> None:
        """Set the maximum number of rows for a page of ``texts`` lines: twice this number, and at least ``CACHED``.

        Filters need each line repeatedly, so all lines of the page must fit. A table with more rows is emptied.
        """
        self.room: int = max(CACHED, 2 * texts)
        if len(self) > self.room:
            self.clear()


LINES: Final = MemoColumns()
"""The memo table that all functions of a line share (see ``memoized``)."""

memoized: Final = LINES.memoized
"""Decorator that stores the results of a pure function of a line in ``LINES``."""


class Lines:
    """The lines of a page with their rows in ``LINES``, which are looked up once for all functions."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Look up the row of each line."""
        self.texts: list[str] = list(texts)
        self._rows: list[Row] = list(map(LINES.__getitem__, self.texts))

    def results(self, function: Callable[[str], _T]) -> list[_T]:
        """Return the result of a memoized function for each line; this is much faster than a call for each line.

        >>> from vnclean.text.fold import fold
        >>> Lines(("Tin", "Ảnh:")).results(fold)
        ['tin', 'ảnh']
        """
        place = LINES.places[function]
        found = list(map(itemgetter(place), self._rows))
        if _UNSEEN in found:
            found = list(map(function, self.texts))
            for row, result in zip(self._rows, found, strict=True):
                row[place] = result  # a row may have left the table meanwhile
        return found


def expect(blocks: int) -> None:
    """Make room in ``LINES`` for a page of ``blocks`` blocks.

    If an earlier, larger page filled the table beyond the new size, the table is emptied to release memory.
    """
    LINES.expect(blocks)


def clear_memos() -> None:
    """Empty all memo tables, so that they are as before the first page.

    This is for measurements of time and memory.
    """
    for each in _TABLES:
        if (memory := each()) is not None:
            memory.clear()
