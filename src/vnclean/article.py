"""``Article``: the result of cleaning a page, with methods that print, serialize and explain it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from textwrap import shorten
from typing import Any

from vnclean.metadata.page_type import PageType, PageVerdict, judge_page, vietnamese_share
from vnclean.model.result import Result
from vnclean.output.explain import explain
from vnclean.output.html import html
from vnclean.output.markdown import to_markdown
from vnclean.output.report import framed, report
from vnclean.output.serialize import from_dict, to_dict


@dataclass(frozen=True, repr=False)
class Article(Result):
    """A cleaned page: a decision and a normalized text for each block, the metadata and the page type.

    >>> from vnclean import extract
    >>> extract("Tin liên quan").text
    ''
    """

    def __repr__(self) -> str:
        """Return a summary of at most 200 characters."""
        title = None if self.title is None else shorten(self.title, 80, placeholder="…")
        kept = f"{len(self.kept)} of {len(self.decisions)} blocks kept"
        return f"<Article {title!r}, published {self.published}, {kept}, {len(self.text)} characters>"

    @property
    def title(self) -> str | None:
        """The headline."""
        return self.metadata.title

    @property
    def author(self) -> str | None:
        """The author; several authors are joined by commas if only the markup states them, else as printed."""
        return self.metadata.author

    @property
    def published(self) -> datetime | date | None:
        """When the article was published: an aware ``datetime`` (+07:00), or a ``date`` if the page gives no time."""
        return self.metadata.published

    @property
    def modified(self) -> datetime | date | None:
        """When the article was last changed, of the same types as ``published``."""
        return self.metadata.modified

    @property
    def outlet(self) -> str | None:
        """The name of the newspaper or site."""
        return self.metadata.outlet

    @property
    def section(self) -> str | None:
        """The name of the site's section that the article is in."""
        return self.metadata.section

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, in page order."""
        return self.metadata.tags

    @property
    def url(self) -> str | None:
        """The URL that the page states, canonical link first; else the ``url`` given to ``extract``."""
        return self.metadata.url

    @property
    def image(self) -> str | None:
        """The absolute URL of the article's main picture, as the markup states it (``og:image`` first)."""
        return self.metadata.image

    @property
    def sources(self) -> Mapping[str, str]:
        """The source of each metadata field, by field name: "printed in line 3, as in og:title"."""
        return self.metadata.sources

    @property
    def page_type(self) -> PageType:
        """The type of the page: article, listing, stub, gallery, video, error or other."""
        return self._verdict.page_type

    @property
    def page_type_reason(self) -> str:
        """The evidence for ``page_type``."""
        return self._verdict.reason

    @cached_property
    def _verdict(self) -> PageVerdict:
        return judge_page(self)

    @property
    def vietnamese(self) -> float:
        """The share of words that are Vietnamese syllables, 0.0 to 1.0: of the text, or of the page if it has none."""
        return vietnamese_share(self)

    def explain(self) -> str:
        """Return a plain-text table with one row per block, followed by the notes, the repairs and the metadata.

        The columns are number (from 1), kept or dropped, score, label, filter, reason, and the start of the text.
        """
        return explain(self)

    def report(self) -> str:
        """Return one self-contained HTML page: every block, kept or removed, its reason, its repairs, and a tally.

        It needs no network and no script, and no markup of the page is active in it. Notebooks show it automatically.
        """
        return report(self)

    def _repr_html_(self) -> str:
        """Return the HTML that notebooks show for an article: the report in a sandboxed frame."""
        return framed(self)

    def to_markdown(self, *, links: bool = True) -> str:
        """Return the text as Markdown: headings, lists, tables, quotes and, unless ``links`` is false, links.

        From raw text come only paragraphs, headings and, if they are kept, captions.
        """
        return to_markdown(self, links=links)

    def html(self) -> str:
        """Return the text as safe minimal HTML: all text escaped, no scripts, and only http, https or relative URLs."""
        return html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole article as JSON-ready values; ``from_dict`` gives back an equal article."""
        return to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Article":
        """Return the article from the output of ``to_dict``. Raises ``KeyError`` or ``ValueError`` for other data."""
        return from_dict(cls, data)
