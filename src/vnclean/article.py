"""What comes out: the text, the metadata, and a decision with its reason for every block."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from vnclean.filter import Decision
from vnclean.label import Label
from vnclean.page import CELLS, Page

if TYPE_CHECKING:
    from vnclean.corpus.verdict import Kind, Verdict

_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Change:
    """Which normalizers, by name and in order, changed the text of the block at ``index``.

    ``because`` has a place for each: the charset, the letters or the escapes that it found; "" where its name says all.
    """

    index: int
    normalizers: tuple[str, ...]
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
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
    decided: Page = field(compare=False)
    """The page that the filters saw: ``page`` itself, or its twin with the letters of damaged words put right.

    It is not in JSON; of an article made by ``from_dict`` it is ``page``.
    """
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
    """The fingerprint of the pipeline that decided; "" where a filter of the user's own leaves it without one."""
    _verdict: list["Verdict"] = field(default_factory=list, init=False, repr=False, compare=False)
    """What the page is, once it has been asked for."""

    def __repr__(self) -> str:
        """Return a summary of at most 200 characters."""
        title = None if self.title is None else shorten(self.title, 80, placeholder="…")
        kept = f"{len(self.kept)} of {len(self.decisions)} blocks kept"
        return f"<Article {title!r}, published {self.published}, {kept}, {len(self.text)} characters>"

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

    @property
    def kind(self) -> "Kind":
        """What the page is: article, listing, stub, gallery, video, error or other; ``verdict`` says why."""
        return self.verdict.kind

    @property
    def verdict(self) -> "Verdict":
        """What the page is, with the evidence (``vnclean.corpus.verdict``)."""
        from vnclean.corpus.verdict import verdict  # noqa: PLC0415 (a verdict stands on the article, not under it)

        if not self._verdict:
            self._verdict.append(verdict(self))
        return self._verdict[0]

    @property
    def vietnamese(self) -> float:
        """The share of its words that are Vietnamese syllables, 0.0 to 1.0."""
        from vnclean.corpus.verdict import vietnamese  # noqa: PLC0415 (as above)

        return vietnamese(self)

    def explain(self) -> str:
        """A table of every block: number, kept or dropped, label, filter, because, and how its text starts."""
        from vnclean.render.explain import explain  # noqa: PLC0415 (a renderer stands on the article, not under it)

        return explain(self)

    def report(self) -> str:
        """One self-contained HTML page: every block, kept or removed, with its reason, what was mended, and a tally.

        It needs no network and no script, and nothing of the page is alive in it. Notebooks show it of themselves.
        """
        from vnclean.render.report import report  # noqa: PLC0415 (as above)

        return report(self)

    def _repr_html_(self) -> str:
        """What notebooks show of an article: the report, in a frame of its own."""
        from vnclean.render.report import framed  # noqa: PLC0415 (as above)

        return framed(self)

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
        from vnclean.render.record import to_dict  # noqa: PLC0415 (as above)

        return to_dict(self)

    @staticmethod
    def from_dict(data: dict[str, Any]) -> "Article":
        """The article that ``to_dict`` described. Raises ``KeyError`` or ``ValueError`` for anything else."""
        from vnclean.render.record import from_dict  # noqa: PLC0415 (as above)

        return from_dict(data)
