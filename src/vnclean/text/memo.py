"""What was found in texts that were examined: tables of bounded size, since lines, words and places come again.

Within a page filters ask for the same line many times; from page to page menus, heads and words recur.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar
from weakref import ref

CACHED: Final = 1 << 15
"""Lines, and places of trees, of which is kept what was found: some hundred pages', a few ten megabytes at most."""

WORDS: Final = 1 << 13
"""Words kept by each table of words; the commonest thousands make up nearly all of any text."""

LONGEST: Final = 1 << 12
"""Characters beyond which a text goes to a table of ``FEW``: it will hardly come again on another page."""

FEW: Final = 64

_T = TypeVar("_T")
_UNSEEN: Final[Any] = object()
_TABLES: Final["list[ref[MemoTable[Any]]]"] = []


class MemoTable(dict[str, _T]):
    """What a pure look found in each text: a table with room for so many, emptied when it is full.

    A table, since asking it costs a third of what ``functools.lru_cache`` costs, and filters ask often. Texts beyond
    ``LONGEST`` go to a table of ``FEW``.
    """

    def __init__(self, look: Callable[[str], _T], room: int) -> None:
        """Empty."""
        super().__init__()
        self.room: int = room
        self._look = look
        self._long: dict[str, _T] = {}
        _TABLES.append(ref(self, _TABLES.remove))

    def __missing__(self, text: str) -> _T:
        """Look at a text that is not in the table."""
        if len(text) > LONGEST and text in self._long:
            return self._long[text]
        return self.keep(text, self._look(text))

    def keep(self, text: str, found: _T) -> _T:
        """Take up what was found in a text; where there is no longer room, what was kept before goes."""
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
    """A row for each text, with a place for what each of several looks found in it.

    One table for all of them, since most texts are examined in most ways: a row takes a quarter of the memory of
    an entry in a table each.
    """

    def __init__(self) -> None:
        """Empty, for no look yet."""
        super().__init__(lambda _: [_UNSEEN] * self._places, CACHED)
        self._places = 0

    def memoized(self, look: Callable[[str], _T]) -> Callable[[str], _T]:
        """Return the same look, at each text once as long as the table keeps it."""
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
        """Make room for the texts of one page, however many: each is asked for again while it is at hand."""
        self.room: int = max(CACHED, 2 * texts)
        if len(self) > self.room:
            self.clear()


LINES: Final = MemoColumns()
"""What was found in lines."""

PLACES: Final = MemoColumns()
"""What was found in paths to elements, and in their steps."""

memoized: Final = LINES.memoized
"""A pure examine a line, remembered."""


def expect(blocks: int) -> None:
    """Make room for the lines and places of a page of so many blocks; what a larger page took before is given back."""
    LINES.expect(blocks)
    PLACES.expect(blocks)


def clear_memos() -> None:
    """Empty all tables, as they are before the first page: for those who measure."""
    for each in _TABLES:
        if (memory := each()) is not None:
            memory.clear()
