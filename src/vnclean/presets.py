"""The predefined pipeline ``NEWS``, for Vietnamese news pages."""

from typing import Final

from vnclean.filters import FILTERS
from vnclean.filters.second_opinion import Rescue, Score
from vnclean.model.decision import TEXT_LABELS
from vnclean.normalizers import NORMALIZERS
from vnclean.pipeline import Pipeline

NEWS: Final = Pipeline(
    filters=FILTERS,
    normalizers=NORMALIZERS,
    keep=TEXT_LABELS,
    score=Score(),
    rescue=Rescue(),
)
"""All filters and normalizers, with ``Score`` and ``Rescue``, which restore article text that filters dropped.

The labels lead, body and heading are kept.
"""
