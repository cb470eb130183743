"""Detect the legacy Vietnamese charset of a text that was decoded in a Western charset.

The method decodes the text again in each legacy charset, and examines the words. The thresholds follow from the
measured share of well-formed syllables among the words with diacritics:

- 99.8 % in correct Vietnamese;
- 10 to 33 % in a legacy text that was decoded in a Western charset;
- 99.8 % in the same text decoded in its own charset;
- at most 67 % in a text decoded in a wrong legacy charset.

A high share after decoding is not enough: the share before decoding must be low, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vnclean.text.fold import bare
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.legacy_charsets import CHARSETS, CONTROLS, DRESSED, SIGNS, read_as
from vnclean.text.memo import memoized
from vnclean.text.syllables import forms, is_known_syllable, is_syllable
from vnclean.text.tokens import DISTINCT, LETTERS

_FEWEST: Final = 5
_KINDS: Final = 3
_BEFORE: Final = 0.5
_MOST: Final = 0.7
_AFTER: Final = 0.9
_LEAD: Final = 0.2
_ALL: Final = 0.7
"""Minimum share of well-formed syllables among all decoded words, with or without diacritics. This limit excludes texts
in other languages, where most words without diacritics are not Vietnamese syllables."""

_RARE: Final = "€‚„†‡ˆ‰‹˜™›"
"""Windows-1252 characters that news prints, but not inside words; the same bytes are letters in VISCII and VPS."""
_TOKEN: Final = lazy_regex(rf"[\p{{L}}\p{{M}}{SIGNS}{CONTROLS}\x80-\x9f{''.join(DRESSED)}]+")
_ODD: Final = lazy_regex(
    rf"[ÄÅÆÇËÏÐÑÖØÛÜÞßäåæçëïðñöøûüþÿŠšŒœŽžŸƒ\x80-\x9f{CONTROLS}]"
    rf"|(?<=\p{{L}})[{SIGNS}{_RARE}]|[{SIGNS}{_RARE}](?=\p{{L}})|[aeiouyâêôãõý][ìòÌÒÞ]|\p{{Ll}}[À-Þ]|\p{{Lu}}[À-Þ]\p{{Ll}}"
)
"""Pattern of characters and pairs that are rare in Unicode Vietnamese and occur in every line of a legacy text."""
_HALF: Final = lazy_regex(rf"[{DISTINCT}\ufffd]|\p{{L}}\?\p{{L}}")
"""Pattern of evidence that a text must not be decoded: a letter that no West European language has, U+FFFD, or "?"
between two letters."""
_VOWEL: Final = lazy_regex(r"[AEIOUY]")
_NAME: Final = lazy_regex(
    r"(?i)[bcdđghjklmnprstvwxy]{0,3}(?:i|u|ư)?[aeiouyăâêôơưàáèéìíòóùú\u1ea0-\u1ef9][bcdghjklmnprstwy]{0,2}"
)
"""Pattern of a syllable in a name from a minority language of Viet Nam: Đắk, Krông, Brăng."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The legacy charset of a text, with counts of words before and after decoding the text in ``charset``.

    Only words with diacritics are counted, without acronyms. Decoding changes letters, so ``read`` can differ
    from ``marked``.

    - ``marked``: the number of words before decoding.
    - ``before``: how many of the words before decoding are attested syllables.
    - ``read``: the number of words after decoding.
    - ``after``: how many of the words after decoding are attested syllables.
    """

    charset: str
    marked: int
    before: int
    read: int
    after: int


@memoized
def judge(text: str) -> Verdict | None:
    r"""Return the legacy charset of a text and the counts behind it, or ``None``.

    ``None`` means that the text is in no legacy charset, or that the evidence is weak. Below, "share" is the share of
    attested syllables among the words with diacritics. A charset is returned if all of these hold:

    - The text has characters that are rare in Unicode Vietnamese (``is_odd``).
    - The text is neither damaged nor partly correct (``is_half``).
    - Before decoding, the text has at least five words with diacritics, three of them different.
    - After decoding, the text has at least five words with diacritics.
    - The share before decoding is at most 70 %.
    - The share after decoding is at least 90 %, or 100 % if the share before is more than 50 %.
    - The share after decoding in any other legacy charset is at least 20 percentage points lower.
    - At least 70 % of all decoded words, with or without diacritics, are well-formed syllables.

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
    """Return whether a text that is too short for ``judge`` is in ``charset``, the charset of other blocks of the page.

    All of these must hold:

    - The text has characters outside ASCII.
    - The text is neither damaged nor partly correct (``is_half``).
    - After decoding, all words with diacritics are syllables or names.
    - After decoding, at least one word with diacritics has two letters or more.
    - Before decoding, at least half of the words with diacritics are not attested syllables. One such word is
      enough if the text has characters that are rare in Unicode Vietnamese (``is_odd``).

    ``throughout`` is true if the whole page is in the charset. The last condition is then dropped.
    """
    if text.isascii() or is_half(text):
        return False
    marked, before = _count(token for token in _TOKEN.findall(text) if LETTERS.search(token))
    read, _ = _count(LETTERS.findall(read_as(text, charset)))
    worse = before < len(marked) if is_odd(text) else before <= _BEFORE * len(marked)
    return any(len(word) > 1 for word in read) and (worse or throughout) and all(map(_is_plausible, read))


def is_half(text: str) -> bool:
    """Return whether decoding a text would do harm, because the text is partly correct already or is damaged.

    A text is partly correct if it has a Vietnamese letter that no West European language has. It is damaged if it has
    "?" between two letters, or U+FFFD.
    """
    return _HALF.search(text) is not None


@memoized
def is_odd(text: str) -> bool:
    """Return whether a text has characters that are rare in Unicode Vietnamese and common in legacy text."""
    return not text.isascii() and _ODD.search(text) is not None


def _tried(text: str, charset: str) -> tuple[float, int, str, int]:
    """Return how well a text fits a charset, from its words with diacritics after decoding in this charset.

    The result has four values:

    1. the share of attested syllables among these words, or 0.0 if the text does not fit;
    2. the number of attested syllables among these words;
    3. the charset;
    4. the number of these words.
    """
    words = LETTERS.findall(read_as(text, charset))
    marked, _ = _count(words)
    after = sum(_is_cased(word) and is_known_syllable(word) for word in marked)
    plausible = len(marked) >= _FEWEST and sum(map(is_syllable, words)) >= _ALL * len(words)
    return (after / len(marked) if plausible else 0.0), after, charset, len(marked)


def _count(words: Iterable[str]) -> tuple[list[str], int]:
    """Return the words with diacritics, except acronyms, and how many of them are attested syllables."""
    marked = [word for word in words if not word.isascii() and (_VOWEL.search(bare(word)) or not word.isupper())]
    # ``forms`` has only words with the tone mark on the correct letter.
    return marked, sum(word in forms("keep") for word in marked)


def _is_plausible(word: str) -> bool:
    """Return whether a word has the form of a syllable, or of a syllable in a name from a minority language."""
    return _is_cased(word) and (is_syllable(word) or _NAME.fullmatch(word) is not None)


def _is_cased(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle()
