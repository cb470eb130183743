"""What comes out: the text, the metadata, and a decision with its reason for every block."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Self

from vnclean.filter import Decision
from vnclean.label import Label
from vnclean.page import CELLS, Block, Claim, Image, Link, Page

_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Change:
    """Which normalizers, by name and in order, changed the text of the block at ``index``."""

    index: int
    normalizers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned page.

    ``decisions`` has one decision a block, in page order; ``texts`` each block's mended text. Metadata that the
    page does not show is ``None``, never guessed; ``published`` is an aware ``datetime`` (+07:00), or a ``date``
    where the page prints no time.

    >>> from vnclean import extract
    >>> extract("Tin liên quan").text
    ''
    """

    page: Page
    decisions: tuple[Decision, ...]
    texts: tuple[str, ...]
    keep: frozenset[Label]
    changes: tuple[Change, ...] = ()
    title: str | None = None
    lead: str | None = None
    author: str | None = None
    published: datetime | date | None = None
    outlet: str | None = None
    modified: datetime | date | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    image: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Where each field of the metadata was read: "printed in line 3, as in og:title"."""
    pipeline: str = ""
    """The fingerprint of the pipeline that decided."""

    @property
    def text(self) -> str:
        """The kept blocks, mended, a blank line between paragraphs."""
        return self.select(*self.keep)

    @property
    def kept(self) -> tuple[Decision, ...]:
        """The decisions about blocks that are text, in page order."""
        return tuple(decision for decision in self.decisions if decision.label in self.keep)

    @property
    def removed(self) -> tuple[Decision, ...]:
        """The decisions about blocks that went, in page order."""
        return tuple(decision for decision in self.decisions if decision.label not in self.keep)

    def select(self, *labels: Label | str) -> str:
        """The text of the blocks with these labels, mended, a blank line between blocks.

        Raises ``ValueError`` for what is no label.
        """
        wanted = {Label(label) for label in labels}
        chosen = (
            text.replace(CELLS, " ") if decision.block.tag == "tr" else text
            for decision, text in zip(self.decisions, self.texts, strict=True)
            if decision.label in wanted
        )
        return _PARAGRAPH.join(text for text in chosen if text)

    def explain(self) -> str:
        """A table of every block: number, kept or dropped, label, filter, because, and how its text starts."""
        from vnclean.render.explain import explain  # noqa: PLC0415 (a renderer stands on the article, not under it)

        return explain(self)

    def to_markdown(self, *, links: bool = True) -> str:
        """The text as Markdown: headings, lists, tables, quotes, and links unless they are not wanted.

        Of raw text only paragraphs and headings are known.
        """
        from vnclean.render.markdown import to_markdown  # noqa: PLC0415 (as above)

        return to_markdown(self, links=links)

    def html(self) -> str:
        """The text as safe minimal HTML: every character escaped, nothing executable, only checked addresses."""
        from vnclean.render.html import html  # noqa: PLC0415 (as above)

        return html(self)

    def to_dict(self) -> dict[str, Any]:
        """The whole article as JSON-ready values; ``from_dict`` gives back an equal article."""
        return {
            "title": self.title,
            "lead": self.lead,
            "author": self.author,
            "published": None if self.published is None else self.published.isoformat(),
            "outlet": self.outlet,
            "modified": None if self.modified is None else self.modified.isoformat(),
            "section": self.section,
            "tags": list(self.tags),
            "url": self.url,
            "image": self.image,
            "sources": dict(self.sources),
            "text": self.text,
            "pipeline": self.pipeline,
            "keep": sorted(self.keep),
            "page": {
                "url": self.page.url,
                "source": self.page.source,
                "images": [asdict(image) for image in self.page.images],
                "claims": [asdict(claim) for claim in self.page.claims],
                "notes": list(self.page.notes),
            },
            "blocks": [
                {
                    "start": decision.block.start,
                    "end": decision.block.end,
                    "label": str(decision.label),
                    "kept": decision.label in self.keep,
                    "filter": decision.filter,
                    "because": decision.because,
                    "text": text,
                    **_markup(decision.block),
                }
                for decision, text in zip(self.decisions, self.texts, strict=True)
            ],
            "changes": [{"block": change.index, "normalizers": list(change.normalizers)} for change in self.changes],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The article that ``to_dict`` described. Raises ``KeyError`` or ``ValueError`` for anything else."""
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
        return cls(
            page=Page(
                source,
                tuple(decision.block for decision in decisions),
                page["url"],
                tuple(Image(**image) for image in page["images"]),
                tuple(Claim(**claim) for claim in page["claims"]),
                tuple(page["notes"]),
            ),
            decisions=decisions,
            texts=tuple(row["text"] for row in data["blocks"]),
            keep=frozenset(map(Label, data["keep"])),
            changes=tuple(Change(row["block"], tuple(row["normalizers"])) for row in data["changes"]),
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
