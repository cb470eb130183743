"""Composition: each letter with its marks becomes one code point, however the marks were typed."""

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Final

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.fold import LONG_RUN, TONES, composed
from vnclean.text.lazy_pattern import lazy_regex

_MARKS: Final = lazy_regex(r"\p{M}")
_QUALITY: Final = {"a": "\u0302\u0306", "e": "\u0302", "o": "\u0302\u031b", "u": "\u031b"}
"""For each vowel, the marks that are part of it (circumflex, breve, horn); tone marks come after them."""
_LETTER: Final = lazy_regex(r"\p{Latin}[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Composition(Normalizer):
    r"""Normalizer that orders the marks of letters, drops repeated marks, and composes text to Unicode NFC.

    NFC alone does not compose a tone mark that was typed before a circumflex or breve, since both marks have the same
    combining class. Of the 240 ways to type the marked vowels, NFC leaves 64 uncomposed. Text with more than 30 marks
    in a row is returned unchanged: it is not written language, and its normalization would take quadratic time.

    >>> Composition()("Tie\u0301\u0302ng Vie\u0323\u0302t")
    'Tiếng Việt'
    """

    leaves_plain: ClassVar[bool] = True

    name: str = "composition"

    def __call__(self, text: str, /) -> str:
        """Return the text in composed form; a text with more than 30 marks in a row is returned unchanged."""
        text = composed(text)
        if not _MARKS.search(text) or LONG_RUN.search(text):
            return text
        return unicodedata.normalize("NFC", _LETTER.sub(_in_order, text))


def _in_order(found: regex.Match[str]) -> str:
    """Return one letter with its marks: first those that are part of the vowel, then the others.

    Repeated vowel marks and repeated tone marks are dropped.
    """
    cluster = unicodedata.normalize("NFD", found[0])
    letter, marks = cluster[0], cluster[1:]
    own = _QUALITY.get(letter.lower(), "")
    quality = "".join(dict.fromkeys(mark for mark in marks if mark in own))
    rest = [mark for mark in marks if mark not in own]
    rest = [mark for place, mark in enumerate(rest) if mark not in TONES or mark not in rest[:place]]
    return unicodedata.normalize("NFC", letter + quality + "".join(rest))
