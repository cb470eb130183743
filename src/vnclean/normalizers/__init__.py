"""All normalizers (callables that repair a text), in the order in which they are applied.

The outermost damage is repaired first, since each layer of damage hides the one below it. Questions of style come last.
"""

from typing import Final

from vnclean.model.normalizer import Normalizer
from vnclean.normalizers.diacritics import Composition, Horn, Marks, Stroke
from vnclean.normalizers.escapes import Entities, Escapes
from vnclean.normalizers.invisible import Invisible, Spaces
from vnclean.normalizers.legacy import Legacy
from vnclean.normalizers.lookalikes import LookAlikes
from vnclean.normalizers.mojibake import Mojibake
from vnclean.normalizers.stamp import Stamp
from vnclean.normalizers.tones import Tones
from vnclean.text.legacy_charsets import CHARSETS
from vnclean.text.syllables import Style

__all__ = [
    "NORMALIZERS",
    "Composition",
    "Entities",
    "Escapes",
    "Horn",
    "Invisible",
    "Legacy",
    "LookAlikes",
    "Marks",
    "Mojibake",
    "Spaces",
    "Stamp",
    "Stroke",
    "Style",
    "Tones",
]

NORMALIZERS: Final[tuple[Normalizer, ...]] = (
    Escapes(),  # text is escaped last, on its way into a program or a page
    Entities(),
    Mojibake(),  # before spaces and soft hyphens are removed, which can be bytes of its letters
    *map(Legacy, CHARSETS),  # likewise: a soft hyphen is ư in TCVN3
    Invisible(),  # a zero-width character between a letter and its mark prevents composition
    LookAlikes(),  # before the composition of their marks with Vietnamese ones
    Composition(),  # the rest expects composed letters
    Marks(),
    Spaces(),
    Stroke(),
    Horn(),  # before the tones: it accepts a tone mark on any vowel
    Tones(),
    Stamp(),  # after the spaces, so that a stamp is found behind them
)
"""All normalizers, in the order in which they are applied; comments give the reasons for the order."""
