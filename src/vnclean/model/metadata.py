"""The metadata of an article, and facts: values with the place on the page from which they were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar

from vnclean.model.page import Claim, Page
from vnclean.text.fold import fold


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a page; a field that the page does not give is ``None``, never guessed.

    ``tags`` is empty instead of ``None``. ``published`` and ``modified`` are datetimes with the offset +07:00, or dates
    if the page gives no time. ``sources`` maps the name of a field to the place where the value was found: "printed in
    line 3, as in og:title".

    >>> Metadata(title="Mưa lớn").stated()
    {'title': 'Mưa lớn'}
    """

    title: str | None = None
    author: str | None = None
    published: datetime | date | None = None
    modified: datetime | date | None = None
    outlet: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    image: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict, hash=False)

    def values(self) -> dict[str, Any]:
        """Return the values of all fields except ``sources``, by field name, in the order of ``FIELDS``."""
        return {name: getattr(self, name) for name in FIELDS}

    def stated(self) -> dict[str, Any]:
        """Return the values of the fields that the page gives, by field name, in order; ``sources`` is left out."""
        return {name: value for name, value in self.values().items() if value}


FIELDS: Final = tuple(each.name for each in fields(Metadata) if each.name != "sources")
"""The names of the metadata fields, in the order used in JSON, rows, tables and reports."""


def to_json_value(value: Any) -> Any:  # noqa: ANN401 (whatever a field holds)
    """Return a field's value in a form that JSON can hold: times and dates as ISO 8601, tuples as lists.

    Other values are returned unchanged.

    >>> to_json_value(date(2024, 3, 12)), to_json_value(("a",))
    ('2024-03-12', ['a'])
    """
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def from_json_value(name: str, value: Any) -> Any:  # noqa: ANN401 (as above)
    """Return the value of the field ``name`` from its JSON form; the inverse of ``to_json_value``.

    Raises ``ValueError`` if a time or date is not in ISO 8601.
    """
    if name in ("published", "modified") and value is not None:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return tuple(value) if name == "tags" else value


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
