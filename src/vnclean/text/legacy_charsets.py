"""Repair text in a legacy Vietnamese charset that was decoded with a Western charset.

Each byte has become its Latin-1 character or its windows-1252 character. The two differ only for the bytes 80 to 9F. In
this module, "dressed" means the windows-1252 character of such a byte, for example a curly quote.
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
from vnclean.text.syllables import forms, is_known_syllable, is_syllable

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
"""Control characters that are letters in a legacy charset; to be used inside a character class."""
SIGNS: Final = r"\xa1-\xbf\xad×÷\u2212\u2219"
"""Symbols of Western text that are letters in a legacy charset; to be used inside a character class."""

_UNDRESSED: Final = str.maketrans(DRESSED)
_TYPOGRAPHY: Final = {ord(byte): char for byte, char in _WESTERN.items() if char}
_PDF: Final = {0x2212: "\xad", 0x2219: "\xb7"}
"""PDF text in a TCVN3 font has minus and bullet operator (the keys) in place of soft hyphen and middle dot."""
_POINTS: Final = "“”‘’–—…•"
"""The windows-1252 characters of the bytes 80 to 9F that news uses as punctuation."""
_OF_80_TO_9F: Final = frozenset({"viscii", "vps"})
"""Charsets with letters at the bytes 80 to 9F; in all others, these bytes are typography, as in windows-1252."""
_LETTERS: Final = rf"\p{{L}}\p{{M}}{SIGNS}{CONTROLS}"
_WORD: Final = lazy_regex(f"[{_LETTERS}]+")
_WORD_80_TO_9F: Final = lazy_regex(rf"[{_LETTERS}\x80-\x9f{''.join(DRESSED)}]+")
_PARTS: Final = lazy_regex(f"[{_POINTS}]")
_MOST_POINTS: Final = 4
_NO_WORDS: Final = frozenset("ãâă")
"""Letters that are hardly ever a word on their own; a symbol on its own is not decoded to one of them.

Otherwise, a middle dot used as a bullet would become the word ã in TCVN3.
"""
_ENDED: Final = lazy_regex(r"(?:^|[.!?:…”\"–-])\s*$")
_CONTINUED: Final = lazy_regex(r"[ \xa0]+(?!\p{Lu})")
_NUMBER: Final = lazy_regex(r"[\d-]")
_NO_BREAK: Final = lazy_regex(r"(?<!\p{L})(\p{Lu}*)\xa0(\p{Lu}*)(?!\p{L})")
_TONED: Final = lazy_regex(f"[{toned(VOWELS).lower()}]")
_CAPITAL: Final = lazy_regex(r"[AEIOUYĂÂÊÔƠƯ][\p{Ll}--[a-z]]", flags=regex.VERSION1)


_QUOTES: Final = lazy_re(r"[\x80\x91-\x97]")
"""Quotes, dashes, the bullet and the euro of windows-1252 that were decoded as Latin-1."""


def is_dressed(text: str) -> bool:
    r"""Return whether U+0085 in a text is the ellipsis of windows-1252, and not a line break.

    Both of these must hold:

    - The text has a quote, dash, bullet or euro sign of windows-1252 that was decoded as Latin-1.
    - The text has neither "á»" nor "Ã". These show that the text is UTF-8 decoded as Latin-1, where the
      characters of the first condition are parts of letters.

    >>> is_dressed("\x93Nước về\x94\x85"), is_dressed("Nước về\x85")
    (True, False)
    """
    return _QUOTES.search(text) is not None and "á»" not in text and "Ã" not in text


def with_ellipses(text: str) -> str:
    r"""Return the text with "…" in place of U+0085, the ellipsis of windows-1252 decoded as Latin-1.

    If U+0085 is a line break (``is_dressed`` is false), the text is returned unchanged.

    >>> with_ellipses("\x93Nước về\x94\x85")
    '\x93Nước về\x94…'
    """
    return text.replace("\x85", "…") if "\x85" in text and is_dressed(text) else text


def read_as(text: str, charset: str) -> str:
    """Return a text with its words decoded from a legacy charset, one of the keys of ``CHARSETS``.

    A word stays unchanged if it is an attested syllable and its decoded form is not. Quotes, dashes and other
    punctuation marks are decoded only if their context shows that they are letters. Between words, only C1 controls
    change: each becomes the windows-1252 character of its byte.

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
    r"""Return bytes decoded as windows-1252, as browsers do.

    The five bytes that windows-1252 does not define become C1 control characters.

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
    """Yield decodings of a word in which some of its quotes, dashes and dots (``_POINTS``) stay punctuation.

    Decodings in which one of these characters stays come first, then those in which two stay, and so on. The
    parts between these characters are decoded with ``convert``; each must then be ASCII or an attested
    syllable.
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
    """Return whether a string without letters is a word in a legacy charset, as "—" is the word Ở in VISCII.

    ``found`` is the match of the string, and ``read`` is the string after decoding.
    """
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
    """Return a VISCII word with its byte A0 decoded as Õ, unless the byte may be a no-break space."""
    before, after = found.groups()
    word = f"{before}Õ{after}"
    return word if is_known_syllable(word) and not is_syllable(before) else found[0]


@cache
def _converter(charset: str) -> Callable[[str], str]:
    """Return a function that decodes one word written in the charset."""
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
    """Return the decoding table of a charset: a mapping from encoded strings to letters ("aù" to á in VNI)."""
    names = {"tcvn3": ("TCVN3", "TCVN5712-1")}.get(charset, (charset.upper(),))  # the second adds capitals
    table = {
        regex.sub(r"\\x(..)", lambda byte: chr(int(byte[1], 16)), legacy): letter
        for name, legacy, letter in rows("text/legacy_charsets.tsv")
        if name in names
    }
    for legacy, letter in list(table.items()):
        if len(legacy) > 1:  # VNI: the mark's case follows the letter's in careful typing only
            table.setdefault(legacy[0] + legacy[1].swapcase(), letter)
        if charset == "tcvn3" and legacy in _WESTERN:  # in web pages, typography of windows-1252
            del table[legacy]
    return table


def _capitalized(word: str) -> str:
    """Return a word decoded from TCVN3 with its toned capitals restored.

    TCVN3 lacks these capitals, and pages write them in two other ways:

    - As a capital and the same small letter with a tone: "Aáp" becomes "Áp". Attested syllables are left as
      they are.
    - As a small letter with a tone among capitals: "HứA" becomes "HỨA".
    """
    if not is_known_syllable(word):
        word = _CAPITAL.sub(lambda found: found[0][1].upper() if _is_twice(*found[0]) else found[0], word)
    plain = _TONED.sub("", word)  # without the letters that have no capitals in TCVN3
    return word.upper() if len(plain) > 1 and plain.isupper() else word


def _is_twice(capital: str, small: str) -> bool:
    """Return whether a letter is written twice ("Aá"): ``small`` is ``capital`` in lower case with a tone mark."""
    base = normalize("NFC", "".join(char for char in normalize("NFD", small) if char not in TONES))
    return base == capital.lower() and base != small
