"""The letter Đ: its look-alikes Ð (eth) and Ɖ (African D), left by old converters."""

from dataclasses import dataclass
from typing import Final

import regex

from vnclean.syllable import is_syllable

_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")
_LOOK_ALIKE: Final = regex.compile(r"[ÐðƉɖ]")
_STROKE: Final = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_VOWEL: Final = regex.compile(r"[aeiouy]", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stroke:
    """Ð and Ɖ become Đ, ð and ɖ become đ, in words that are Vietnamese then, and in initials of capitals.

    Icelandic and Faroese names, which the letter eth belongs to, are no Vietnamese syllables and stay.

    >>> Stroke()("Ðảng ủy, HÐND, Guðmundsson")
    'Đảng ủy, HĐND, Guðmundsson'
    """

    name: str = "stroke"

    def __call__(self, text: str) -> str:
        """Mend the letter."""
        return _WORD.sub(_mended, text) if _LOOK_ALIKE.search(text) else text


def _mended(found: regex.Match[str]) -> str:
    word = found[0].translate(_STROKE)
    initials = word.isupper() and _VOWEL.search(word) is None
    return word if initials or is_syllable(word) else found[0]
