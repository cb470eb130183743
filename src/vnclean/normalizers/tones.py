"""Repair of tone marks: each is moved to the correct letter, and open rimes (oa, oe, uy) get one style (hòa or hoà)."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final, get_args
from unicodedata import normalize

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.fold import VOWELS, toned
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.memo import WORDS, MemoTable
from vnclean.text.syllables import Style, Syllable, forms, is_known_syllable, is_syllable, readings
from vnclean.text.tokens import Found, evidence, is_distinct, with_repairs, words_with

FOREIGN: Final = frozenset(
    "aí baú boí caí daí huí leó luí maí maó neó oí raí raò raó rià saí saó taí traí".split(),
)
"""Words of other languages that have the form of a Vietnamese syllable with a misplaced mark (Portuguese "daí").

Source: the word lists of 41 languages in wordfreq 3.1.1, words with more than 3 occurrences in 10 million, and "luí".
Such a word is repaired only if a Vietnamese word of its line has a letter that no West European language has ("ơ").
"""


_P: Final = f"[{toned('aeiouy')}]"
_T: Final = f"[{toned(VOWELS)}]"
_V: Final = "[aeiouyAEIOUY]"
_Q: Final = "[ăâêôơưĂÂÊÔƠƯ]"
_U: Final = f"[{toned('u')}]"
_I: Final = f"[{toned('i')}]"
_END: Final = r"(?![\p{L}\p{M}])"
_LAST: Final = "|".join(
    f"{first}[{toned(second)}]" for first, second in (("[aA]", "iouy"), ("[eE]", "o"), ("(?<![gG])[iI]", "au"))
)
_MISPLACED: Final = "|".join(
    (
        rf"{_T}(?={_T}|{_Q})",  # ừơ, ýê: before a letter that takes the mark; or two marks
        rf"{_Q}{_P}",  # ơí, âù
        rf"{_P}(?={_V}\p{{L}})",  # óan, ọai
        rf"{_V}{{2}}{_P}",  # oaí, uyủ
        rf"(?:{_LAST}|[oO]{_I}|(?<![qQ])[uU][{toned('ai')}]){_END}",  # aó, iá, oí
        rf"(?<=[qQ]){_U}|(?<=[gG]){_I}(?={_V})",  # qúy, gìa
        r"\p{M}",
    )
)
_FIRST: Final = rf"(?<![qQ])(?:[{toned('o')}][aeAE]|{_U}[yY]){_END}"
_SECOND: Final = rf"(?<![qQ])(?:[oO][{toned('ae')}]|[uU][{toned('y')}]){_END}"
_SIGNS: Final[dict[str, regex.Pattern[str]]] = {
    "traditional": lazy_regex(f"{_SECOND}|{_MISPLACED}"),
    "modern": lazy_regex(f"{_FIRST}|{_MISPLACED}"),
    "keep": lazy_regex(_MISPLACED),
}
"""Patterns of the words that may need a repair, by style."""


_WORD: Final = lazy_re(r"(?<![^\W\d_])[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_LOOSE: Final = lazy_regex(r"\p{M}")


@dataclass(frozen=True, slots=True)
class Tones(Normalizer):
    """Normalizer that moves each tone mark to the correct letter, and writes open rimes in one style.

    Open rimes are oa, oe and uy at the end of a word. The styles are:

    - ``traditional``: hòa, khỏe, thủy;
    - ``modern``: hoà, khoẻ, thuỷ;
    - ``keep``: open rimes stay in the style in which they are written.

    Marks that no style allows (tóan, ngừơi, qúy) are repaired in every style. Any other value of ``style``
    raises ``ValueError``.

    A word changes only if all of these conditions hold:

    - The repaired word is in the list of Vietnamese syllables.
    - The word is not in an address, a tag, a file name or code, and is not joined to digits.
    - The words around it are not of another language, or the word has a letter that no West European language
      has.

    If a word has two different tone marks, it is read once with each mark alone. It changes only if exactly one
    of these readings is in the list.

    >>> Tones()("Tỉnh uỷ Hoà Bình, tóan, ngừơi; quý, toàn, Chloé")
    'Tỉnh ủy Hòa Bình, toán, người; quý, toàn, Chloé'
    >>> Tones("modern")("Ủy ban")
    'Uỷ ban'
    """

    style: Style = "traditional"

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for an unknown style."""
        if self.style not in get_args(Style):
            message = f"no tone style {self.style!r}; choose one of {', '.join(get_args(Style))}"
            raise ValueError(message)

    @property
    def name(self) -> str:
        """Name of the normalizer, which is "tones" for every style."""
        return "tones"

    def __call__(self, text: str, /) -> str:
        """Return the text with its tone marks on the correct letters."""
        if text.isascii():
            return text
        wrong = _wrong(self.style)
        while any(found := [*map(wrong.__getitem__, tokens := text.split(" "))]):
            starts = accumulate([len(token) + 1 for token in tokens], initial=0)
            words = (
                (Found(text, start + word.start, start + word.end), spelled)
                for start, each in zip(starts, found, strict=False)
                for word, spelled in each
            )
            normalized = with_repairs(text, ((word, spelled) for word, spelled in words if _is_vietnamese(word)))
            if normalized == text:
                break
            text = normalized  # a repaired word is evidence for other words
        return text


@cache
def _wrong(style: Style) -> MemoTable[tuple[tuple[Found, str], ...]]:
    """Return a memo table that gives, for each token (text between spaces), its misspelled words and their repair."""
    known = forms(style)

    def misspelled(token: str) -> tuple[tuple[Found, str], ...]:
        if token.isascii() or (known.issuperset(_WORD.findall(token)) and not _LOOSE.search(token)):
            return ()
        words = [(found, _spelled(found.word, style)) for found in words_with(_SIGNS[style], token)]
        return tuple([(found, spelled) for found, spelled in words if spelled != found.word])

    return MemoTable(misspelled, WORDS)


@lru_cache(1 << 12)
def _spelled(word: str, style: Style) -> str:
    """Return a word with its tone mark on the correct letter, or unchanged if the result is not a known syllable."""
    syllable = _reading(word)
    if syllable is None:
        return word
    if style == "keep" and normalize("NFC", word.lower()) == syllable.spelled("modern"):
        return word
    spelled = syllable.spelled("modern" if style == "modern" else "traditional")
    letters = _letters(word)
    if not is_known_syllable(spelled) or len(letters) != len(spelled):
        return word
    return "".join(new.upper() if old.isupper() else new for old, new in zip(letters, spelled, strict=True))


def _reading(word: str) -> Syllable | None:
    """Return the syllable that a word can be read as; ``None`` if there is no such syllable or more than one."""
    possible = readings(word)  # a word with several different tone marks is read once with each mark alone
    if len(possible) > 1:
        possible = tuple(each for each in possible if is_known_syllable(each.spelled()))
    return possible[0] if len(possible) == 1 else None


def _letters(word: str) -> str:
    """Return a word's letters without diacritics, each as one character, in the same case."""
    return regex.sub(r"\p{M}", "", normalize("NFD", word))


def _is_vietnamese(found: Found) -> bool:
    """Return whether a word is Vietnamese and not a word of another language with the same letters.

    The evidence is the letters of the word and the other words of the line.
    """
    if is_distinct(found.word):
        return True
    vietnamese, foreign = evidence(found.line)
    if foreign > 2 * vietnamese or (not vietnamese and found.word.lower() in FOREIGN):
        return False
    before, after = found.before, found.after
    if any(map(_is_foreign, (*before, *after))):
        return False
    beside_name = found.word[0].isupper() and any(map(_is_foreign_name, (*before[-1:], *after[:1])))
    return not beside_name or (vietnamese > foreign and is_syllable(found.word))


def _is_foreign(word: str) -> bool:
    """Return whether a word has diacritics of another language.

    The neighbours of such a word are probably of that language, too.
    """
    return not (word.isascii() or word.isupper() or is_distinct(word) or is_syllable(word))


def _is_foreign_name(word: str) -> bool:
    return word[:1].isupper() and not word.isupper() and not is_syllable(word)
