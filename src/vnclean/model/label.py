"""What a block can be: the closed vocabulary that filters speak and pipelines choose from."""

from enum import StrEnum
from typing import Final, NoReturn


class Label(StrEnum):
    """The kind of a block. Members compare equal to their names: ``Label.BODY == "body"``.

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
        """Say what there is: the enumeration's own message names only what there is not."""
        message = f"{value!r} is not a label; these are: {', '.join(cls)}"
        raise ValueError(message)


TEXT_LABELS: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING})
"""The labels of what is the article's text, whatever a pipeline keeps."""
