"""Comparing Vietnamese text: two forms that make equal what a reader would call the same line.

``fold`` keeps the diacritics, ``bare`` drops them. Both are pure and cached, since menus and heads repeat
within a page and across the pages of a site.
"""

import unicodedata
from functools import lru_cache
from typing import Final

import regex
from unidecode import unidecode

CACHED: Final = 1 << 15
"""Strings kept by each cache: some hundred pages' lines, a few megabytes."""

LONGEST: Final = 1 << 12
"""Characters beyond which a line goes to a cache of ``FEW`` strings: it will hardly come again on another page."""

FEW: Final = 64

LONG_RUN: Final = regex.compile(r"\p{M}{31}")
"""More marks in a row than any writing has."""

_INVISIBLE: Final = regex.compile(r"[\p{Cf}\u034F\u17B4\u17B5]+")
_SPACES: Final = regex.compile(r"[\s\p{Z}]+")
_OPENING: Final = regex.compile(
    r"^(?:[\s>»›•●○■□▪◦‣·*+|#=→►▶♦✓_–—-]|\d{1,2}[.)]\s(?=\p{L}))+",
)
_CLOSING: Final = " |»›>*•·:;,…._–—-"
_QUOTES: Final = str.maketrans("“”„‟‘’‚‛«»´`", "\"\"\"\"''''\"\"''")
# The open rimes oa, oe, uy are written in two styles (hòa, hoà); to compare, one is as good as the other.
_STYLE: Final = {
    new: old
    for pair in ("oà òa|oá óa|oả ỏa|oã õa|oạ ọa|oè òe|oé óe|oẻ ỏe|oẽ õe|oẹ ọe|uỳ ùy|uý úy|uỷ ủy|uỹ ũy|uỵ ụy").split("|")
    for new, old in [pair.split()]
}
_MODERN: Final = regex.compile(rf"(?<!q)(?:{'|'.join(_STYLE)})(?!\p{{L}})")


def fold(text: str) -> str:
    """The comparison form of a line: composed, lower case, plain quotes, one style of tone marks, single spaces.

    Invisible characters, the bullets, arrows or list number before the first word, and the punctuation after
    the last one are left out; so two lines that a reader takes for the same one fold to the same string.

    >>> fold("  • Tin  LIÊN quan: ") == fold("tin liên quan")
    True
    >>> fold("Từ khoá")
    'từ khóa'
    """
    return _fold(text) if len(text) <= LONGEST else _fold_long(text)


def composed(text: str) -> str:
    """The text in Unicode NFC.

    With a run of more than 30 marks it is no text and stays as it is: normalising such runs takes quadratic time.
    """
    if text.isascii() or LONG_RUN.search(text) or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def bare(text: str) -> str:
    """``fold`` without diacritics, in ASCII (transliterated by Unidecode); words parted by single spaces.

    >>> bare("Đổi mới – sáng tạo")
    'doi moi sang tao'
    """
    return _bare(text) if len(text) <= LONGEST else _bare_long(text)


def _folded(text: str) -> str:
    if not text.isascii():
        text = _INVISIBLE.sub("", composed(text)).translate(_QUOTES)
    text = _SPACES.sub(" ", text).strip().lower()
    text = _OPENING.sub("", text, count=1).rstrip(_CLOSING)
    return text if text.isascii() else _MODERN.sub(lambda found: _STYLE[found[0]], text)


def _bared(text: str) -> str:
    return " ".join(_WORDS.findall(unidecode(_folded(text)).lower()))


_WORDS: Final = regex.compile(r"[a-z0-9]+")
_fold = lru_cache(CACHED)(_folded)
_bare = lru_cache(CACHED)(_bared)
_fold_long = lru_cache(FEW)(_folded)
_bare_long = lru_cache(FEW)(_bared)
