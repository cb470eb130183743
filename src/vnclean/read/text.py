"""The text reader: it splits plain text into a ``Page`` with one block for each line that is not blank."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import regex

from vnclean.model.page import Block, Page
from vnclean.read.hard_wrap import begins_small, full_widths, goes_on
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.legacy_charsets import is_dressed
from vnclean.text.line_features import is_blank

_ENDS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""The characters at which ``str.splitlines`` ends a line."""
_LINE: Final = lazy_regex(rf"(?:[^{_ENDS}]|(?<=á»|Â)\x85)+")
_DRESSED_LINE: Final = lazy_regex(rf"[^{_ENDS.replace(chr(0x85), '')}]+")
"""A line of a text in which U+0085 is the ellipsis of windows-1252, and so does not end the line."""
_BREAK: Final = lazy_regex(r"\r\n|.", regex.DOTALL)
_WORD: Final = lazy_regex(r"\S{1,140}")
_COLUMNS: Final = range(50, 141)
_FEWEST: Final = 2
_SURE: Final = 4
_AGREED: Final = 0.7


def read_text(text: str, *, url: str | None = None) -> Page:
    r"""Return the page of a plain text: every line that is not blank is a block.

    Lines end where ``str.splitlines`` ends them (``\n``, ``\r\n``, ``\r``, form feed, U+2028 …). U+0085 ends no line in
    two cases:

    - U+0085 is part of a letter in UTF-8 that was misread as Latin-1 ("Nguyá»\x85n").
    - U+0085 is an ellipsis, since the text also has other punctuation of windows-1252.

    A line of only spaces, no-break spaces and invisible characters is blank. Indentation, bullets and a byte order mark
    stay in the block's text: ``page.source[block.start : block.end] == block.text``.

    If the text was hard-wrapped, consecutive lines are joined to one block. A line is full at a column if it
    fits in the column, but not together with the first word of the next line. The column, from 50 to 140, is
    found from the lines that are full at one of these columns and whose next line begins in lower case
    (``begins_small``):

    - If there are four or more such lines, at least 70 % of them, and at least four, must be full at the same
      column. Then a line is joined to the next line if it is full at this column or cut in mid-sentence
      (``goes_on``).
    - If there are two or three such lines, all must be full at the same column. Then a line is joined to the
      next line only if it is full at this column and cut in mid-sentence.
    - Otherwise, no lines are joined.

    Lines with a blank line between them are never joined.

    Raises ``TypeError`` for anything but ``str``.

    >>> page = read_text("\ufeffTin A\r\n\u00a0\r\n  • Tin B")
    >>> [block.text for block in page.blocks]
    ['\ufeffTin A', '  • Tin B']
    """
    if not isinstance(text, str):
        message = f"read_text takes str, not {type(text).__name__}; decode bytes first"
        raise TypeError(message)
    spans = list(_spans(text))
    column, lines = _column(text, spans)
    if column:
        spans = _unwrapped(text, spans, column, sure=lines >= _SURE)
    return Page(text, tuple(Block(i, start, end, text[start:end]) for i, (start, end) in enumerate(spans)), url)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end offsets of the lines that are not blank."""
    if "\x85" in text:
        lines = (_DRESSED_LINE if is_dressed(text) else _LINE).finditer(text)
        yield from (found.span() for found in lines if found[0].strip() and not is_blank(found[0]))
        return
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip(_ENDS)
        if bare and not bare.isspace() and not is_blank(bare):
            yield start, start + len(bare)
        start += len(line)


def _column(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the column at which the text was hard-wrapped, and the number of lines used to find it.

    The column is 0 if the text was not hard-wrapped. A line is used if hard-wrapping at some column can explain
    its end (``_columns``) and the next line begins in lower case.
    """
    lines, agreeing = 0, Counter[int]()
    for one, two in pairwise(spans):
        if not text[two[0]].isupper() and begins_small(text[slice(*two)]) and (columns := _columns(text, one, two)):
            lines += 1
            agreeing.update(columns)
    if lines < _FEWEST:
        return 0, lines
    column, times = agreeing.most_common(1)[0]
    fewest = max(_SURE, lines * _AGREED) if lines >= _SURE else lines
    return column if times >= fewest else 0, lines


def _unwrapped(text: str, spans: Sequence[tuple[int, int]], column: int, *, sure: bool) -> list[tuple[int, int]]:
    """Return the spans (start and end offsets) of the lines, joined where hard-wrapping at ``column`` broke them.

    If few lines show the column (``sure`` is false), only lines cut in mid-sentence are joined.
    """
    joined = list(spans[:1])
    for one, two in pairwise(spans):
        # A line that ends in mid-sentence can be too short for the column because markup was removed from it.
        is_full, is_cut = column in _columns(text, one, two), _goes_on(text, one, two)
        if (is_full or is_cut) if sure else (is_full and is_cut):
            joined[-1] = (joined[-1][0], two[1])
        else:
            joined.append(two)
    return joined


def _goes_on(text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    return _are_adjacent(text, one, two) and goes_on(text[slice(*one)], text[slice(*two)])


def _are_adjacent(text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Return whether line ``two`` follows line ``one`` (start and end offsets) without a blank line between them."""
    return _BREAK.fullmatch(text, one[1], two[0]) is not None


def _columns(text: str, one: tuple[int, int], two: tuple[int, int]) -> range:
    """Return the line widths, from 50 to 140, at which hard-wrapping would break the text between two lines.

    ``one`` and ``two`` are the start and end offsets of the lines.
    """
    if not _are_adjacent(text, one, two):
        return range(0)
    length = len(text[slice(*one)].rstrip())
    word = _WORD.search(text, *two)
    widths = full_widths(length, word[0] if word else "")
    return range(max(widths.start, _COLUMNS.start), min(widths.stop, _COLUMNS.stop))
