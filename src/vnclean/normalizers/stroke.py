"""The letter Đ: its look-alikes Ð (eth) and Ɖ (African D), left by old converters."""

from dataclasses import dataclass
from typing import ClassVar, Final

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.syllables import is_syllable
from vnclean.text.tokens import Found, evidence, is_distinct, replace_words

_LOOK_ALIKE: Final = lazy_regex(r"[ÐðƉɖ]")
_STROKE: Final = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_VOWEL: Final = lazy_regex(r"[aeiouy]", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stroke(Normalizer):
    """Normalizer that writes Đ for Ð and Ɖ, đ for ð and ɖ, in Vietnamese words and in initials.

    A word counts as Vietnamese if it has a letter that no West European language has, or if it is a syllable in a line
    with at most two foreign words per distinctly Vietnamese one. Icelandic and Faroese, which use eth, stay: few of
    their words are Vietnamese syllables, and the others count as foreign.

    >>> Stroke()("Ðảng ủy, HÐND, Guðmundsson")
    'Đảng ủy, HĐND, Guðmundsson'
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "stroke"

    def __call__(self, text: str, /) -> str:
        """Return the text with the letter Đ repaired."""
        return replace_words(_LOOK_ALIKE, _normalized, text)


def _normalized(found: Found) -> str:
    word = found.word.translate(_STROKE)
    initials = word.isupper() and _VOWEL.search(word) is None
    vietnamese, foreign = evidence(found.line.translate(_STROKE))
    surely = initials or is_distinct(_LOOK_ALIKE.sub("", found.word))
    return word if surely or (is_syllable(word) and foreign <= 2 * vietnamese) else found.word
