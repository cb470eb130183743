"""Phrases of Vietnamese news boilerplate, told by label, and one anchored look-up for each place they stand in.

Each label has a table ``<label>.tsv`` with the columns ``phrase``, ``place``, ``reach`` and ``seen``:

- ``place`` is where in a line the phrase stands: ``whole`` line, ``start``, ``end``, or ``heads`` (a whole line
  that names the run of lines under it);
- ``reach`` is ``any`` for words that are boilerplate wherever they stand alone, ``edge`` for words that prose
  also uses on a line of their own: those decide only outside the story;
- ``seen`` is where the phrase was met.

In a phrase ``{n}`` stands for a number, ``{date}`` and ``{time}`` for theirs, ``{name}`` for a few words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import regex

from vnclean import table
from vnclean.fold import CACHED, LONGEST, fold, remembered
from vnclean.label import Label

PLACES: Final = ("whole", "heads", "start", "end")
REACHES: Final = ("any", "edge")

_NAME: Final = "{name}"
_NAMED: Final = r"\S.{0,38}?\S"
_LONGEST_NAMED: Final = 120
_DATE: Final = regex.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_TIME: Final = regex.compile(r"\d{1,2}[:hg]\d{2}(?::\d{2})?")
_NUMBER: Final = regex.compile(r"\d+(?:[.,]\d+)*")
_DIGIT: Final = regex.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase: its label, its place in a line, its reach, and where it was seen."""

    label: Label
    phrase: str
    place: str
    reach: str
    seen: str


@dataclass(frozen=True, slots=True)
class _Index:
    """The rows, laid out for looking up: whole lines by their form, starts and ends by one pattern each."""

    whole: dict[str, Row]
    named: tuple[tuple[regex.Pattern[str], Row], ...]
    any_named: regex.Pattern[str]
    starts: regex.Pattern[str]
    start: dict[str, Row]
    ends: regex.Pattern[str]
    end: dict[str, Row]


def find(text: str) -> Row | None:
    """The row whose phrase a line is, starts with or ends with; ``None`` where there is none.

    A whole line goes before a start, a start before an end; of several the longest counts.

    >>> find("Tin liên quan:").label, find("12 bình luận").phrase
    (<Label.LISTING: 'listing'>, '{n} bình luận')
    >>> find("Chúng tôi đăng lại các tin liên quan đến vụ việc.")
    """
    return _find(text) if len(text) <= LONGEST else None


@lru_cache(CACHED)
def _find(text: str) -> Row | None:
    index = _index()
    form = general(text)
    row = index.whole.get(form)
    if row is None and len(form) <= _LONGEST_NAMED and index.any_named.fullmatch(form):
        row = next((row for pattern, row in index.named if pattern.fullmatch(form)), None)
    if row is None and (found := index.starts.match(form)):
        row = index.start[found[0]]
    if row is None and (found := index.ends.search(form)):
        row = index.end[found[0]]
    return row


@remembered
def general(text: str) -> str:
    """The folded line with its dates, times and numbers replaced by ``{date}``, ``{time}`` and ``{n}``.

    >>> general("Cập nhật: 09/10/2019 14:59 (349 lượt xem)")
    'cập nhật: {date} {time} ({n} lượt xem)'
    """
    form = fold(text)
    if _DIGIT.search(form) is None:
        return form
    return _NUMBER.sub("{n}", _TIME.sub("{time}", _DATE.sub("{date}", form)))


@cache
def rows() -> tuple[Row, ...]:
    """All rows of all tables, in the order of the labels and of the lines in each table."""
    found = []
    for label in Label:
        if files(__name__).joinpath(f"{label}.tsv").is_file():
            found += [Row(label, *cells) for cells in table.rows(f"lexicon/{label}.tsv")]
    return tuple(found)


@cache
def _index() -> _Index:
    by_place: dict[str, dict[str, Row]] = {place: {} for place in PLACES}
    for row in rows():
        by_place[row.place].setdefault(general(row.phrase), row)
    whole = by_place["whole"] | by_place["heads"]
    starts = dict(_as_start(form, row) for form, row in by_place["start"].items())
    whole = {general(row.phrase): row for row in starts.values()} | whole  # the start alone is a whole line, too
    named = {form: row for form, row in whole.items() if _NAME in form}
    return _Index(
        whole={form: row for form, row in whole.items() if form not in named},
        named=tuple((regex.compile(_as_pattern(form)), row) for form, row in named.items()),
        any_named=_one_of(map(_as_pattern, named)),
        starts=regex.compile(rf"{_one_of(map(regex.escape, _longest_first(starts))).pattern}(?:(?<=:)|(?!\w))"),
        start=starts,
        ends=regex.compile(rf"(?<!\w){_one_of(map(regex.escape, _longest_first(by_place['end']))).pattern}$"),
        end=by_place["end"],
    )


def _as_start(form: str, row: Row) -> tuple[str, Row]:
    """With the colon that folding drops: it tells "Giá vàng: …" from "Giá vàng tăng"."""
    return (form + ":" if row.phrase.endswith(":") else form), row


def _as_pattern(form: str) -> str:
    return _NAMED.join(regex.escape(part) for part in form.split(_NAME))


def _longest_first(forms: dict[str, Row]) -> list[str]:
    return sorted(forms, key=len, reverse=True)


def _one_of(patterns: Iterable[str]) -> regex.Pattern[str]:
    alternatives = "|".join(patterns)
    return regex.compile(f"(?:{alternatives or '(?!)'})")
