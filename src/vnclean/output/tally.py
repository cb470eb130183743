"""A tally: counts over many pages, of blocks by label, filter and code, and of pages by type, encoding and error."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from json import JSONDecodeError
from typing import Any, Final, NamedTuple

from vnclean.metadata.page_type import judge_page
from vnclean.model.decision import TEXT_LABELS, Failure
from vnclean.model.result import Result
from vnclean.text.escape import from_json, shown, to_json

_VERSION: Final = 1
_SHOWN: Final = 15
_WIDEST: Final = 60
_BLOCKS: Final = ("label", "filter", "code")
_PAGES: Final = ("page_type", "encoding", "error")
AXES: Final = (*_BLOCKS, *_PAGES)
"""The axes of a tally: blocks by label, filter and code; pages by page type, encoding and error."""


class Count(NamedTuple):
    """A number of blocks or pages, and the number of their characters.

    Pages are counted on the axes "page_type", "encoding" and "error", and blocks on all other axes.
    """

    number: int
    characters: int


@dataclass(frozen=True, slots=True)
class Tally:
    r"""Counts over many pages; ``+`` returns the sum of two tallies.

    ``pages`` and ``characters`` cover only the pages that gave an article. ``by`` maps each axis (a name in ``AXES``,
    such as "label") to its counts by name.

    On the axis "code", a name is a filter with its code: "listing.run: under-heading".

    >>> from vnclean import extract
    >>> tally = Tally.of([extract("Trang chủ\nTin liên quan"), extract("Trang chủ")])
    >>> tally.pages, tally.by["label"]["navigation"]
    (2, Count(number=2, characters=18))
    >>> tally + Tally() == tally
    True
    """

    pages: int = 0
    characters: int = 0
    by: Mapping[str, Mapping[str, Count]] = field(default_factory=lambda: {axis: {} for axis in AXES}, hash=False)

    @staticmethod
    def of(results: Iterable[Result | Failure]) -> "Tally":
        """Return the tally of many results, as ``extract_many`` gives them; failures count as errors."""
        sums: dict[str, dict[str, Count]] = {axis: {} for axis in AXES}
        pages = 0
        for result in results:
            if isinstance(result, Failure):
                _add(sums["error"], result.error, 1, 0)
                continue
            pages += 1
            for axis, name, number, length in _counted(result):
                _add(sums[axis], name, number, length)
        characters = sum(count.characters for count in sums["label"].values())
        return Tally(pages, characters, sums)

    def __add__(self, other: "Tally") -> "Tally":
        """Return the sum of this tally and another one."""
        return Tally.total((self, other))

    @staticmethod
    def total(tallies: Iterable["Tally"]) -> "Tally":
        """Return the sum of many tallies, faster than adding them one by one."""
        by: dict[str, dict[str, Count]] = {axis: {} for axis in AXES}
        pages = characters = 0
        for tally in tallies:
            pages, characters = pages + tally.pages, characters + tally.characters
            for axis in AXES:
                for name, count in tally.by[axis].items():
                    _add(by[axis], name, *count)
        return Tally(pages, characters, by)

    def to_json(self) -> str:
        """Return the tally as JSON text, which ``from_json`` reads; equal tallies give equal text."""
        by = {axis: dict(sorted(self.by[axis].items())) for axis in AXES}
        return to_json({"version": _VERSION, "pages": self.pages, "characters": self.characters, "by": by})

    @staticmethod
    def from_json(text: str) -> "Tally":
        """Return the tally from the JSON text that ``to_json`` wrote.

        Raises ``ValueError`` for any other text.
        """
        try:
            data: Any = from_json(text)
            if data["version"] != _VERSION:
                message = f"a tally of version {data['version']} cannot be read"
                raise ValueError(message)
            by = {axis: {name: _count(*count) for name, count in data["by"][axis].items()} for axis in AXES}
            return Tally(*_count(data["pages"], data["characters"]), by)
        except (KeyError, TypeError, AttributeError, JSONDecodeError):
            message = "this is not JSON that Tally.to_json wrote"
            raise ValueError(message) from None

    def summary(self) -> str:
        """Return one line: the pages, the share of text that was kept as article text, page types and errors.

        >>> from vnclean import extract
        >>> Tally.of([extract("Trang chủ")]).summary()
        '1 page, 0% of 9 characters kept as text; stub 1'
        """
        text = sum(self.by["label"].get(label, _NONE).characters for label in TEXT_LABELS)
        share = text / self.characters if self.characters else 0.0
        parts = [
            f"{self.pages} page{'s' * (self.pages != 1)}, {share:.0%} of {self.characters} characters kept as text"
        ]
        for axis in ("page_type", "error"):
            if counts := self.by[axis]:
                ranked = sorted(counts.items(), key=lambda each: (-each[1].number, each[0]))
                parts.append(", ".join(f"{name} {count.number}" for name, count in ranked))
        return "; ".join(parts)

    def __str__(self) -> str:
        """Return a text table of the largest counts.

        For each axis (label, filter, code, page type, encoding, error), the table has at most 15 counts, each with its
        share of all characters.
        """
        lines = [f"{self.pages} pages, {self.characters} characters"]
        for axis in AXES:
            if not self.by[axis]:
                continue
            rows = sorted(self.by[axis].items(), key=lambda row: (-row[1].characters, -row[1].number, row[0]))
            unit = "blocks" if axis in _BLOCKS else "pages"
            lines += ["", f"{axis:<{_WIDEST}}  {unit:>9}  {'characters':>11}  {'share':>6}"]
            for name, count in rows[:_SHOWN]:
                share = count.characters / self.characters if self.characters else 0.0
                text = shown((name or "-")[:_WIDEST])
                lines.append(f"{text:<{_WIDEST}}  {count.number:>9}  {count.characters:>11}  {share:>6.1%}")
            if len(rows) > _SHOWN:
                lines.append(f"… and {len(rows) - _SHOWN} more")
        return "\n".join(lines)


def _counted(article: Result) -> Iterator[tuple[str, str, int, int]]:
    """Yield the counts of one article as tuples: axis, name on this axis, number (always 1), characters."""
    length = 0
    for decision in article.decisions:
        size = len(decision.block.text)
        length += size
        yield "label", str(decision.label), 1, size
        yield "filter", decision.filter, 1, size
        yield "code", f"{decision.filter}: {decision.code}" if decision.filter else "no filter", 1, size
    yield "page_type", str(judge_page(article).page_type), 1, length
    yield "encoding", article.page.encoding or "text", 1, length


def _count(number: object, characters: object) -> Count:
    """Return a ``Count`` of the two values. Raises ``TypeError`` if one of them is not an integer."""
    if type(number) is not int or type(characters) is not int:
        raise TypeError
    return Count(number, characters)


def _add(counts: dict[str, Count], name: str, number: int, characters: int) -> None:
    before = counts.get(name, _NONE)
    counts[name] = Count(before.number + number, before.characters + characters)


_NONE: Final = Count(0, 0)
