"""Tests of single lines: for each line, which tests it may pass, found for all tests at once and remembered.

A line test is a pure function of a line's text. Most lines contain nothing that any test looks for, so that few lines
are tested. The results are remembered, because menus and page headers recur on the pages of a site.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Generic, NamedTuple, TypeVar

from vnclean.analysis.draft import Draft
from vnclean.analysis.lexicon import general
from vnclean.analysis.line_index import JoinedLines
from vnclean.text.memo import CACHED, LONGEST, MemoTable

_T = TypeVar("_T")
_UNTESTED: Final[Any] = object()

Row = dict["LineTest[Any]", Any]
"""For each test that a line may pass, the test's result: ``None`` if the line fails, ``_UNTESTED`` if not known yet."""
_NO_TESTS: Final[Row] = {}
"""The row that all lines share which can pass no test."""


class LineTest(Generic[_T]):
    r"""A test of a single line: a pure function of the line's text, with a result or ``None``.

    For speed, only lines that meet one of these conditions are tested; all others fail:

    - The general form (``lexicon.general``) begins with a text in ``begins``.
    - The general form contains a text in ``holds``.
    - The printed line contains a text in ``prints``.

    >>> from vnclean import read_text
    >>> starred = LineTest(lambda text: text.count("*") or None, prints=("*",))
    >>> list(starred.passed(Draft.of(read_text("Một\n* Hai *"))))
    [(1, 2)]
    """

    def __init__(
        self,
        look: Callable[[str], _T | None],
        *,
        begins: tuple[str, ...] = (),
        holds: tuple[str, ...] = (),
        prints: tuple[str, ...] = (),
    ) -> None:
        """Create a test with the function ``look``."""
        self.look: Callable[[str], _T | None] = look
        self.begins: tuple[str, ...] = begins
        self.holds: tuple[str, ...] = holds
        self.prints: tuple[str, ...] = prints

    def lines(self, draft: Draft) -> Sequence[int]:
        """Return the indices of the lines that may pass the test, whether or not they have a label, in order."""
        return self._possible(draft).lines[self]

    def result(self, draft: Draft, index: int) -> _T | None:
        """Return the result for a line; ``index`` must be one of ``lines``."""
        row = self._possible(draft).rows[index]
        found: _T | None = row[self]
        if found is _UNTESTED:
            found = row[self] = self.look(draft.page.blocks[index].text)
        return found

    def passed(self, draft: Draft, *, longest: int = sys.maxsize) -> Iterator[tuple[int, _T]]:
        """Yield the index and the result of each unlabelled line that passes the test, in order.

        Lines of more than ``longest`` characters are not tested.
        """
        decisions, features = draft.decisions, draft.analysis.features
        for index in self.lines(draft):
            if decisions[index] is None and features[index].length <= longest:
                found = self.result(draft, index)
                if found is not None:
                    yield index, found

    def _possible(self, draft: Draft) -> "_Possible":
        return draft.once(_of_shared if self in _SHARED.tests else self._alone)

    def _alone(self, draft: Draft) -> "_Possible":
        sieve = _Sieve(self)
        return _possible(sieve, sieve.rows(draft.analysis.texts))


class _Possible(NamedTuple):
    """Which lines of a page may pass which tests: for each test the indices of lines, and for each line its row."""

    lines: dict[LineTest[Any], list[int]]
    rows: list[Row]


class _Sieve:
    """Several tests, to find for each line which of them it may pass."""

    def __init__(self, *tests: LineTest[Any]) -> None:
        self.tests: set[LineTest[Any]] = set()
        self._held: dict[str, list[LineTest[Any]]] = {}
        self._printed: dict[str, list[LineTest[Any]]] = {}
        self._openings: dict[str, list[tuple[LineTest[Any], tuple[str, ...]]]] = {}
        for test in tests:
            self.add(test)

    def add(self, test: LineTest[Any]) -> None:
        """Add a test."""
        self.tests.add(test)
        for texts, table in ((test.holds, self._held), (test.prints, self._printed)):
            for text in texts:
                table.setdefault(text, []).append(test)
        for first in {text[0] for text in test.begins}:
            openings = tuple([text for text in test.begins if text[0] == first])
            self._openings.setdefault(first, []).append((test, openings))

    def rows(self, texts: Sequence[str]) -> list[Row]:
        """Return, for each of ``texts``, a row of the tests that the line may pass, all still untested."""
        rows: list[Row] = [{} for _ in texts]
        generals = list(map(general, texts))
        for lines, table in ((generals, self._held), (texts, self._printed)):
            joined = JoinedLines(lines)
            for text, tests in table.items():
                for place in joined.holding(text):
                    for test in tests:
                        rows[place][test] = _UNTESTED
        for line, row in zip(generals, rows, strict=True):
            for test, openings in self._openings.get(line[:1], ()):
                if line.startswith(openings):
                    row[test] = _UNTESTED
        return [row or _NO_TESTS for row in rows]


_SHARED: Final = _Sieve()
"""The tests of the package, whose results are remembered from page to page."""
_ROWS: Final[MemoTable[Row]] = MemoTable(lambda text: _SHARED.rows([text])[0], CACHED)


def shared(test: LineTest[_T]) -> LineTest[_T]:
    """Return ``test``, after adding it to the tests whose results are remembered from page to page."""
    _SHARED.add(test)
    _ROWS.clear()  # rows that are there have no place for it
    return test


def _of_shared(draft: Draft) -> _Possible:
    """Return which lines of the page may pass which of the shared tests."""
    texts = draft.analysis.texts
    rows = list(map(_ROWS.get, texts))
    new = dict.fromkeys([text for text, row in zip(texts, rows, strict=True) if row is None], _NO_TESTS)
    for text, row in zip(new, _SHARED.rows(list(new)), strict=True) if new else ():
        new[text] = row
        if len(text) <= LONGEST:
            _ROWS.keep(text, row)
    return _possible(_SHARED, [new[text] if row is None else row for text, row in zip(texts, rows, strict=True)])


def _possible(sieve: _Sieve, rows: list[Row]) -> _Possible:
    lines: dict[LineTest[Any], list[int]] = {test: [] for test in sieve.tests}
    for index, row in enumerate(rows):
        if row:
            for test, result in row.items():
                if result is not None:
                    lines[test].append(index)
    return _Possible(lines, rows)
