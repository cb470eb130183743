"""The closed set of block labels: filters assign them, and pipelines choose which to keep."""

from enum import StrEnum
from typing import Final, NoReturn


class Label(StrEnum):
    """A label: what a block is. Members compare equal to their names: ``Label.BODY == "body"``.

    >>> Label("caption") is Label.CAPTION
    True
    """

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SLUG = "slug"
    DUPLICATE = "duplicate"
    NAVIGATION = "navigation"
    LISTING = "listing"
    SHARE = "share"
    WIDGET = "widget"
    RATING = "rating"
    COUNTER = "counter"
    COMMENT = "comment"
    TAGS = "tags"
    ADVERT = "advert"
    LEGAL = "legal"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Raise ``ValueError`` with a list of all labels; the default message would name only the wrong value."""
        message = f"{value!r} is not a label; these are: {', '.join(cls)}"
        raise ValueError(message)


TEXT_LABELS: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING})
"""The labels of article text; this set is the same for all pipelines, also for those that keep other labels."""
