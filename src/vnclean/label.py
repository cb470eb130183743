"""What a block can be: the closed vocabulary that filters speak and pipelines choose from."""

from enum import StrEnum


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
    DATELINE = "dateline"
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
