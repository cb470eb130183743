"""Vietnamese text in a legacy charset, read as Western: which charset it is, told by what its words become.

The thresholds and the measure behind them: of correct Vietnamese 99.8 % of the words with diacritics are well-formed
syllables; of a legacy text 10 to 33 % are as it stands, and 99.8 % once it is read in its own charset. Reading
text in a wrong charset gives 67 % at most. A high share after conversion is no evidence; a low one before it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final
from unicodedata import normalize

import regex

from vnclean.attested import is_attested
from vnclean.fold import remembered
from vnclean.syllable import is_syllable
from vnclean.words import DISTINCT

CHARSETS: Final = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI-Windows",
    "viscii": "VISCII",
    "vps": "VPS",
    "cp1258": "windows-1258",
}
"""The charsets that are told apart, and what they are called."""

FEWEST: Final = 5
_KINDS: Final = 3
_BEFORE: Final = 0.5
_AFTER: Final = 0.9
_LEAD: Final = 0.2
_ALL: Final = 0.7
"""Of all words, those with diacritics or not: what keeps other languages out, whose plain words are no syllables."""

_WESTERN: Final = {chr(byte): bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
DRESSED: Final = {char: byte for byte, char in _WESTERN.items() if char}
"""The characters that windows-1252 has for the bytes 80 to 9F, each with the Latin-1 character of its byte."""

_UNDRESSED: Final = str.maketrans(DRESSED)
_TYPOGRAPHY: Final = {ord(byte): char for byte, char in _WESTERN.items() if char}
_PDF: Final = {0x2212: "\xad", 0x2219: "\xb7"}
"""A minus and a bullet operator: what PDF text has for the soft hyphen and the middle dot of a font in TCVN3."""
_CONTROLS: Final = r"\x01-\x08\x0e-\x1f"
_SIGNS: Final = r"\xa1-\xbf\xad×÷\u2212\u2219"
_TOKEN: Final = regex.compile(rf"[\p{{L}}\p{{M}}{_SIGNS}{_CONTROLS}\x80-\x9f{''.join(DRESSED)}]+")
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")
_EDGES: Final = "".join(char for char in DRESSED if not char.isalpha())
_ODD: Final = regex.compile(
    rf"[ÄÅÆÇËÏÐÑÖØÛÜÞßäåæçëïðñöøûüþÿŠšŒœŽžŸƒ\x80-\x9f{_CONTROLS}]"
    rf"|(?<=\p{{L}})[{_SIGNS}]|[{_SIGNS}](?=\p{{L}})|[aeiouyâêôãõý][ìòÌÒÞ]"
)
"""What Vietnamese text in Unicode hardly has, and every line of a legacy text does."""
_HALF: Final = regex.compile(rf"[{DISTINCT}\ufffd]|\p{{L}}\?\p{{L}}")
"""Text that is right in part, or was damaged: converting it would do harm."""
_WITH_NO_BREAK: Final = regex.compile(r"(?<!\p{L})(\p{Lu}*)\xa0(\p{Lu}*)(?!\p{L})")
_CAPITAL: Final = regex.compile(r"[AEIOUYĂÂÊÔƠƯ][\p{Ll}--[a-z]]", flags=regex.VERSION1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A text's charset, and how many of its words with diacritics are syllables before and after."""

    charset: str
    marked: int
    before: int
    after: int


@remembered
def judge(text: str) -> Verdict | None:
    r"""The legacy charset that a text is written in; ``None`` where it is in none, or where that is not sure.

    Of at least five words with diacritics, three of them different, at most half are syllables as they stand, and
    nine in ten are in the charset; no other charset comes within 20 points.

    >>> judge("Chñ tÞch n\xadíc ®· ®Õn th¨m nh©n d©n x· nµy.").charset
    'tcvn3'
    """
    if not is_odd(text) or _HALF.search(text):
        return None
    marked, before = _count(_TOKEN.findall(text))
    if len(marked) < FEWEST or len(set(marked)) < _KINDS or before > _BEFORE * len(marked):
        return None
    tried = sorted((_tried(text, charset) for charset in CHARSETS), reverse=True)
    (share, after, charset), (second, _, _) = tried[:2]
    return Verdict(charset, len(marked), before, after) if share >= _AFTER and share - second >= _LEAD else None


def follows(text: str, charset: str) -> bool:
    """Whether a text that cannot be judged on its own is in the charset that its page is in.

    All its words with diacritics are syllables then, one at least; and it has characters that Vietnamese in Unicode
    hardly has, or half of the words at most are syllables now.
    """
    if text.isascii() or _HALF.search(text):
        return False
    marked, before = _count(_TOKEN.findall(text))
    read, after = _count(_WORD.findall(read_as(text, charset)))
    worse = before < len(marked) if is_odd(text) else before <= _BEFORE * len(marked)
    return bool(read) and worse and after == len(read)


@remembered
def is_odd(text: str) -> bool:
    """Whether a text has characters that Vietnamese in Unicode hardly has."""
    return not text.isascii() and _ODD.search(text) is not None


def read_as(text: str, charset: str) -> str:
    """A text's letters as they are in a charset; what stands between its words, and signs on their own, stay.

    >>> read_as("Vieät Nam", "vni"), read_as("ðßþc", "viscii")
    ('Việt Nam', 'được')
    """
    convert = _converter(charset)
    text = _TOKEN.sub(lambda found: _read_word(found[0], convert), text)
    if charset == "viscii":
        text = _WITH_NO_BREAK.sub(_read_no_break, text)
    return normalize("NFC", text.translate(_TYPOGRAPHY))


def _read_no_break(found: regex.Match[str]) -> str:
    """A word with the byte A0, which is Õ in VISCII; as it was where a no-break space makes sense."""
    before, after = found.groups()
    word = f"{before}Õ{after}"
    return word if is_attested(word) and not is_syllable(before) else found[0]


def _tried(text: str, charset: str) -> tuple[float, int, str]:
    """The share of a text's words with diacritics that are syllables when it is read in a charset, and their number."""
    words = _WORD.findall(read_as(text, charset))
    marked, after = _count(words)
    plausible = len(marked) >= FEWEST and sum(map(is_syllable, words)) >= _ALL * len(words)
    return (after / len(marked) if plausible else 0.0), after, charset


def _count(words: Iterable[str]) -> tuple[list[str], int]:
    """The words with diacritics, and how many of them are syllables that Vietnamese has."""
    marked = [word.lower() for word in words if not word.isascii()]
    return marked, sum(map(is_attested, marked))


def _read_word(word: str, convert: Callable[[str], str]) -> str:
    """One word read; quotes and dashes at its ends stay where the word is a syllable without them."""
    read = convert(word)
    if not word.strip(_EDGES):
        return word
    if is_syllable(read):
        return read
    inner = word.strip(_EDGES)
    if inner != word and (not inner or is_syllable(convert(inner))):
        start = word.index(inner)
        return word[:start] + convert(inner) + word[start + len(inner) :]
    return read if any(map(str.isalpha, word)) else word


@cache
def _converter(charset: str) -> Callable[[str], str]:
    """What reads one word in a charset."""
    if charset == "cp1258":
        letters = {chr(byte): bytes([byte]).decode("cp1258", "ignore") for byte in range(0x80, 0x100)}
        table = str.maketrans({char: letter for char, letter in letters.items() if letter})
        return lambda word: normalize("NFC", word.translate(_UNDRESSED).translate(table))
    rows = _rows(charset)
    pattern = regex.compile("|".join(map(regex.escape, sorted(rows, key=len, reverse=True))))
    undressed = _UNDRESSED | _PDF if charset == "tcvn3" else _UNDRESSED

    def convert(word: str) -> str:
        read = pattern.sub(lambda found: rows[found[0]], word.translate(undressed))
        return _CAPITAL.sub(_capital, read) if charset == "tcvn3" else read

    return convert


def _rows(charset: str) -> dict[str, str]:
    """The table of a charset: what a byte, or a letter and a byte, stands for."""
    names = {"tcvn3": ("TCVN3", "TCVN5712-1")}.get(charset, (charset.upper(),))
    lines = files("vnclean").joinpath("legacy.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.startswith(names))
    table = {regex.sub(r"\\x(..)", lambda byte: chr(int(byte[1], 16)), row[1]): row[2] for row in rows}
    for legacy, letter in list(table.items()):
        if len(legacy) > 1:  # VNI: the mark's case follows the letter's in careful typing only
            table.setdefault(legacy[0] + legacy[1].swapcase(), letter)
    return table


def _capital(found: regex.Match[str]) -> str:
    """A capital and a small letter of the same vowel with a tone: TCVN3 has no capitals with a tone, "A¸" is Á."""
    capital, small = found[0][0], found[0][1]
    base = normalize("NFC", regex.sub("[\u0300\u0301\u0303\u0309\u0323]", "", normalize("NFD", small)))
    return small.upper() if base == capital.lower() and base != small else found[0]
