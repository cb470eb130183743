"""Comparison forms of Vietnamese text: two lines that people would call the same have equal forms.

``fold`` evens out case, punctuation and spaces but keeps the diacritics. ``bare`` only drops the diacritics.
``bare_words`` does both and keeps only the words. The results of ``fold`` and ``bare_words`` are cached, since menus
and page headers recur within a page and across the pages of a site.
"""

import unicodedata
from typing import Final

from unidecode import unidecode

from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.memo import memoized

VOWELS: Final = "aăâeêioôơuưy"

TONES: Final = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
"""The five combining tone marks with the names of their tones. The sixth tone, ngang, has no mark."""

LONG_RUN: Final = lazy_regex(r"\p{M}{31}")
"""A run of 31 combining marks: more than any writing system uses."""

_HARMLESS: Final = 256
"""Maximum length, in characters, of a text that is tested for NFC without a search for long runs of marks.

The NFC test of such a text takes 30 microseconds at the worst.
"""

_INVISIBLE: Final = lazy_regex(r"[\p{Cf}\u034F\u17B4\u17B5]+")
_SPACES: Final = lazy_regex(r"[\s\p{Z}]+")
_OPENING: Final = lazy_regex(
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
# The pattern begins with the toned vowel, which is rarer than the o or u before it.
_RIME: Final = lazy_re("[àáảãạèéẻẽẹỳýỷỹỵ](?<=o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])")
"""Pattern of the vowel with the tone mark in the modern style: the à of "hoà", which ``fold`` changes to "hòa"."""
_SIGN: Final = lazy_re("[\u034f\u17b4\u17b5“”„‟‘’‚‛«»´`]")
"""Pattern of the characters that ``fold`` changes although ``str.isprintable`` accepts them: quotes, for example."""
_MODERN: Final = lazy_regex(rf"(?<!q)(?:{'|'.join(_STYLE)})(?!\p{{L}})")


def toned(letters: str) -> str:
    """Return each letter with each of the five tone marks, all lower case letters first, then upper case.

    ``letters`` must be in lower case.

    >>> toned("y")
    'ỳýỹỷỵỲÝỸỶỴ'
    """
    return "".join(unicodedata.normalize("NFC", each + tone) for each in letters + letters.upper() for tone in TONES)


@memoized
def fold(text: str) -> str:
    """Return the form of a line by which lines are compared, without differences of case, spacing and tone mark style.

    The form is in Unicode NFC and lower case, with plain quotes, one style of tone marks and single spaces. These are
    removed:

    - invisible characters;
    - bullets, arrows or a list number before the first word;
    - punctuation after the last word.

    >>> fold("  • Tin  LIÊN quan: ") == fold("tin liên quan")
    True
    >>> fold("Từ khoá")
    'từ khóa'
    """
    plain = text.isascii()
    if not plain:
        text = composed(text)
        signed = _SIGN.search(text) is not None
        if signed or not text.isprintable():
            text = _INVISIBLE.sub("", text)
        if signed:
            text = text.translate(_QUOTES)
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", text)
    text = text.strip().lower()
    if not text[:1].isalpha():
        text = _OPENING.sub("", text, count=1)
    text = text.rstrip(_CLOSING)
    return text if plain or _RIME.search(text) is None else _MODERN.sub(lambda found: _STYLE[found[0]], text)


def composed(text: str) -> str:
    """Return the text in Unicode NFC, in which a letter with its diacritics is one character if possible.

    Text with a run of more than 30 combining marks is returned unchanged, because normalizing such a run takes
    quadratic time.
    """
    if text.isascii() or (len(text) > _HARMLESS and LONG_RUN.search(text)):
        return text
    if unicodedata.is_normalized("NFC", text) or LONG_RUN.search(text):
        return text
    return unicodedata.normalize("NFC", text)


def bare(text: str) -> str:
    """Return the text without diacritics, in ASCII.

    Case, spaces and ASCII punctuation stay the same; Đ becomes D. Unidecode transliterates all other characters, except
    lone surrogates, which stay.

    >>> bare("Đổi mới – “sáng tạo”")
    'Doi moi - "sang tao"'
    """
    if text.isascii():
        return text
    text = composed(text).translate(_BARE)
    return text if text.isascii() else _FOREIGN.sub(lambda found: unidecode(found[0]), text)


@memoized
def bare_words(text: str) -> str:
    """Return the words of a line in the form of ``fold``, without diacritics, as in the slug of a URL.

    The words are separated by single spaces.

    >>> bare_words("• Đổi mới – sáng tạo:")
    'doi moi sang tao'
    """
    return " ".join(_WORDS.findall(bare(fold(text)).lower()))


_LETTERS: Final = "đĐ" + VOWELS + VOWELS.upper() + toned(VOWELS)
_BARE: Final = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in _LETTERS} | {
    ord("đ"): "d",
    ord("Đ"): "D",
}
LETTERS: Final = {char: char for char in "abcdefghijklmnopqrstuvwxyz0123456789"} | {
    chr(code): letter for code, letter in _BARE.items() if letter.islower()
}
"""Folded letters and digits, each mapped to its form without diacritics."""
_FOREIGN: Final = lazy_regex(r"[^\x00-\x7f\ud800-\udfff]+")
_WORDS: Final = lazy_regex(r"[a-z0-9]+")
