"""Records of what filters find, what is decided about a block, what changed its text, and pages that failed."""

from dataclasses import dataclass
from typing import NamedTuple

from vnclean.model.label import Label
from vnclean.model.page import Block


class Finding(NamedTuple):
    """The label that a filter gives to the block at ``index``, with a code and the evidence.

    ``code`` is a short name from the filter's fixed set ("under-heading"), by which tallies count; ``reason`` is a
    sentence for people. It quotes the words, the number or the other line that the filter found.
    """

    index: int  # type: ignore[assignment]  # hides ``tuple.index``, which has no use here
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
    """The names of the normalizers that changed the text of the block at ``index``, in order of their first change.

    ``reasons`` has one entry for each: the charset, the letters or the escapes found; "" if the name explains the
    change.
    """

    index: int
    normalizers: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A page from which no article was extracted.

    ``index`` is its position in the input, from 0; ``error`` the name of the exception, ``message`` its message.
    """

    index: int
    url: str | None
    error: str
    message: str
