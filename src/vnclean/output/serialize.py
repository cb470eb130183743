"""The conversion between an article and JSON-ready values.

The values include the page's source and the cleaned text. What is read back is checked against the types that the
classes declare.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from vnclean.model.decision import Change, Decision, Label
from vnclean.model.metadata import FIELDS, Metadata, from_json_value, to_json_value
from vnclean.model.page import Attributes, Block, Claim, Element, Elements, Image, Link, Page
from vnclean.model.result import Result


def has_type(value: object, hint: Any) -> bool:  # noqa: ANN401, PLR0911 (a type hint; an answer for each kind)
    """Return whether a value, and every value inside it at any depth, has the type that a hint declares.

    A ``bool`` does not count as an ``int``. Generic hints must be unions, ``tuple[X, ...]``, ``frozenset[X]``,
    ``Sequence[X]`` or ``Mapping[K, V]``. For dataclasses and named tuples the class and the fields are checked; for all
    other types only the class is checked. Fields of a dataclass that ``__init__`` does not take are not checked.

    >>> has_type((1, 2), tuple[int, ...]), has_type((1, True), tuple[int, ...]), has_type(None, str | None)
    (True, False, True)
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(has_type(value, each) for each in inner)
    if origin in (tuple, frozenset):
        return isinstance(value, origin) and all(has_type(each, inner[0]) for each in value)
    if origin is Sequence:
        return isinstance(value, Sequence) and all(has_type(each, inner[0]) for each in value)
    if origin is Mapping:
        return isinstance(value, Mapping) and all(
            has_type(key, inner[0]) and has_type(each, inner[1]) for key, each in value.items()
        )
    if hint in (None, NoneType):
        return value is None
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        return False
    if is_dataclass(hint):
        return all(has_type(getattr(value, each.name), each.type) for each in fields(hint) if each.init)
    return not hasattr(hint, "_fields") or all(map(has_type, value, get_type_hints(hint).values()))


def to_dict(article: Result) -> dict[str, Any]:
    """Return the whole article as a dict of JSON-ready values."""
    facts = article.metadata
    return {
        **{name: to_json_value(value) for name, value in facts.values().items()},
        "lead": article.lead,
        "sources": dict(facts.sources),
        "text": article.text,
        "pipeline": article.pipeline,
        "notes": list(article.notes),
        "keep": sorted(article.keep),
        "page": {
            "url": article.page.url,
            "source": article.page.source,
            "images": [image._asdict() for image in article.page.images],
            "claims": [claim._asdict() for claim in article.page.claims],
            "elements": [_element(element) for element in article.page.elements],
            "hidden": [
                {"start": block.start, "end": block.end, **_markup(article.page, block)}
                for block in article.page.hidden
            ],
            "notes": list(article.page.notes),
            "encoding": article.page.encoding,
        },
        "blocks": [
            {
                "start": decision.block.start,
                "end": decision.block.end,
                "label": str(decision.label),
                "kept": decision.label in article.keep,
                "filter": decision.filter,
                "code": decision.code,
                "reason": decision.reason,
                "text": text,
                **_markup(article.page, decision.block),
            }
            for decision, text in zip(article.decisions, article.texts, strict=True)
        ],
        "changes": [
            {"block": each.index, "normalizers": [*each.normalizers], "reasons": [*each.reasons]}
            for each in article.changes
        ],
    }


_R = TypeVar("_R", bound=Result)


def from_dict(cls: type[_R], data: dict[str, Any]) -> _R:
    """Return the article that ``to_dict`` converted to ``data``; unknown keys are ignored.

    Raises ``KeyError`` if a key is missing, and ``ValueError`` if ``to_dict`` cannot have written the values.
    """
    try:
        article = _from_dict(cls, data)
        written = to_dict(article)
        is_one = (
            has_type(article, cls)
            and all(data[name] == value for name, value in written.items())
            and _are_in_order(article)
        )
    except (TypeError, AttributeError, IndexError, OverflowError):
        is_one = False
    if not is_one:
        message = "this is not an article that to_dict described"
        raise ValueError(message)
    return article


def _are_in_order(article: Result) -> bool:
    """Return whether the blocks are in order and within the page, and all offsets and indices within bounds."""
    page, blocks = article.page, article.page.blocks
    known = range(-1, len(page.elements))
    elements = [each.element for each in (*blocks, *page.hidden)] + [image.element for image in page.images]
    return (
        _within(blocks, len(page.source))
        and _within(page.hidden, len(page.source))
        and all(parent in range(-1, index) for index, parent in enumerate(page.elements.parents))
        and all(element in known for element in elements)
        and all(0 <= link.start <= link.end <= len(block.text) for block in blocks for link in block.links)
        and all(0 <= change.index < len(blocks) for change in article.changes)
        and all(0 <= image.before <= len(blocks) for image in article.page.images)
    )


def _within(blocks: Iterable[Block], length: int) -> bool:
    """Return whether blocks are in order, do not overlap, and lie within a source of the given length."""
    ends = [at for block in blocks for at in (block.start, block.end)]
    return ends == sorted(ends) and (not ends or (ends[0] >= 0 and ends[-1] <= length))


def _from_dict(cls: type[_R], data: dict[str, Any]) -> _R:
    page = data["page"]
    source = page["source"]
    decisions = tuple(
        Decision(_block(index, row, source), Label(row["label"]), row["filter"], row["code"], row["reason"])
        for index, row in enumerate(data["blocks"])
    )
    read = Page(
        source,
        tuple(decision.block for decision in decisions),
        page["url"],
        tuple(Image(**image) for image in page["images"]),
        tuple(Claim(**claim) for claim in page["claims"]),
        tuple(page["notes"]),
        page["encoding"],
        _elements(page["elements"]),
        tuple(_block(index, row, source) for index, row in enumerate(page["hidden"])),
    )
    return cls(
        page=read,
        decided=read,
        decisions=decisions,
        texts=tuple(row["text"] for row in data["blocks"]),
        keep=frozenset(map(Label, data["keep"])),
        changes=tuple(
            Change(each["block"], *map(tuple, (each["normalizers"], each["reasons"]))) for each in data["changes"]
        ),
        lead=data["lead"],
        metadata=Metadata(
            **{name: from_json_value(name, data[name]) for name in FIELDS},
            sources=data["sources"],
        ),
        pipeline=data["pipeline"],
        notes=tuple(data["notes"]),
    )


def _markup(page: Page, block: Block) -> dict[str, Any]:
    """Return the fields that only blocks from markup have; an empty dict for a block of raw text.

    ``path`` is there for people who read the output; ``from_dict`` needs only ``element``.
    """
    if not block.tag:
        return {}
    links = [[link.start, link.end, link.href] for link in block.links]
    return {"tag": block.tag, "element": block.element, "path": page.path(block.element), "links": links}


def _block(index: int, row: dict[str, Any], source: str) -> Block:
    """Return the block at ``index`` from its row in the output of ``to_dict`` and the page's ``source``."""
    start, end = row["start"], row["end"]
    links = tuple(Link(*link) for link in row.get("links", ()))
    return Block(index, start, end, source[start:end], row.get("tag", ""), row.get("element", -1), links)


def _element(element: Element) -> list[Any]:
    """Return an element as a list of its parent's index, its number and its tag.

    If the element has attributes, a dict of these is the fourth item.
    """
    row = [element.parent, element.number, element.tag]
    said = {name: value for name, value in element.attributes._asdict().items() if value}
    return [*row, said | {"classes": [*element.attributes.classes]}] if said else row


def _elements(rows: list[list[Any]]) -> Elements:
    """Return the table of elements from the lists that ``_element`` returned.

    Raises ``TypeError`` if the parent's index or the number of an element is not an integer.
    """
    if not all(type(row[0]) is type(row[1]) is int for row in rows):
        raise TypeError
    said = ((index, row[3]) for index, row in enumerate(rows) if len(row) > 3)  # noqa: PLR2004
    attributes = {index: Attributes(**{**own, "classes": tuple(own.get("classes", ()))}) for index, own in said}
    parents, numbers = (array("i", [row[at] for row in rows]) for at in (0, 1))
    return Elements.of((row[2] for row in rows), parents, numbers, attributes)
