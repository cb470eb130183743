"""The word list of attested Vietnamese syllables: the evidence for a repair that changes letters."""

from functools import cache
from typing import Literal

from vnclean.text.resources import rows
from vnclean.text.syllables import Placing, split_syllable

Style = Literal["traditional", "modern", "keep"]
"""The style of tone marks to write on the open rimes oa, oe, uy; ``keep`` leaves them as they are."""


def is_known_syllable(word: str) -> bool:
    """Return whether a word, in any case and either style of tone marks, is a syllable that is in the word list.

    The list and its source: ``syllables.txt``. 6,554 of the 22,302 well-formed syllables are in it.

    >>> is_known_syllable("Hoà"), is_known_syllable("nghiêng"), is_known_syllable("Noé")
    (True, True, False)
    """
    syllable = split_syllable(word)
    return syllable is not None and syllable.spelled() in syllables()


@cache
def forms(style: Style) -> frozenset[str]:
    """Return the listed syllables in lower case, with a first capital, and in capitals.

    They are in one style of tone marks, or in both for ``keep``, each mark on its correct letter.
    """
    placings: tuple[Placing, ...] = ("traditional", "modern") if style == "keep" else (style,)
    words = {parts.spelled(each) for word in syllables() for each in placings if (parts := split_syllable(word))}
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


@cache
def syllables() -> frozenset[str]:
    """Return the syllables of the word list, in lower case and traditional style."""
    return frozenset(word for _, words in rows("text/syllables.txt") for word in words.split(" "))
