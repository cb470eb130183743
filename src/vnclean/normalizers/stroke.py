"""The letter Đ: repair of its look-alikes Ð (eth) and Ɖ (African D), which old converters left in texts."""

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
    """Normalizer that replaces Ð and Ɖ by Đ, and ð and ɖ by đ, in Vietnamese words and in initials.

    A word counts as Vietnamese in two cases:

    - It has another letter that no West European language has.
    - It is a syllable, and its line has at most two foreign words for each distinctly Vietnamese word.

    Icelandic and Faroese text, which has the letter ð, stays unchanged: most of its words are not Vietnamese syllables,
    and so count as foreign.

    >>> Stroke()("Ðảng ủy, HÐND, Guðmundsson")
    'Đảng ủy, HĐND, Guðmundsson'
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "stroke"

    def __call__(self, text: str, /) -> str:
        """Return the text with Đ and đ in place of their look-alikes in Vietnamese words and initials."""
        return replace_words(_LOOK_ALIKE, _normalized, text)


def _normalized(found: Found) -> str:
    word = found.word.translate(_STROKE)
    initials = word.isupper() and _VOWEL.search(word) is None
    vietnamese, foreign = evidence(found.line.translate(_STROKE))
    surely = initials or is_distinct(_LOOK_ALIKE.sub("", found.word))
    return word if surely or (is_syllable(word) and foreign <= 2 * vietnamese) else found.word
