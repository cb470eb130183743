"""An article as JSON-ready values, and back: what a pipeline stores beside its text."""

from dataclasses import asdict
from typing import Any, TypeVar

from vnclean.model.decision import Change, Decision
from vnclean.model.label import Label
from vnclean.model.metadata import FIELDS, Metadata, from_json_value, to_json_value
from vnclean.model.page import Block, Claim, Image, Link, Page
from vnclean.model.result import Result
from vnclean.output.types import has_type


def to_dict(article: Result) -> dict[str, Any]:
    """Return the whole article: strings, numbers, lists and dicts alone."""
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
            "images": [asdict(image) for image in article.page.images],
            "claims": [asdict(claim) for claim in article.page.claims],
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
                "reason": decision.reason,
                "text": text,
                **_markup(decision.block),
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
    """Return the article that ``to_dict`` described; names that it does not write are passed over.

    Raises ``KeyError`` where one is missing, ``ValueError`` for anything else that it did not write.
    """
    try:
        article = _from_dict(cls, data)
        written = to_dict(article)
        is_one = (
            has_type(article, cls)
            and all(data[name] == value for name, value in written.items())
            and _are_in_order(article)
        )
    except (TypeError, AttributeError, IndexError):
        is_one = False
    if not is_one:
        message = "this is not an article that to_dict described"
        raise ValueError(message)
    return article


def _are_in_order(article: Result) -> bool:
    """Return whether the blocks are in order and within the page, and links, changes and images within bounds."""
    blocks = article.page.blocks
    ends = [at for block in blocks for at in (block.start, block.end)]
    return (
        ends == sorted(ends)
        and (not ends or (ends[0] >= 0 and ends[-1] <= len(article.page.source)))
        and all(0 <= link.start <= link.end <= len(block.text) for block in blocks for link in block.links)
        and all(0 <= change.index < len(blocks) for change in article.changes)
        and all(0 <= image.before <= len(blocks) for image in article.page.images)
    )


def _from_dict(cls: type[_R], data: dict[str, Any]) -> _R:
    page = data["page"]
    source = page["source"]
    decisions = tuple(
        Decision(
            Block(
                index,
                row["start"],
                row["end"],
                source[row["start"] : row["end"]],
                row.get("tag", ""),
                row.get("path", ""),
                tuple(Link(*link) for link in row.get("links", ())),
            ),
            Label(row["label"]),
            row["filter"],
            row["reason"],
        )
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


def _markup(block: Block) -> dict[str, Any]:
    """Return what only a block from markup has."""
    if not block.tag:
        return {}
    links = [[link.start, link.end, link.href] for link in block.links]
    return {"tag": block.tag, "path": block.path, "links": links}
