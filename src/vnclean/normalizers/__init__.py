"""The normalizers in their order: what is invisible first, so that it hides no mark; the style of tones last."""

from typing import Final

from vnclean.normalizer import Normalizer
from vnclean.normalizers.composition import Composition
from vnclean.normalizers.invisible import Invisible
from vnclean.normalizers.lookalikes import LookAlikes
from vnclean.normalizers.marks import Marks
from vnclean.normalizers.spaces import Spaces
from vnclean.normalizers.stamp import Stamp
from vnclean.normalizers.stroke import Stroke
from vnclean.normalizers.tones import Style, Tones

__all__ = ["NORMALIZERS", "Composition", "Invisible", "LookAlikes", "Marks", "Spaces", "Stamp", "Stroke", "Style", "Tones"]

NORMALIZERS: Final[tuple[Normalizer, ...]] = (
    Invisible(),  # a zero width between a letter and its mark would keep them apart
    LookAlikes(),
    Composition(),  # the rest looks for composed letters
    Marks(),
    Spaces(),
    Stroke(),
    Tones(),
    Stamp(),  # after the spaces, so that a stamp is found behind them
)
"""All normalizers, each with the reason for its place where it is not plain."""
