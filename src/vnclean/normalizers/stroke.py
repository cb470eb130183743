"""The letter Đ: its look-alikes Ð (eth) and Ɖ (African D), left by old converters."""

from dataclasses import dataclass
from typing import Final

import regex

from vnclean.syllable import is_syllable
from vnclean.words import Found, is_distinct, replace_words

_LOOK_ALIKE: Final = regex.compile(r"[ÐðƉɖ]")
_STROKE: Final = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_VOWEL: Final = regex.compile(r"[aeiouy]", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stroke:
    """Ð and Ɖ become Đ, ð and ɖ become đ, in words that are Vietnamese by their form or letters, and in initials.

    Icelandic and Faroese names, which the letter eth belongs to, are no Vietnamese syllables and stay.

    >>> Stroke()("Ðảng ủy, HÐND, Guðmundsson")
    'Đảng ủy, HĐND, Guðmundsson'
    """

    name: str = "stroke"

    def __call__(self, text: str) -> str:
        """Mend the letter."""
        return replace_words(_LOOK_ALIKE, _mended, text)


def _mended(found: Found) -> str:
    word = found.word.translate(_STROKE)
    initials = word.isupper() and _VOWEL.search(word) is None
    others = _LOOK_ALIKE.sub("", found.word)
    return word if initials or is_syllable(word) or is_distinct(others) else found.word
