"""The labels of blocks, and records of findings, decisions, changes of a block's text, and failed pages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, NoReturn

from vnclean.model.page import Block


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


class Finding(NamedTuple):
    """The label that a filter proposes for the block at ``index``, with the evidence.

    ``code`` is a short name from the filter's fixed set of codes ("under-heading"); tallies count codes. ``reason`` is
    a sentence for people: it quotes the words, the number or the other line that the filter found.
    """

    index: int  # type: ignore[assignment]  # hides ``tuple.index``, which has no use here
    label: Label
    code: str
    reason: str


class Decision(NamedTuple):
    """The label of one block, with the filter that set it, the filter's code and the reason.

    A block that no filter labels gets the label ``body``; then ``filter``, ``code`` and ``reason`` are empty.
    """

    block: Block
    label: Label
    filter: str = ""
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """The normalizers that changed the text of the block at ``index``.

    ``normalizers`` are their names, in the order of their first change. ``reasons`` has one entry per name: the
    charset, the letters or the escapes that the normalizer found, or "" if the name alone explains the change.
    """

    index: int
    normalizers: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A page from which no article was extracted.

    ``index`` is the position of the page in the input, from 0. ``error`` is the name of the exception, ``message`` the
    exception's message.
    """

    index: int
    url: str | None
    error: str
    message: str
