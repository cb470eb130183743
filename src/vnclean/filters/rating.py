"""Ratings: stars, votes and marks."""

from typing import Final

from vnclean.filters.form import Form
from vnclean.model.label import Label

VOTES: Final = Form(
    "rating.votes",
    Label.RATING,
    r"\(?\{n\} (?:bình chọn|đánh giá|phiếu(?: bầu)?|votes?|sao)\b.{0,40}|\(?\{n\}\s?/\s?\{n\} (?:điểm"
    r"|sao)\b.{0,30}|(?:xếp hạng|đánh giá|điểm|rating)\s?:?\s?\{n\}(?:\s?/\s?\{n\})?.{0,40}|[★☆⭐\s]{3,}.{0,20}",
    longest=80,
    signs=("{n}", "★", "☆", "⭐"),
)
"""A count of votes or a mark out of so many: "(6816 bình chọn, 9/10 điểm)"."""
