"""Decode text in a legacy Vietnamese charset that was decoded as Western.

A byte arrives as its Latin-1 character or as its windows-1252 character. The two differ for the bytes 80 to 9F, whose
windows-1252 characters are called "dressed" below.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, pairwise
from typing import Final
from unicodedata import normalize

import regex

from vnclean.text.fold import TONES, VOWELS, toned
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.resources import rows
from vnclean.text.syllable_list import forms, is_known_syllable
from vnclean.text.syllables import is_syllable

CHARSETS: Final = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI-Windows",
    "viscii": "VISCII",
    "vps": "VPS",
    "cp1258": "windows-1258",
}
"""The supported charsets and their full names."""

_WESTERN: Final = {chr(byte): bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
DRESSED: Final = {char: byte for byte, char in _WESTERN.items() if char}
"""The windows-1252 characters of the bytes 80 to 9F, each mapped to the Latin-1 character of its byte."""

CONTROLS: Final = r"\x01-\x08\x0e-\x1f"
SIGNS: Final = r"\xa1-\xbf\xad×÷\u2212\u2219"
"""Contents of character classes: characters that are not letters in Western text and are letters in one of the
charsets."""

_UNDRESSED: Final = str.maketrans(DRESSED)
_TYPOGRAPHY: Final = {ord(byte): char for byte, char in _WESTERN.items() if char}
_PDF: Final = {0x2212: "\xad", 0x2219: "\xb7"}
"""A minus and a bullet operator: what PDF text has for the soft hyphen and the middle dot of a font in TCVN3."""
_POINTS: Final = "“”‘’–—…•"
"""The dressed characters that news uses as punctuation; the others are read as letters if the charset has letters
there."""
_OF_80_TO_9F: Final = frozenset({"viscii", "vps"})
"""Charsets with letters among the bytes 80 to 9F; in the others these are typography, as in windows-1252."""
_LETTERS: Final = rf"\p{{L}}\p{{M}}{SIGNS}{CONTROLS}"
_WORD: Final = lazy_regex(f"[{_LETTERS}]+")
_WORD_80_TO_9F: Final = lazy_regex(rf"[{_LETTERS}\x80-\x9f{''.join(DRESSED)}]+")
_PARTS: Final = lazy_regex(f"[{_POINTS}]")
_MOST_POINTS: Final = 4
_NO_WORDS: Final = frozenset("ãâă")
"""Letters that are hardly ever a word on their own; a lone middle dot would be read as ã in TCVN3."""
_ENDED: Final = lazy_regex(r"(?:^|[.!?:…”\"–-])\s*$")
_CONTINUED: Final = lazy_regex(r"[ \xa0]+(?!\p{Lu})")
_NUMBER: Final = lazy_regex(r"[\d-]")
_NO_BREAK: Final = lazy_regex(r"(?<!\p{L})(\p{Lu}*)\xa0(\p{Lu}*)(?!\p{L})")
_TONED: Final = lazy_regex(f"[{toned(VOWELS).lower()}]")
_CAPITAL: Final = lazy_regex(r"[AEIOUYĂÂÊÔƠƯ][\p{Ll}--[a-z]]", flags=regex.VERSION1)


_QUOTES: Final = lazy_re(r"[\x80\x91-\x97]")
"""The euro, quotes, bullet and dashes of windows-1252, decoded as Latin-1."""


def is_dressed(text: str) -> bool:
    r"""Return whether U+0085 is the ellipsis of windows-1252 in a text, and not a line break: beside such quotes.

    In UTF-8 that was misread as Latin-1, which has such characters, too, it is part of a letter.

    >>> is_dressed("\x93Nước về\x94\x85"), is_dressed("Nước về\x85")
    (True, False)
    """
    return _QUOTES.search(text) is not None and "á»" not in text and "Ã" not in text


def read_as(text: str, charset: str) -> str:
    """Return a text with its words decoded in a legacy charset.

    A word that is an attested syllable undecoded, and would not be one decoded, stays; so do quotes, dashes and other
    signs that are not letters in their context. Between words, only C1 controls change: to the windows-1252 characters
    of their bytes.

    >>> read_as("Vieät Nam", "vni"), read_as("ðßþc", "viscii")
    ('Việt Nam', 'được')
    """
    convert = _converter(charset)
    pattern = _WORD_80_TO_9F if charset in _OF_80_TO_9F else _WORD
    text = pattern.sub(lambda found: _read(found, convert), text.translate(_TYPOGRAPHY))
    if charset == "viscii":
        text = _NO_BREAK.sub(_read_no_break, text)
    return normalize("NFC", text)


def western(data: bytes) -> str:
    r"""Return bytes decoded as windows-1252, as by browsers: the five bytes that it leaves out become C1 controls.

    >>> western(b"\x93\x81\xe9")
    '“\x81é'
    """
    return data.decode("latin-1").translate(_TYPOGRAPHY)


def _read(found: regex.Match[str], convert: Callable[[str], str]) -> str:
    word = found[0]
    read = convert(word)
    if not any(map(str.isalpha, word)):
        return read if _is_letter_alone(found, read) else word
    known = forms("keep")
    if read in known:
        return read
    if word in known:
        return word
    return next(_with_points(word, convert), read)


def _with_points(word: str, convert: Callable[[str], str]) -> Iterator[str]:
    """Yield decodings of a word in which some quotes, dashes or dots stay punctuation, fewest of them first.

    The parts between them are ASCII or attested syllables.
    """
    places = [found.start() for found in _PARTS.finditer(word)]
    for count in range(1, len(places) + 1):
        for chosen in combinations(places[:_MOST_POINTS], count):
            edges = [-1, *chosen, len(word)]
            parts = [word[start + 1 : end] for start, end in pairwise(edges)]
            read = [part if part.isascii() else convert(part) for part in parts]
            if all(part.isascii() or part in forms("keep") for part in read):
                yield "".join(part + word[end : end + 1] for part, end in zip(read, edges[1:], strict=True))


def _is_letter_alone(found: regex.Match[str], read: str) -> bool:
    """Return whether a run of signs is a word: "µ" is à in TCVN3, "—" is Ở in VISCII; bullets and dashes are not."""
    line, start, end = found.string, *found.span()
    if (
        not is_known_syllable(read)
        or read in _NO_WORDS
        or _NUMBER.match(line, end)
        or _NUMBER.match(line[start - 1 : start])
    ):
        return False
    if not _PARTS.search(found[0]):
        return True
    return _ENDED.search(line[max(0, start - 8) : start]) is not None and _CONTINUED.match(line, end) is not None


def _read_no_break(found: regex.Match[str]) -> str:
    """Return a word with its byte A0 read as Õ (VISCII), or unchanged if a no-break space makes sense there."""
    before, after = found.groups()
    word = f"{before}Õ{after}"
    return word if is_known_syllable(word) and not is_syllable(before) else found[0]


@cache
def _converter(charset: str) -> Callable[[str], str]:
    """Return a function that decodes one word of the charset."""
    if charset == "cp1258":
        letters = {chr(byte): bytes([byte]).decode("cp1258", "ignore") for byte in range(0x80, 0x100)}
        tones_apart = str.maketrans({char: letter for char, letter in letters.items() if letter})
        return lambda word: normalize("NFC", word.translate(_UNDRESSED).translate(tones_apart))
    table = _letters(charset)
    pattern = regex.compile("|".join(map(regex.escape, sorted(table, key=len, reverse=True))))
    undressed = _UNDRESSED | _PDF if charset == "tcvn3" else _UNDRESSED

    def convert(word: str) -> str:
        read = pattern.sub(lambda found: table[found[0]], word.translate(undressed))
        return _capitalized(read) if charset == "tcvn3" else read

    return convert


def _letters(charset: str) -> dict[str, str]:
    """Return the decoding table of a charset: from a byte, or a letter and a byte, to a letter, all as strings.

    That of TCVN3 includes the capitals that TCVN 5712-1 adds, except those at the bytes 80 to 9F, where pages have
    typography.
    """
    names = {"tcvn3": ("TCVN3", "TCVN5712-1")}.get(charset, (charset.upper(),))
    table = {
        regex.sub(r"\\x(..)", lambda byte: chr(int(byte[1], 16)), legacy): letter
        for name, legacy, letter in rows("text/legacy_charsets.tsv")
        if name in names
    }
    for legacy, letter in list(table.items()):
        if len(legacy) > 1:  # VNI: the mark's case follows the letter's in careful typing only
            table.setdefault(legacy[0] + legacy[1].swapcase(), letter)
        if charset == "tcvn3" and legacy in _WESTERN:
            del table[legacy]
    return table


def _capitalized(word: str) -> str:
    """Return a word with the toned capitals that TCVN3 lacks: "A¸" is Á, and "HøA" was written for HỨA."""
    if not is_known_syllable(word):
        word = _CAPITAL.sub(lambda found: found[0][1].upper() if _is_twice(*found[0]) else found[0], word)
    plain = _TONED.sub("", word)
    return word.upper() if len(plain) > 1 and plain.isupper() else word


def _is_twice(capital: str, small: str) -> bool:
    """Return whether a small letter is the lower case of a capital with a tone mark added."""
    base = normalize("NFC", "".join(char for char in normalize("NFD", small) if char not in TONES))
    return base == capital.lower() and base != small
