"""The normalizers in their order: from the outermost damage inwards, as each layer hides the next; the style last."""

from typing import Final

from vnclean.model.normalizer import Normalizer
from vnclean.normalizers.composition import Composition
from vnclean.normalizers.entities import Entities
from vnclean.normalizers.escapes import Escapes
from vnclean.normalizers.horn import Horn
from vnclean.normalizers.invisible import Invisible
from vnclean.normalizers.legacy import Legacy
from vnclean.normalizers.lookalikes import LookAlikes
from vnclean.normalizers.marks import Marks
from vnclean.normalizers.mojibake import Mojibake
from vnclean.normalizers.spaces import Spaces
from vnclean.normalizers.stamp import Stamp
from vnclean.normalizers.stroke import Stroke
from vnclean.normalizers.tones import Tones
from vnclean.text.legacy_charsets import CHARSETS
from vnclean.text.syllable_list import Style

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
    Mojibake(),  # before the spaces and soft hyphens that are bytes of its letters go
    *map(Legacy, CHARSETS),  # likewise: a soft hyphen is ư in TCVN3
    Invisible(),  # a zero width between a letter and its mark would keep them apart
    LookAlikes(),  # before the composition of their marks with Vietnamese ones
    Composition(),  # the rest looks for composed letters
    Marks(),
    Spaces(),
    Stroke(),
    Horn(),  # its words are known by their letters, wherever their mark of tone is
    Tones(),
    Stamp(),  # after the spaces, so that a stamp is found behind them
)
"""All normalizers, each with the reason for its place where it is not plain."""
