"""What a filter finds, what was decided about a block, what changed its text, and a page that gave no article."""

from dataclasses import dataclass
from typing import NamedTuple

from vnclean.model.label import Label
from vnclean.model.page import Block


class Finding(NamedTuple):
    """What a filter says of the block at ``index``: its label, a code, and the evidence.

    ``code`` is a short name from the filter's own few, which tallies count ("under-heading"); ``reason`` the sentence
    that a person reads. It quotes the words, the number or the other line that the filter saw.
    """

    index: int  # type: ignore[assignment]  # nobody looks for a value in a finding
    label: Label
    code: str
    reason: str


class Decision(NamedTuple):
    """One block's label, the name of the filter that gave it, its code, and the evidence for it.

    A block that no filter labels is body; its decision has an empty ``filter``, ``code`` and ``reason``.
    """

    block: Block
    label: Label
    filter: str = ""
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """The normalizers, by name and in order, that changed the text of the block at ``index``.

    ``reasons`` has one entry for each: the charset, the letters or the escapes found; "" where the name says it all.
    """

    index: int
    normalizers: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that gave no article.

    ``index`` is its place among the pages given, from 0; ``error`` the name of the exception, ``message`` its message.
    """

    index: int
    url: str | None
    error: str
    message: str
