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
    """Return the claims of a page about a field, most trusted first."""
    return [claim for claim in page.claims if claim.field == field]


def printed(index: int, agreeing: Iterable[Claim] = ()) -> str:
    """Return the source of a value printed in the block at ``index``, naming up to three of the ``agreeing`` claims."""
    names = list(dict.fromkeys(claim.source for claim in agreeing))
    return f"printed in line {index + 1}" + (f", as in {', '.join(names[:3])}" if names else "")


def stated(claims: Sequence[Claim]) -> str:
    """Return the source of a value that is only claimed: the names of the first three claims' sources."""
    return ", ".join(dict.fromkeys(claim.source for claim in claims[:3]))


def same(one: str, other: str) -> bool:
    """Return whether two values are equal but for case, spaces, tone mark style and the like (``fold``)."""
    return fold(one) == fold(other)
