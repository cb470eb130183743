"""All syllables that the package's tables allow."""

import itertools
import unicodedata

from vnclean.text.fold import TONES
from vnclean.text.syllables import ONSETS, OPEN, STOPPED, split_syllable

VOWELS = "aăâeêioôơuưy"


def all_syllables() -> list[str]:
    """Return each onset with each rime in each tone that is allowed with it, in traditional spelling."""
    found: dict[str, None] = {}
    for onset, rime, tone in itertools.product((*ONSETS, ""), sorted(OPEN | STOPPED), ("", *TONES)):
        vowel = next(place for place, letter in enumerate(rime) if letter in VOWELS)
        syllable = split_syllable(onset + rime[: vowel + 1] + tone + rime[vowel + 1 :])
        if syllable is not None:
            found[syllable.spelled()] = None
    return list(found)


ALL_SYLLABLES = all_syllables()


def toneless(word: str) -> str:
    kept = (char for char in unicodedata.normalize("NFD", word) if char not in TONES)
    return unicodedata.normalize("NFC", "".join(kept))
