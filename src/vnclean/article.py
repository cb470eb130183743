"""An article: the result of cleaning a page, with the ways to print, store and explain it."""

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
    """A cleaned page.

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
        """The author, or several."""
        return self.metadata.author

    @property
    def published(self) -> datetime | date | None:
        """When the article was published: an aware ``datetime`` (+07:00), or a ``date`` where no time is given."""
        return self.metadata.published

    @property
    def modified(self) -> datetime | date | None:
        """When the article was last changed."""
        return self.metadata.modified

    @property
    def outlet(self) -> str | None:
        """The newspaper or site."""
        return self.metadata.outlet

    @property
    def section(self) -> str | None:
        """The section of the site."""
        return self.metadata.section

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, in page order."""
        return self.metadata.tags

    @property
    def url(self) -> str | None:
        """The address that the page states of itself."""
        return self.metadata.url

    @property
    def image(self) -> str | None:
        """The address of the picture that stands for the article."""
        return self.metadata.image

    @property
    def sources(self) -> Mapping[str, str]:
        """Where each field was found, by name: "printed in line 3, as in og:title"."""
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
        """The share of the text's words that are Vietnamese syllables, 0.0 to 1.0."""
        return vietnamese_share(self)

    def explain(self) -> str:
        """Return a table of every block: number, kept or dropped, label, filter, reason, and how its text starts."""
        return explain(self)

    def report(self) -> str:
        """Return one self-contained HTML page: every block, kept or removed, its reason, its changes, and a tally.

        It needs no network and no script, and no markup of the page is active in it. Notebooks show it by themselves.
        """
        return report(self)

    def _repr_html_(self) -> str:
        """Return what notebooks show of an article: the report in a frame of its own."""
        return framed(self)

    def to_markdown(self, *, links: bool = True) -> str:
        """Return the text as Markdown: headings, lists, tables, quotes, and, unless ``links`` is false, links.

        Of raw text only paragraphs and headings are known.
        """
        return to_markdown(self, links=links)

    def html(self) -> str:
        """Return the text as safe minimal HTML: every character escaped, no scripts, only checked addresses."""
        return html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole article as JSON-ready values; ``from_dict`` gives back an equal article."""
        return to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Article":
        """Return the article that ``to_dict`` described. Raises ``KeyError`` or ``ValueError`` for anything else."""
        return from_dict(cls, data)
