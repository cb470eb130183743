"""The words of a line, as opposed to web addresses, tags, file names and code."""

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
"""A pattern that matches in every word that may need a repair."""

LETTERS: Final = lazy_regex(r"[\p{L}\p{M}]+")
"""A run of letters and combining marks, which may begin with a mark."""

WORD: Final = lazy_regex(r"\p{L}[\p{L}\p{M}]*")

DISTINCT: Final = "ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9"
"""Contents of a character class: the Vietnamese letters that no West European language has."""

_LOST: Final = "\ufffd"
_GLUE: Final = frozenset("@#/\\_=0123456789")
_LETTER: Final = lazy_regex("[\\p{L}\\p{M}\u24b6-\u24e9]")
_DISTINCT: Final = lazy_regex(f"[{DISTINCT}]")
_SPECIAL: Final = lazy_regex(r"[@#/\\_=`]|\.\w")
_VERBATIM: Final = r"`[^`\n]+`|(?<!\w)\w++://\S+|(?<!\w)www\.\S+"
_IS_VERBATIM: Final = lazy_regex(_VERBATIM)
_TOKEN: Final = lazy_regex(rf"{_VERBATIM}|[^\s“”\"'‘’()\[\]{{}}<>«»,;!?|`]+")
_NO_PROSE: Final = lazy_regex(r"`|://|www\.|@|_|=|\\|#\w|/\w[^/]*/|^[~.]?/\w|[\w-]\.(?=[\p{Ll}\d])")
_PAIR: Final = lazy_regex(r"(?<![^\s(“\",;:])[\p{L}\p{M}]{1,12}/[\p{L}\p{M}]{1,12}(?![^\s)”\",;:.!?])")
_MARGIN: Final = 32


class Found(NamedTuple):
    """A word and its offsets in its line."""

    line: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word itself."""
        return self.line[self.start : self.end]

    @property
    def neighbours(self) -> tuple[str, ...]:
        """The adjacent words, separated from it by spaces only: none, one or two."""
        return self.before[-1:] + self.after[:1]

    @property
    def before(self) -> tuple[str, ...]:
        """Up to two words before it, separated by spaces only, in order of the text."""
        found = _BEFORE.search(self.line[max(0, self.start - _MARGIN) : self.start])
        return tuple(found[0].split()) if found else ()

    @property
    def after(self) -> tuple[str, ...]:
        """Up to two words after it, separated by spaces only, in order of the text."""
        found = _AFTER.match(self.line, self.end)
        return tuple(found[0].split()) if found else ()


_BEFORE: Final = lazy_regex(r"(?:\p{L}[\p{L}\p{M}]*+[ \u00a0]++){1,2}$")
_AFTER: Final = lazy_regex(r"(?:[ \u00a0]++\p{L}[\p{L}\p{M}]*+){1,2}")


def replace_words(sign: Sign, repair: Callable[[Found], str], line: str) -> str:
    """Return the line with each word in which ``sign`` matches replaced by the result of ``repair``.

    Words in web addresses, tags, file names, paths and code, and words joined to digits, stay. The replacement is
    repeated until nothing changes, since repaired words can be evidence for others in their line.

    >>> replace_words(regex.compile("à"), lambda found: found.word.upper(), "hoà bình, hoà2, a@hoà.vn")
    'HOÀ bình, hoà2, a@hoà.vn'
    """
    while (normalized := replace_once(sign, repair, line)) != line:
        line = normalized
    return line


def replace_once(sign: Sign, repair: Callable[[Found], str], line: str) -> str:
    """Return the line after one round of ``replace_words``."""
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
    """Yield the words of a line in which ``sign`` matches, except those too long to be a disguised syllable."""
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
    """Return whether a word must not change because it is not prose.

    It is joined to a digit or a sign such as "@", inside an address, tag, file name, path or code, or near U+FFFD
    (damage).
    """
    line, start, end = found
    glued = (start and line[start - 1] in _GLUE) or (end < len(line) and line[end] in _GLUE)
    if glued and not _is_choice(found):
        return True
    if _LOST in line[max(0, start - 2) : end + 2]:
        return True
    return _is_in(protected(line), start)


def _is_choice(found: Found) -> bool:
    """Return whether a word is one of two syllables joined by a slash: "xóa/sửa"."""
    pair = next((pair for pair in _PAIR.finditer(found.line) if pair.start() <= found.start < pair.end()), None)
    return pair is not None and all(map(is_syllable, pair[0].split("/")))


def _is_in(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Return whether an offset is inside one of the spans, which are sorted."""
    before = bisect(spans, (place, maxsize))
    return before > 0 and place < spans[before - 1][1]


@memoized
def protected(line: str) -> tuple[tuple[int, int], ...]:
    """Return the sorted spans of a line that are not prose: addresses, tags, file names, paths, code.

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
    """Counts of a line's words: ``vietnamese`` can be no other language's, ``foreign`` are not Vietnamese syllables."""

    vietnamese: int
    foreign: int


@memoized
def evidence(line: str) -> Evidence:
    """Count the words with distinct Vietnamese letters, and the words that cannot be syllables; acronyms are neither.

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
