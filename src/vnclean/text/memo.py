"""Memo tables of bounded size for the results of pure functions of texts, since lines and words recur.

Within a page, filters examine the same line many times; from page to page, menus, page headers and words recur.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar
from weakref import ref

CACHED: Final = 1 << 15
"""Rows in each table of lines or element paths: those of some hundred pages, a few tens of megabytes at most."""

WORDS: Final = 1 << 13
"""Entries in each table of words; the commonest few thousand make up nearly all of any text."""

LONGEST: Final = 1 << 12
"""Length in characters above which a text goes to a separate table of ``FEW`` entries: it will hardly recur on another
page."""

FEW: Final = 64

_T = TypeVar("_T")
_UNSEEN: Final[Any] = object()
_TABLES: Final["list[ref[MemoTable[Any]]]"] = []


class MemoTable(dict[str, _T]):
    """A memo table of a pure function of a text: it holds up to ``room`` results and is emptied when full.

    A ``dict``, since a lookup costs a third of one in ``functools.lru_cache``, and filters make many. The results of
    texts longer than ``LONGEST`` are in a separate table of ``FEW`` entries.
    """

    def __init__(self, look: Callable[[str], _T], room: int) -> None:
        """Create an empty table for the results of ``look``."""
        super().__init__()
        self.room: int = room
        self._look = look
        self._long: dict[str, _T] = {}
        _TABLES.append(ref(self, _TABLES.remove))

    def __missing__(self, text: str) -> _T:
        """Return the stored result of a long text; otherwise call the function and store its result."""
        if len(text) > LONGEST and text in self._long:
            return self._long[text]
        return self.keep(text, self._look(text))

    def keep(self, text: str, found: _T) -> _T:
        """Store and return the result of a text; if the table is full, empty it first."""
        table, room = (self, self.room) if len(text) <= LONGEST else (self._long, FEW)
        if len(table) >= room:
            table.clear()
        table[text] = found
        return found

    def clear(self) -> None:
        """Empty the table."""
        super().clear()
        self._long.clear()


class MemoColumns(MemoTable[list[Any]]):
    """A memo table of several functions: a row for each text, a column for each function.

    One table for all of them, since most texts are passed to most functions: a row takes a quarter of the memory that
    entries in separate tables would take.
    """

    def __init__(self) -> None:
        """Create an empty table without columns."""
        super().__init__(lambda _: [_UNSEEN] * self._places, CACHED)
        self._places = 0

    def memoized(self, look: Callable[[str], _T]) -> Callable[[str], _T]:
        """Decorate a pure function of a text: return it with its results stored in a new column."""
        place = self._places
        self._places += 1
        self.clear()  # rows that are there have no place for it

        @wraps(look)
        def cached(text: str) -> _T:
            row = self[text]
            found: _T = row[place]
            if found is _UNSEEN:
                found = row[place] = look(text)
            return found

        return cached

    def expect(self, texts: int) -> None:
        """Make room for a page of this many texts, however many, since filters need each repeatedly."""
        self.room: int = max(CACHED, 2 * texts)
        if len(self) > self.room:
            self.clear()


LINES: Final = MemoColumns()
"""Results of functions of lines."""

memoized: Final = LINES.memoized
"""Decorator that stores the results of a pure function of a line in ``LINES``."""


def expect(blocks: int) -> None:
    """Make room for the lines of a page of this many blocks, and release what a larger page took before."""
    LINES.expect(blocks)


def clear_memos() -> None:
    """Empty all memo tables, as before the first page; for measurements of time and memory."""
    for each in _TABLES:
        if (memory := each()) is not None:
            memory.clear()
