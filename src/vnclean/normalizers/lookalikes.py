"""Look-alikes: letters of other scripts and styles in place of Vietnamese letters.

Pages use them to evade copying and filtering.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar, Final, NamedTuple

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.fold import TONES
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import memoized
from vnclean.text.resources import rows
from vnclean.text.syllables import is_known_syllable, is_syllable, split_syllable
from vnclean.text.tokens import Found, evidence, is_protected, replace_words, words_with

_STYLED: Final = "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb\u24b6-\u24e9"
"""Fullwidth, mathematical and circled letters: each has a compatibility mapping to a plain letter."""
_LIGATURES: Final = "\ufb00-\ufb06"
_STOPS: Final = "cghmnptCGHMNPT"
_CODAS: Final = "".join(
    mark
    for mark in (unicodedata.normalize("NFC", letter + tone) for letter in _STOPS for tone in TONES)
    if len(mark) == 1 and mark not in "ñÑ"
)
"""Final consonants with a tone mark that belongs on the vowel: "ṭ" in "môṭ". "ñ" and "Ñ" are left out, since Spanish
and Filipino words have them."""
_CODA_MARK: Final = lazy_regex(rf"(?<=[{_STOPS}])[{''.join(TONES)}]")
_FIRST_VOWEL: Final = lazy_regex("[aeiouyAEIOUY][\u0302\u0306\u031b]?")
_WIDE: Final = lazy_regex("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_EAST_ASIAN: Final = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_IS_STYLED: Final = lazy_regex(f"[{_STYLED}]")
_IS_LIGATURE: Final = lazy_regex(f"[{_LIGATURES}]")
_OF_VIETNAMESE: Final = lazy_regex("[\u031b\u0309\u0323]")
_ETHS: Final = str.maketrans(dict.fromkeys("ÐðƉɖ"))
"""Translation that deletes the look-alikes of Đ and đ (U+00D0, U+00F0, U+0189, U+0256) from a string."""
_OTHER_LETTER: Final = lazy_regex(r"[\p{L}--\p{Latin}]", flags=regex.VERSION1)
_OF_LATIN: Final = frozenset({"Latin", "own", "small", "styled"})
_FEWEST: Final = 3
_SYMBOL: Final = 2
_SHARE: Final = 0.1
"""Minimum share of words with look-alikes, from 0.0 to 1.0, in a line that counts as disguised throughout."""


class _Table(NamedTuple):
    letters: dict[int, str]
    scripts: dict[str, str]
    sign: re.Pattern[str]
    trace: re.Pattern[str]
    """A character without which no text has a look-alike; it is found faster than ``sign``."""


class _Word(NamedTuple):
    """A word with look-alikes: its reading in plain letters, and flags that show how reliable the reading is."""

    plain: str
    mixed: bool
    """Whether the word mixes letters in a way that no language does ("Nɦữnց")."""
    weak: bool
    """Whether the word may be meant as written: as a foreign name ("Zabłocki") or a symbol with its index ("αi")."""
    slip: bool
    """Whether the word may be foreign, with a Latin letter typed by mistake: the Russian "на" with a Latin "a"."""


class _Line(NamedTuple):
    """Evidence in a line: whether words are written with look-alikes, and the line's language and script."""

    sure: bool
    """Whether at least one word is certainly written with look-alikes."""
    throughout: bool
    """Whether so many words are certainly written with look-alikes that the whole line counts as disguised."""
    vietnamese: bool
    """Whether the line has words, written without look-alikes, that only Vietnamese has."""
    other: bool
    """Whether the line has letters of another script, except look-alikes, and no word that only Vietnamese has."""


@dataclass(frozen=True, slots=True)
class LookAlikes(Normalizer):
    """Normalizer that replaces look-alikes in Vietnamese words by plain letters.

    A look-alike is a letter of another script or style that resembles a plain letter; the table is
    ``lookalikes.tsv``. A word can change only if its plain form is a syllable. It then changes in each of these
    cases:

    - The word mixes look-alikes with plain letters.
    - Other words of the line certainly contain look-alikes.
    - The word has letters of another style, and the line has words that only Vietnamese has.

    There is one exception. In a disguised line, a word that mixes look-alikes with plain letters can change
    even if its plain form is not a syllable. A line counts as disguised if at least 3 of its words certainly
    contain look-alikes, and these are at least 10 % of its words.

    These stay in all cases:

    - words with a letter of another script that resembles no Latin letter;
    - single letters, formulas and units;
    - words that may be foreign, if no other word of the line is evidence of look-alikes or of Vietnamese.

    A tone mark on the final consonant of a syllable moves to the vowel. In a Vietnamese line without East Asian
    letters, all full-width digits and letters become plain.

    >>> LookAlikes()("Nɦữnց ngƣời ở тнấᴘ, góc α, Правда")
    'Những người ở thấp, góc α, Правда'
    >>> LookAlikes()("chỉ có môṭ ngọn đèn ２２０Ｖ")
    'chỉ có một ngọn đèn 220V'
    """

    decodes: ClassVar[bool] = True
    leaves_plain: ClassVar[bool] = True

    name: str = "lookalikes"

    def __call__(self, text: str, /) -> str:
        """Return the text with the look-alikes in Vietnamese words replaced by plain letters."""
        if text.isascii() or not _table().trace.search(text):
            return text
        text = replace_words(_table().sign, _normalized, text).replace("°С", "°C")
        if _WIDE.search(text) and not _EAST_ASIAN.search(text) and evidence(text).vietnamese:
            text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        return text

    def reason(self, text: str, /) -> str:
        """Return a reason that lists the look-alikes in the words that this normalizer changes."""
        changed = "".join(found.word for found in words_with(_table().sign, text) if _normalized(found) != found.word)
        return "look-alikes " + " ".join(dict.fromkeys(_table().sign.findall(changed)))


@cache
def _table() -> _Table:
    cells = rows("normalizers/lookalikes.tsv")[1:]
    letters = {ord(row[0]): row[2] for row in cells}
    # In a word without other look-alikes, the normalizer ``stroke`` replaces the look-alikes of Đ and đ.
    singles = "".join(map(chr, letters)).translate(_ETHS)
    for first, last in zip(_STYLED[::3], _STYLED[2::3], strict=True):
        letters |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(ord(first), ord(last) + 1)}
    letters = {code: letter for code, letter in letters.items() if letter != chr(code)}
    odd, tones = f"{singles}{_STYLED}{_LIGATURES}{_CODAS}", "".join(TONES)
    sign, trace = re.compile(f"[{odd}]|[{_STOPS}][{tones}]"), re.compile(f"[{odd}{tones}\uff10-\uff19]")
    return _Table(letters, {row[0]: row[3] for row in cells}, sign, trace)


def _toned_by_coda(word: str) -> str:
    """Return a syllable with its tone mark moved from the final consonant to the vowel ("môṭ": "một").

    For all other words, the result is empty.
    """
    # PDF files whose text was extracted glyph by glyph have tone marks on final consonants.
    parts = unicodedata.normalize("NFD", word)
    marks = _CODA_MARK.findall(parts)
    vowel = _FIRST_VOWEL.search(parts)
    if len(marks) != 1 or vowel is None or sum(map(parts.count, TONES)) > 1:
        return ""
    bare = _CODA_MARK.sub("", parts)
    syllable = split_syllable(bare[: vowel.end()] + marks[0] + bare[vowel.end() :])
    spelled = syllable.spelled() if syllable is not None else ""
    if not is_known_syllable(spelled):
        return ""
    return spelled.upper() if word.isupper() else spelled.capitalize() if word[0].isupper() else spelled


@lru_cache(1 << 12)
def _read(word: str) -> _Word | None:
    """Return a word's reading in plain letters, or ``None`` if one of its letters resembles no Latin letter."""
    letters, scripts, sign, _ = _table()
    if toned := _toned_by_coda(word):
        # With ``slip``, the word is repaired only if its line has other evidence of Vietnamese or of look-alikes.
        return _Word(toned, mixed=True, weak=False, slip=True)
    odd = sign.findall(word)
    own = sign.sub("", word)
    if _OTHER_LETTER.search(own):
        return None
    plain = unicodedata.normalize("NFC", word.translate(letters))
    if "ɗ" in word and not is_known_syllable(plain):
        plain = unicodedata.normalize("NFC", word.replace("ɗ", "đ").translate(letters))
    kinds = {scripts.get(char, "styled") for char in odd}
    shown = [char for char in own if char.isalpha()]
    if "small" in kinds and len(shown) > 1 and all(map(str.isupper, shown)):
        plain = plain.upper()
    marked = _OF_VIETNAMESE.search(own) is not None or (kinds <= {"styled", "small"} and not plain.isascii())
    mixed = bool(shown) or marked or len({"Latin" if kind in _OF_LATIN else kind for kind in kinds}) > 1
    symbol = kinds == {"Greek"} and len(word) == _SYMBOL
    slip = len(kinds) == 1 and not kinds & _OF_LATIN and own.isascii()
    return _Word(plain, mixed, (kinds == {"own"} or symbol) and own.isascii(), slip)


@memoized
def _look(line: str) -> _Line:
    """Return the evidence in a line: whether its words are written with look-alikes, its language and its script."""
    sure = sum(_is_sure(found) for found in words_with(_table().sign, line))
    throughout = sure >= max(_FEWEST, _SHARE * len(line.split()))
    vietnamese = evidence(line).vietnamese > 0
    return _Line(sure > 0, throughout, vietnamese, not vietnamese and _is_of_another_script(line))


def _is_sure(found: Found) -> bool:
    """Return whether a word is certainly written with look-alikes ("Nɦữnց", but not the Russian "на")."""
    read = _read(found.word)
    if read is None or not read.mixed or read.weak or read.slip:
        return False
    return is_syllable(read.plain) and not is_protected(found)


def _normalized(found: Found) -> str:
    read = _read(found.word)
    if read is None or _is_phonetic(found):
        return found.word
    line = _look(found.line)
    syllable = len(read.plain) > 1 and is_syllable(read.plain)
    if read.mixed:
        spoken_for = line.sure or (not read.weak and (line.vietnamese or not read.slip))
        right = not line.other and ((line.throughout and not read.weak) or (syllable and spoken_for))
    elif _IS_STYLED.search(found.word):
        right = syllable and (line.sure or line.vietnamese)
    else:
        right = syllable and line.sure and not any(map(_is_of_another_script, found.neighbours))
    if right:
        return read.plain
    return _unligatured(found) if _IS_LIGATURE.search(found.word) else found.word


def _unligatured(found: Found) -> str:
    """Return a word with its ligatures as separate letters, or unchanged if its line is not mostly Vietnamese."""
    vietnamese, foreign = evidence(found.line)
    if vietnamese <= foreign:
        return found.word
    return _IS_LIGATURE.sub(lambda each: unicodedata.normalize("NFKC", each[0]), found.word)


def _is_of_another_script(text: str) -> bool:
    """Return whether a text has a letter that is neither Latin nor a look-alike."""
    return _OTHER_LETTER.search(_table().sign.sub("", text)) is not None


def _is_phonetic(found: Found) -> bool:
    """Return whether a word is enclosed in square brackets, as a phonetic transcription is."""
    return found.line[found.start - 1 : found.start] == "[" and found.line[found.end : found.end + 1] == "]"
