"""Repair of ươ that lacks one of its two horns: "nguời", "đưọc", as in typing errors and scans."""

from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

import regex

from vnclean.model.normalizer import Normalizer
from vnclean.text.fold import toned
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.syllable_list import is_known_syllable
from vnclean.text.tokens import Found, replace_words

_HORN: Final = "\u031b"
# No syllable is spelled like this: "thuở" and "huơ" end with the rime, and a u after q belongs to the onset.
_HALF: Final = lazy_regex(rf"(?<![qQ])(?:[uU][ơƠ{toned('ơ')}]|[ưƯ{toned('ư')}][oO{toned('o')}])(?=\p{{L}})")
"""Pattern for the rime ươ with one of its two horns missing, before another letter ("buớc", "đưọc")."""


@dataclass(frozen=True, slots=True)
class Horn(Normalizer):
    """Normalizer that writes ươ for uơ and ưo before another letter, if the resulting word is in the word list.

    >>> Horn()("buớc, đưọc, Truờng; thuở, quờn, Nguơ")
    'bước, được, Trường; thuở, quờn, Nguơ'
    """

    name: str = "horn"

    def __call__(self, text: str, /) -> str:
        """Return the text with the missing horns added."""
        return replace_words(_HALF, _normalized, text)


def _normalized(found: Found) -> str:
    word = _HALF.sub(_with_horns, found.word)
    return word if is_known_syllable(word) else found.word


def _with_horns(found: regex.Match[str]) -> str:
    letters = (normalize("NFD", letter) for letter in found[0])
    return normalize("NFC", "".join(each if _HORN in each else each[0] + _HORN + each[1:] for each in letters))
