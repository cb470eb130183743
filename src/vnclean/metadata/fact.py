"""A fact about a page: a value, and where it was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from vnclean.model.page import Claim, Page
from vnclean.text.fold import fold

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """A value and its source in words: "printed in line 12, as in og:title"."""

    value: Value
    source: str


def claimed(page: Page, field: str) -> list[Claim]:
    """Return what the page's markup states of a field, in the order of trust."""
    return [claim for claim in page.claims if claim.field == field]


def printed(index: int, agreeing: Iterable[Claim] = ()) -> str:
    """Return the source of a value that the block at ``index`` prints, and that these claims state, too."""
    names = list(dict.fromkeys(claim.source for claim in agreeing))
    return f"printed in line {index + 1}" + (f", as in {', '.join(names[:3])}" if names else "")


def stated(claims: Sequence[Claim]) -> str:
    """Return the source of a value that only claims state."""
    return ", ".join(dict.fromkeys(claim.source for claim in claims[:3]))


def same(one: str, other: str) -> bool:
    """Return whether two values differ in nothing but case, spaces, composition and tone style."""
    return fold(one) == fold(other)
