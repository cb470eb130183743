"""The words of a line, told from what only looks like words: addresses, tags, names of files, code."""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from sys import maxsize
from typing import Final, NamedTuple

import regex

from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import memoized
from vnclean.text.syllables import LONGEST, is_syllable, readings

Sign = re.Pattern[str] | regex.Pattern[str]
"""What shows that a word may need a repair."""

LETTERS: Final = lazy_regex(r"[\p{L}\p{M}]+")
"""Letters and marks in a row, whatever they begin with."""

WORD: Final = lazy_regex(r"\p{L}[\p{L}\p{M}]*")

DISTINCT: Final = "ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9"
"""The Vietnamese letters that no West European language has, as a character class."""

_LOST: Final = "\ufffd"
_GLUE: Final = frozenset("@#/\\_=0123456789")
_LETTER: Final = lazy_regex("[\\p{L}\\p{M}\u24b6-\u24e9]")
_DISTINCT: Final = lazy_regex(f"[{DISTINCT}]")
_SPECIAL: Final = lazy_regex(r"[@#/\\_=`]|\.\w")
_VERBATIM: Final = r"`[^`\n]+`|(?<!\w)\w++://\S+|(?<!\w)www\.\S+"
_IS_VERBATIM: Final = lazy_regex(_VERBATIM)
_TOKEN: Final = lazy_regex(rf"{_VERBATIM}|[^\s“”\"'‘’()\[\]{{}}<>«»,;!?|`]+")
_NO_PROSE: Final = lazy_regex(r"`|://|www\.|@|_|=|\\|#\w|/\w[^/]*/|^[~.]?/\w|[\w-]\.(?=[\p{Ll}\d])")
_MARGIN: Final = 32


class Found(NamedTuple):
    """A word and where it is in its line."""

    line: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word itself."""
        return self.line[self.start : self.end]

    @property
    def neighbours(self) -> tuple[str, ...]:
        """The words next to it, with nothing but spaces between: none, one or two."""
        return self.before[-1:] + self.after[:1]

    @property
    def before(self) -> tuple[str, ...]:
        """The two words before it, with nothing but spaces between."""
        found = _BEFORE.search(self.line[max(0, self.start - _MARGIN) : self.start])
        return tuple(found[0].split()) if found else ()

    @property
    def after(self) -> tuple[str, ...]:
        """The two words after it, with nothing but spaces between."""
        found = _AFTER.match(self.line, self.end)
        return tuple(found[0].split()) if found else ()


_BEFORE: Final = lazy_regex(r"(?:\p{L}[\p{L}\p{M}]*+[ \u00a0]++){1,2}$")
_AFTER: Final = lazy_regex(r"(?:[ \u00a0]++\p{L}[\p{L}\p{M}]*+){1,2}")


def replace_words(sign: Sign, repair: Callable[[Found], str], line: str) -> str:
    """Return the line with the words in which ``sign`` is found replaced by what ``repair`` makes of them.

    Words inside addresses, tags, names of files, paths and code, and words joined to digits, stay. It is done again
    until nothing changes, since words that are repaired may speak for others of their line.

    >>> replace_words(regex.compile("à"), lambda found: found.word.upper(), "hoà bình, hoà2, a@hoà.vn")
    'HOÀ bình, hoà2, a@hoà.vn'
    """
    while (normalized := replace_once(sign, repair, line)) != line:
        line = normalized
    return line


def replace_once(sign: Sign, repair: Callable[[Found], str], line: str) -> str:
    """Return the line as ``replace_words`` leaves it after one round."""
    pieces = []
    end = 0
    for found in words_with(sign, line):
        if found.start >= end:
            new = repair(found)
            if new != found.word and not is_protected(found):
                pieces += [line[end : found.start], new]
                end = found.end
    return "".join([*pieces, line[end:]]) if pieces else line


def words_with(sign: Sign, line: str) -> Iterator[Found]:
    """Yield the words of a line in which ``sign`` is found, those longer than any disguise of a syllable left out."""
    end = 0
    for hit in sign.finditer(line):
        if hit.start() < end:
            continue
        start, end = hit.start(), hit.end()
        while start and _LETTER.match(line, start - 1):
            start -= 1
            if hit.start() - start > LONGEST * 4:
                break
        while end < len(line) and _LETTER.match(line, end):
            end += 1
        if end - start <= LONGEST * 4:
            yield Found(line, start, end)


def is_protected(found: Found) -> bool:
    """Return whether a word is not prose: joined to a digit or sign, part of an address, tag, file name or code."""
    line, start, end = found
    if (start and line[start - 1] in _GLUE) or (end < len(line) and line[end] in _GLUE):
        return True
    if _LOST in line[max(0, start - 2) : end + 2]:
        return True
    return _is_in(protected(line), start)


def _is_in(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Return whether a place is in one of the spans, which are in order."""
    before = bisect(spans, (place, maxsize))
    return before > 0 and place < spans[before - 1][1]


@memoized
def protected(line: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a line that are not prose, in order.

    >>> protected("Xem https://x.vn/hoà và `hoà`.")
    ((4, 20), (24, 29))
    """
    if not _SPECIAL.search(line):
        return ()
    return tuple(token.span() for token in _TOKEN.finditer(line) if _NO_PROSE.search(token[0]))


def replace_prose(pattern: regex.Pattern[str], new: Callable[[regex.Match[str]], str], line: str) -> str:
    """Return the line with matches of ``pattern`` replaced, except in web addresses and code between backticks."""
    spans = [found.span() for found in _IS_VERBATIM.finditer(line)]
    if not spans:
        return pattern.sub(new, line)
    return pattern.sub(lambda found: found[0] if _is_in(spans, found.start()) else new(found), line)


class Evidence(NamedTuple):
    """What a line's words speak for: ``vietnamese`` can be nothing else, ``foreign`` are not syllables."""

    vietnamese: int
    foreign: int


@memoized
def evidence(line: str) -> Evidence:
    """Count the words that only Vietnamese has, and those that it cannot have; acronyms are neither.

    >>> evidence("Ông Chloé nói với HĐND")
    Evidence(vietnamese=1, foreign=1)
    """
    vietnamese = foreign = 0
    for word in WORD.findall(line):
        if is_syllable(word):
            vietnamese += _DISTINCT.search(word) is not None
        else:
            foreign += not (word.isupper() or readings(word))
    return Evidence(vietnamese, foreign)


def is_distinct(word: str) -> bool:
    """Return whether a word has a letter that no West European language has."""
    return _DISTINCT.search(word) is not None
