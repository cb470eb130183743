"""An article as JSON-ready values, and back: what a pipeline stores beside its text."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from vnclean.article import Article, Change
from vnclean.filter import Decision
from vnclean.label import Label
from vnclean.page import Block, Claim, Image, Link, Page
from vnclean.render.types import has_type


def to_dict(article: Article) -> dict[str, Any]:
    """The whole article: strings, numbers, lists and dicts alone."""
    return {
        "title": article.title,
        "lead": article.lead,
        "author": article.author,
        "published": None if article.published is None else article.published.isoformat(),
        "outlet": article.outlet,
        "modified": None if article.modified is None else article.modified.isoformat(),
        "section": article.section,
        "tags": list(article.tags),
        "url": article.url,
        "image": article.image,
        "sources": dict(article.sources),
        "text": article.text,
        "pipeline": article.pipeline,
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
                "because": decision.because,
                "text": text,
                **_markup(decision.block),
            }
            for decision, text in zip(article.decisions, article.texts, strict=True)
        ],
        "changes": [
            {"block": each.index, "normalizers": [*each.normalizers], "because": [*each.because]}
            for each in article.changes
        ],
    }


def from_dict(data: dict[str, Any]) -> Article:
    """The article that ``to_dict`` described; names that it does not write are passed over.

    Raises ``KeyError`` where one is missing, ``ValueError`` for anything else that it did not write.
    """
    try:
        article = _from_dict(data)
        written = to_dict(article)
        is_one = (
            has_type(article, Article)
            and all(data[name] == value for name, value in written.items())
            and _are_in_order(article)
        )
    except (TypeError, AttributeError, IndexError):
        is_one = False
    if not is_one:
        message = "this is no article that to_dict described"
        raise ValueError(message)
    return article


def _are_in_order(article: Article) -> bool:
    """Whether the blocks stand one after the other on the page, links in their blocks, changes and pictures by them."""
    blocks = article.page.blocks
    ends = [at for block in blocks for at in (block.start, block.end)]
    return (
        ends == sorted(ends)
        and (not ends or (ends[0] >= 0 and ends[-1] <= len(article.page.source)))
        and all(0 <= link.start <= link.end <= len(block.text) for block in blocks for link in block.links)
        and all(0 <= change.index < len(blocks) for change in article.changes)
        and all(0 <= image.before <= len(blocks) for image in article.page.images)
    )


def _from_dict(data: dict[str, Any]) -> Article:
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
            row["because"],
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
    return Article(
        page=read,
        decided=read,
        decisions=decisions,
        texts=tuple(row["text"] for row in data["blocks"]),
        keep=frozenset(map(Label, data["keep"])),
        changes=tuple(
            Change(each["block"], *map(tuple, (each["normalizers"], each["because"]))) for each in data["changes"]
        ),
        title=data["title"],
        lead=data["lead"],
        author=data["author"],
        published=_from_iso(data["published"]),
        outlet=data["outlet"],
        modified=_from_iso(data["modified"]),
        section=data["section"],
        tags=tuple(data["tags"]),
        url=data["url"],
        image=data["image"],
        sources=data["sources"],
        pipeline=data["pipeline"],
    )


def _markup(block: Block) -> dict[str, Any]:
    """What only a block from markup has."""
    if not block.tag:
        return {}
    links = [[link.start, link.end, link.href] for link in block.links]
    return {"tag": block.tag, "path": block.path, "links": links}


def _from_iso(text: str | None) -> datetime | date | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
