"""What was decided about a block, what changed its text, and a page that gave no article."""

from dataclasses import dataclass

from vnclean.model.label import Label
from vnclean.model.page import Block


@dataclass(frozen=True, slots=True)
class Decision:
    """One block's label, the name of the filter that gave it, and the evidence for it.

    ``reason`` quotes the words, the number or the other line that the filter saw. A block that no filter labels is
    body; its decision has an empty ``filter`` and ``reason``.
    """

    block: Block
    label: Label
    filter: str = ""
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
