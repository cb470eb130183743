"""Counters: how often a page was seen, liked, shared."""

from typing import Final

from vnclean.filters.form import Form
from vnclean.model.label import Label

NUMBER: Final = Form(
    "counter.number",
    Label.COUNTER,
    r"(?:\(?\{n\}\)?[\s|,·-]*)+(?:(?:người|lượt|lần|likes?|views?|thích|xem|đọc|chia sẻ|k|tr)\s?)*"
    r"|(?:lượt (?:xem|đọc|truy cập|thích)|đã xem|views?)\s?:?\s?\{n\}.{0,20}",
    longest=40,
)
"""A bare number, or numbers with "lượt xem", "người" and the like."""
