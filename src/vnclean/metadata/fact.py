"""A fact about a page: a value, and the place on the page from which the value was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from vnclean.model.page import Claim, Page
from vnclean.text.fold import fold

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """A value, and a description of where the value was found: "printed in line 12, as in og:title"."""

    value: Value
    source: str


def claimed(page: Page, field: str) -> list[Claim]:
    """Return the claims that the page's markup makes about a metadata field, most trusted first."""
    return [claim for claim in page.claims if claim.field == field]


def printed(index: int, agreeing: Iterable[Claim] = ()) -> str:
    """Return the source description of a value that is printed in the block at ``index``.

    The description names the sources of up to three claims in ``agreeing``: claims of the markup with the same value.
    """
    names = list(dict.fromkeys(claim.source for claim in agreeing))
    return f"printed in line {index + 1}" + (f", as in {', '.join(names[:3])}" if names else "")


def stated(claims: Sequence[Claim]) -> str:
    """Return the source description of a value that only the markup states.

    The description names the sources of the first three claims, each source once.
    """
    return ", ".join(dict.fromkeys(claim.source for claim in claims[:3]))


def same(one: str, other: str) -> bool:
    """Return whether two values are equal after ``fold``.

    ``fold`` removes differences in case, spaces, tone mark style, bullets and final punctuation.
    """
    return fold(one) == fold(other)
