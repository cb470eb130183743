"""The word list of attested Vietnamese syllables.

Repairs that change letters use this list as evidence.
"""

from functools import cache
from typing import Literal

from vnclean.text.resources import rows
from vnclean.text.syllables import Placing, split_syllable

Style = Literal["traditional", "modern", "keep"]
"""The style of tone marks on the open rimes oa, oe, uy ("hòa" is traditional, "hoà" modern); "keep" changes none."""


def is_known_syllable(word: str) -> bool:
    """Return whether a word is in the syllable list; its case and its style of tone marks do not matter.

    The file ``syllables.txt`` has the list and names its source. The list has 6,554 of the 22,302 well-formed
    syllables.

    >>> is_known_syllable("Hoà"), is_known_syllable("nghiêng"), is_known_syllable("Noé")
    (True, True, False)
    """
    syllable = split_syllable(word)
    return syllable is not None and syllable.spelled() in syllables()


@cache
def forms(style: Style) -> frozenset[str]:
    """Return the syllables of the word list in three forms: lower case, first letter capital, all capitals.

    The tone marks are in the given style; for ``keep``, the result has each syllable in both styles.
    """
    placings: tuple[Placing, ...] = ("traditional", "modern") if style == "keep" else (style,)
    words = {parts.spelled(each) for word in syllables() for each in placings if (parts := split_syllable(word))}
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


@cache
def syllables() -> frozenset[str]:
    """Return the syllables of the word list, in lower case and traditional style."""
    return frozenset(word for _, words in rows("text/syllables.txt") for word in words.split(" "))
