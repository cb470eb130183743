"""Lexicon of Vietnamese news boilerplate: phrases by label, and the search for the phrase of a line.

A label's phrases are in a table ``<label>.tsv`` with the columns ``phrase``, ``place``, ``reach`` and ``seen``:

- ``place`` is the position of the phrase: the ``whole`` line, its ``start``, its ``end``, or ``heads`` (a whole line
  that is the heading of the lines under it);
- ``reach`` is ``any`` if the phrase is boilerplate anywhere on a page. It is ``edge`` if the phrase may also be a line
  of an article; such a phrase counts only outside the content;
- ``seen`` is the source of the phrase.

In a phrase ``{n}`` is a placeholder for a number, ``{date}`` and ``{time}`` for a date and a time, ``{name}`` for a
few words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Final

import regex

from vnclean.model.decision import Label
from vnclean.text import resources
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.memo import LONGEST, memoized

PLACES: Final = ("whole", "heads", "start", "end")
REACHES: Final = ("any", "edge")

_NAME: Final = "{name}"
_NAMED: Final = r"\S.{0,38}?\S"
_LONGEST_NAMED: Final = 120
_DATE: Final = lazy_regex(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_TIME: Final = lazy_regex(r"\d{1,2}[:hg]\d{2}(?::\d{2})?")
_NUMBER: Final = lazy_regex(r"\d+(?:[.,]\d+)*")
_DIGIT: Final = lazy_re("[0-9\u0660-\u1dff\u1f00-\U0010ffff]")
"""A quick test for digits: it matches all digits, and also other characters, which are rare in Vietnamese."""
_WORD: Final = lazy_regex(r"\w")
_SEPARATOR: Final = lazy_re(r"\s*[·•|]\s*|\s[-–]\s")
_PLACE: Final = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Row:
    """A phrase of the lexicon with its label, its place in a line, its reach and its source.

    ``place`` is "whole", "start", "end" or "heads" (a whole line that is the heading of the lines under it). ``reach``
    is "any" (anywhere on the page) or "edge" (only outside the content). ``seen`` is the source of the phrase.
    """

    label: Label
    phrase: str
    place: str
    reach: str
    seen: str


@dataclass(frozen=True, slots=True)
class _Index:
    """Look-up tables for the rows of the lexicon.

    ``whole`` has the phrases that are a whole line, ``start`` those at the start of a line, and ``end`` those
    at the end. Each of the three maps a phrase, in the form that ``general`` returns, to its row. ``named`` has
    the phrases that are a whole line and contain ``{name}``.
    """

    whole: dict[str, Row]
    named: dict[str, list[tuple[int, str, regex.Pattern[str], Row]]]
    """The rows of the phrases with ``{name}``, by first character ("" for a phrase that begins with ``{name}``).

    Each entry is a rank (the matching entry with the lowest rank is used), the text after ``{name}``, the phrase as a
    regular expression, and the row.
    """
    start: dict[str, Row]
    starts: dict[str, list[int]]
    """The lengths of the phrases in ``start``, longest first, by first character; a search tries only these lengths."""
    end: dict[str, Row]
    ends: dict[str, list[int]]
    """The lengths of the phrases in ``end``, longest first, by last character; a search tries only these lengths."""


@memoized
def find(text: str) -> Row | None:
    """Return the row of the phrase that is the whole line, its start or its end; ``None`` if no phrase matches.

    Phrases for the whole line have precedence over phrases for the start, and these over phrases for the end. Of
    several starts, or several ends, the longest has precedence. Lines of more than 4,096 characters match no phrase.

    >>> find("Tin liên quan:").label, find("12 bình luận").phrase
    (<Label.LISTING: 'listing'>, '{n} bình luận')
    >>> find("Chúng tôi đăng lại các tin liên quan đến vụ việc.")
    """
    if len(text) > LONGEST:
        return None
    index = _index()
    form = general(text)
    row = index.whole.get(form)
    if row is None and len(form) <= _LONGEST_NAMED:
        row = _named(form, index)
    return row or _start(form, index) or _end(form, index) or _parts(form, index)


def _named(form: str, index: _Index) -> Row | None:
    """Return the row of the first phrase with ``{name}`` that matches ``form``; ``None`` if there is none.

    ``form`` is a line as ``general`` returns it.
    """
    possible = sorted((*index.named.get(form[:1], ()), *index.named.get("", ())), key=_PLACE)
    return next((row for _, tail, pattern, row in possible if form.endswith(tail) and pattern.fullmatch(form)), None)


def _parts(form: str, index: _Index) -> Row | None:
    """Return the row of a line's first part if each part is a whole phrase ("12 lượt xem · 3 bình luận").

    The parts are separated by "·", "•", "|" or a dash between spaces. There must be at least two parts, and
    each phrase must have the reach "any". Otherwise the result is ``None``. ``form`` is the line as ``general``
    returns it.
    """
    parts = [part for part in _SEPARATOR.split(form) if part] if _SEPARATOR.search(form) else ()
    rows = [row for part in parts if (row := index.whole.get(part)) is not None and row.reach == "any"]
    return rows[0] if 1 < len(rows) == len(parts) else None


def _start(form: str, index: _Index) -> Row | None:
    for length in index.starts.get(form[:1], ()):
        row = index.start.get(form[:length])
        if row is not None and (form[length - 1] == ":" or _WORD.match(form, length) is None):
            return row
    return None


def _end(form: str, index: _Index) -> Row | None:
    for length in index.ends.get(form[-1:], ()):
        row = index.end.get(form[-length:])
        if row is not None and (len(form) == length or _WORD.match(form, len(form) - length - 1) is None):
            return row
    return None


@memoized
def general(text: str) -> str:
    """Return a line with ``{date}``, ``{time}`` and ``{n}`` for dates, times and numbers, and the rest folded.

    Lines and phrases are compared in this form. ``vnclean.text.fold`` does the folding.

    >>> general("Cập nhật: 09/10/2019 14:59 (349 lượt xem)")
    'cập nhật: {date} {time} ({n} lượt xem)'
    """
    form = fold(text)
    if _DIGIT.search(form) is None:
        return form
    return _NUMBER.sub("{n}", _TIME.sub("{time}", _DATE.sub("{date}", form)))


@cache
def phrases() -> frozenset[str]:
    """Return the phrases of all rows of the lexicon."""
    return frozenset(row.phrase for row in rows())


@cache
def rows() -> tuple[Row, ...]:
    """Return all rows of all tables, in the order of the labels and of the lines in each table."""
    found = []
    for label in Label:
        if files(__name__).joinpath(f"{label}.tsv").is_file():
            found += [Row(label, *cells) for cells in resources.rows(f"analysis/lexicon/{label}.tsv")]
    return tuple(found)


@cache
def _index() -> _Index:
    by_place: dict[str, dict[str, Row]] = {place: {} for place in PLACES}
    for row in rows():
        by_place[row.place].setdefault(general(row.phrase), row)
    whole = by_place["whole"] | by_place["heads"]
    starts = dict(_as_start(form, row) for form, row in by_place["start"].items())
    whole = {general(row.phrase): row for row in starts.values()} | whole  # the start alone is a whole line, too
    named: dict[str, list[tuple[int, str, regex.Pattern[str], Row]]] = {}
    for place, (form, row) in enumerate(whole.items()):
        if _NAME in form:
            first = "" if form.startswith(_NAME) else form[0]
            named.setdefault(first, []).append(
                (place, form.rpartition(_NAME)[2], regex.compile(_as_pattern(form)), row)
            )
    return _Index(
        whole={form: row for form, row in whole.items() if _NAME not in form},
        named=named,
        start=starts,
        starts=_lengths(starts, 0),
        end=by_place["end"],
        ends=_lengths(by_place["end"], -1),
    )


def _lengths(forms: Iterable[str], place: int) -> dict[str, list[int]]:
    """Return the lengths of phrases, grouped by first character (``place`` 0) or last character (``place`` -1).

    The keys are the characters. Each value lists the lengths of the phrases with this character, longest first
    and each length once. ``forms`` are the phrases as ``general`` returns them.
    """
    found: dict[str, set[int]] = {}
    for form in forms:
        found.setdefault(form[place], set()).add(len(form))
    return {char: sorted(lengths, reverse=True) for char, lengths in found.items()}


def _as_start(form: str, row: Row) -> tuple[str, Row]:
    """Return the text with which a line must begin to match the phrase of ``row``, and ``row`` itself.

    ``form`` is the phrase as ``general`` returns it.
    """
    # Folding drops a final colon. With it, "Giá vàng: …" matches the phrase "Giá vàng:", and "Giá vàng tăng" does not.
    return (form + ":" if row.phrase.endswith(":") else form), row


def _as_pattern(form: str) -> str:
    return _NAMED.join(regex.escape(part) for part in form.split(_NAME))
