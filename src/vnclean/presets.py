"""NEWS: the pipeline for Vietnamese news pages."""

from typing import Final

from vnclean.filters import FILTERS
from vnclean.model.label import Label
from vnclean.normalizers import NORMALIZERS
from vnclean.pipeline import Pipeline

NEWS: Final = Pipeline(
    filters=FILTERS,
    normalizers=NORMALIZERS,
    keep=frozenset({Label.LEAD, Label.BODY, Label.HEADING}),
)
"""All filters, all normalizers; lead, body and headings are text."""
