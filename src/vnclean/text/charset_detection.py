"""Which legacy charset a text was written in, when it was read as Western: identified by what its words become.

The thresholds and the measure behind them: of correct Vietnamese 99.8 % of the words with diacritics are well-formed
syllables; of a legacy text 10 to 33 % are as it stands, and 99.8 % once it is read in its own charset. Reading
text in a wrong charset gives 67 % at most. A high share after conversion is not an evidence; a low one before it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vnclean.text.fold import bare
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.legacy_charsets import CHARSETS, CONTROLS, DRESSED, SIGNS, read_as
from vnclean.text.memo import memoized
from vnclean.text.syllable_list import forms, is_known_syllable
from vnclean.text.syllables import is_syllable
from vnclean.text.tokens import DISTINCT, LETTERS

_FEWEST: Final = 5
_KINDS: Final = 3
_BEFORE: Final = 0.5
_MOST: Final = 0.7
_AFTER: Final = 0.9
_LEAD: Final = 0.2
_ALL: Final = 0.7
"""Of all words, those with diacritics or not: what keeps other languages out, whose plain words are not syllables."""

_RARE: Final = "€‚„†‡ˆ‰‹˜™›"
"""Signs that windows-1252 has for bytes that are letters in VISCII and VPS; news has them, but not inside words."""
_TOKEN: Final = lazy_regex(rf"[\p{{L}}\p{{M}}{SIGNS}{CONTROLS}\x80-\x9f{''.join(DRESSED)}]+")
_ODD: Final = lazy_regex(
    rf"[ÄÅÆÇËÏÐÑÖØÛÜÞßäåæçëïðñöøûüþÿŠšŒœŽžŸƒ\x80-\x9f{CONTROLS}]"
    rf"|(?<=\p{{L}})[{SIGNS}{_RARE}]|[{SIGNS}{_RARE}](?=\p{{L}})|[aeiouyâêôãõý][ìòÌÒÞ]|\p{{Ll}}[À-Þ]|\p{{Lu}}[À-Þ]\p{{Ll}}"
)
"""What Vietnamese text in Unicode hardly has, and every line of a legacy text does."""
_HALF: Final = lazy_regex(rf"[{DISTINCT}\ufffd]|\p{{L}}\?\p{{L}}")
"""Text that is right in part, or was damaged: converting it would do harm."""
_VOWEL: Final = lazy_regex(r"[AEIOUY]")
_NAME: Final = lazy_regex(
    r"(?i)[bcdđghjklmnprstvwxy]{0,3}(?:i|u|ư)?[aeiouyăâêôơưàáèéìíòóùú\u1ea0-\u1ef9][bcdghjklmnprstwy]{0,2}"
)
"""A syllable of a name in a minority's language: Đắk, Krông, Brăng."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A text's charset, and of its words with diacritics how many are syllables.

    ``before`` of ``marked`` as the text stands, ``after`` of ``read`` in the charset, where other letters have marks.
    """

    charset: str
    marked: int
    before: int
    read: int
    after: int


@memoized
def judge(text: str) -> Verdict | None:
    r"""Return the legacy charset that a text is written in; ``None`` where it is in none, or where that is not sure.

    Of at least five words with diacritics, three of them different, at most half are syllables as they stand, and
    nine in ten are in the charset (or at most seven in ten, and all are); no other charset comes within 20 points.

    >>> judge("Chñ tÞch n\xadíc ®· ®Õn th¨m nh©n d©n x· nµy.").charset
    'tcvn3'
    """
    if not is_odd(text) or is_half(text):
        return None
    marked, before = _count(_TOKEN.findall(text))
    if len(marked) < _FEWEST or len(set(marked)) < _KINDS or before > _MOST * len(marked):
        return None
    tried = sorted((_tried(text, charset) for charset in CHARSETS), reverse=True)
    (share, after, charset, read), (second, *_) = tried[:2]
    needed = _AFTER if before <= _BEFORE * len(marked) else 1
    return Verdict(charset, len(marked), before, read, after) if share >= needed and share - second >= _LEAD else None


def follows(text: str, charset: str, *, throughout: bool = False) -> bool:
    """Return whether a text that cannot be judged on its own is in the charset that its page is in.

    All its words with diacritics are syllables or names then, one of two letters at least; and it has characters that
    Vietnamese in Unicode hardly has, or half of the words at most are syllables now, or its page is in the charset
    ``throughout``.
    """
    if text.isascii() or is_half(text):
        return False
    marked, before = _count(token for token in _TOKEN.findall(text) if LETTERS.search(token))
    read, _ = _count(LETTERS.findall(read_as(text, charset)))
    worse = before < len(marked) if is_odd(text) else before <= _BEFORE * len(marked)
    return any(len(word) > 1 for word in read) and (worse or throughout) and all(map(_is_plausible, read))


def is_half(text: str) -> bool:
    """Return whether a text has letters that Vietnamese has in Unicode alone, or damage."""
    return _HALF.search(text) is not None


@memoized
def is_odd(text: str) -> bool:
    """Return whether a text has characters that Vietnamese in Unicode hardly has."""
    return not text.isascii() and _ODD.search(text) is not None


def _tried(text: str, charset: str) -> tuple[float, int, str, int]:
    """Of the words with diacritics in a charset: share and number of syllables, the charset, number of words."""
    words = LETTERS.findall(read_as(text, charset))
    marked, _ = _count(words)
    after = sum(_is_cased(word) and is_known_syllable(word) for word in marked)
    plausible = len(marked) >= _FEWEST and sum(map(is_syllable, words)) >= _ALL * len(words)
    return (after / len(marked) if plausible else 0.0), after, charset, len(marked)


def _count(words: Iterable[str]) -> tuple[list[str], int]:
    """Return the words with diacritics, acronyms left out, and how many of them are Vietnamese and rightly written."""
    marked = [word for word in words if not word.isascii() and (_VOWEL.search(bare(word)) or not word.isupper())]
    return marked, sum(word in forms("keep") for word in marked)


def _is_plausible(word: str) -> bool:
    """Return whether a word is formed as a syllable, or as one of a name, and capitalized as words are."""
    return _is_cased(word) and (is_syllable(word) or _NAME.fullmatch(word) is not None)


def _is_cased(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle()
