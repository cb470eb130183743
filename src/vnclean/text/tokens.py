"""The words of a line, distinguished from text that is not prose: web addresses, tags, file names and code."""

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from sys import maxsize
from typing import Final, NamedTuple

import regex

from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import memoized
from vnclean.text.syllables import LONGEST, is_syllable, readings

Sign = re.Pattern[str] | regex.Pattern[str]
"""A pattern that matches in every word that may need a repair."""

LETTERS: Final = lazy_regex(r"[\p{L}\p{M}]+")
"""Pattern for consecutive letters and combining marks; the first character may be a mark."""

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
    """A word in a line, with the offsets at which the word begins and ends."""

    line: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The text of the word."""
        return self.line[self.start : self.end]

    @property
    def neighbours(self) -> tuple[str, ...]:
        """The words directly before and after this word, separated from it only by spaces; at most two."""
        return self.before[-1:] + self.after[:1]

    @property
    def before(self) -> tuple[str, ...]:
        """Up to two words directly before this word, separated only by spaces, in the order of the text."""
        found = _BEFORE.search(self.line[max(0, self.start - _MARGIN) : self.start])
        return tuple(found[0].split()) if found else ()

    @property
    def after(self) -> tuple[str, ...]:
        """Up to two words directly after this word, separated only by spaces, in the order of the text."""
        found = _AFTER.match(self.line, self.end)
        return tuple(found[0].split()) if found else ()


_BEFORE: Final = lazy_regex(r"(?:\p{L}[\p{L}\p{M}]*+[ \u00a0]++){1,2}$")
_AFTER: Final = lazy_regex(r"(?:[ \u00a0]++\p{L}[\p{L}\p{M}]*+){1,2}")


def replace_words(sign: Sign, repair: Callable[[Found], str], line: str) -> str:
    """Return the line with ``repair`` applied to each word that contains a match of the pattern ``sign``.

    Words in web addresses, tags, file names, paths and code do not change. Words joined to digits do not change. The
    replacement is repeated until the line no longer changes, since a repaired word can be evidence for other words.

    >>> replace_words(regex.compile("à"), lambda found: found.word.upper(), "hoà bình, hoà2, a@hoà.vn")
    'HOÀ bình, hoà2, a@hoà.vn'
    """
    while (repaired := with_repairs(line, ((found, repair(found)) for found in words_with(sign, line)))) != line:
        line = repaired
    return line


def with_repairs(line: str, words: Iterable[tuple[Found, str]]) -> str:
    """Return the line with each of ``words``, which are in order, replaced by its repaired form.

    A word that is not prose (``is_protected``) does not change, and neither does one that overlaps a replaced word.
    """
    pieces = []
    end = 0
    for found, new in words:
        if found.start >= end and new != found.word and not is_protected(found):
            pieces += [line[end : found.start], new]
            end = found.end
    return "".join([*pieces, line[end:]]) if pieces else line


def words_with(sign: Sign, line: str) -> Iterator[Found]:
    """Yield the words of a line that contain a match of the pattern ``sign``.

    Words of more than 28 characters are left out, since a damaged syllable is shorter.
    """
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
    """Return whether a word must not be changed, because it is not prose.

    Any of these holds:

    - The word is joined to a digit or to a character such as "@". Two syllables joined by a slash ("xóa/sửa") are an
      exception.
    - The word is inside an address, tag, file name, path or code.
    - The word is within two characters of U+FFFD, which marks damage.
    """
    line, start, end = found
    glued = (start and line[start - 1] in _GLUE) or (end < len(line) and line[end] in _GLUE)
    if glued and not _is_choice(found):
        return True
    if _LOST in line[max(0, start - 2) : end + 2]:
        return True
    return _is_in(protected(line), start)


def _is_choice(found: Found) -> bool:
    """Return whether a word is part of a pair of syllables joined by a slash: "xóa/sửa"."""
    pair = next((pair for pair in _PAIR.finditer(found.line) if pair.start() <= found.start < pair.end()), None)
    return pair is not None and all(map(is_syllable, pair[0].split("/")))


def _is_in(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Return whether the offset ``place`` is inside one of the spans, which are sorted pairs of start and end."""
    before = bisect(spans, (place, maxsize))
    return before > 0 and place < spans[before - 1][1]


@memoized
def protected(line: str) -> tuple[tuple[int, int], ...]:
    """Return the parts of a line that are not prose: addresses, tags, file names, paths and code.

    Each part is a pair of offsets, its start and end; the parts are in order.

    >>> protected("Xem https://x.vn/hoà và `hoà`.")
    ((4, 20), (24, 29))
    """
    if not _SPECIAL.search(line):
        return ()
    return tuple(token.span() for token in _TOKEN.finditer(line) if _NO_PROSE.search(token[0]))


def replace_prose(pattern: regex.Pattern[str], new: Callable[[regex.Match[str]], str], line: str) -> str:
    """Return the line with each match of ``pattern`` replaced by the result of ``new``.

    Matches in web addresses and in code between backticks are not replaced.
    """
    spans = [found.span() for found in _IS_VERBATIM.finditer(line)]
    if not spans:
        return pattern.sub(new, line)
    return pattern.sub(lambda found: found[0] if _is_in(spans, found.start()) else new(found), line)


class Evidence(NamedTuple):
    """Counts of the words of a line, as evidence for its language.

    ``vietnamese`` counts words that only Vietnamese can have. ``foreign`` counts words that cannot be Vietnamese.
    """

    vietnamese: int
    foreign: int


@memoized
def evidence(line: str) -> Evidence:
    """Return how many words of a line are Vietnamese, and how many are foreign, as evidence for its language.

    Two kinds of words count:

    - Vietnamese: a syllable with a letter that no West European language has.
    - Foreign: a word that is not a syllable, except words in capitals ("HĐND") and syllables with several tone marks
      (``readings``).

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
    """Return whether a word has a Vietnamese letter that no West European language has."""
    return _DISTINCT.search(word) is not None
