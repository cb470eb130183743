"""``Article``: the result of cleaning a page, with methods to print, serialize and explain the result."""

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
        """The author or authors, as printed on the page; ``None`` if unknown.

        If only the markup states the authors, their names are joined by commas.
        """
        return self.metadata.author

    @property
    def published(self) -> datetime | date | None:
        """The time of publication: a ``datetime`` with time zone (+07:00), or a ``date`` if the page gives no time."""
        return self.metadata.published

    @property
    def modified(self) -> datetime | date | None:
        """The time of the last change: a ``datetime`` or a ``date``, as for ``published``."""
        return self.metadata.modified

    @property
    def outlet(self) -> str | None:
        """The name of the newspaper or site."""
        return self.metadata.outlet

    @property
    def section(self) -> str | None:
        """The name of the section of the site in which the article was published."""
        return self.metadata.section

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, in page order."""
        return self.metadata.tags

    @property
    def url(self) -> str | None:
        """The URL that the page states (the canonical link first), else the ``url`` that ``extract`` was given."""
        return self.metadata.url

    @property
    def image(self) -> str | None:
        """The absolute URL of the main picture, as stated in the markup; ``og:image`` is preferred."""
        return self.metadata.image

    @property
    def sources(self) -> Mapping[str, str]:
        """A mapping from each metadata field to the source of its value: "printed in line 3, as in og:title"."""
        return self.metadata.sources

    @property
    def page_type(self) -> PageType:
        """The type of the page: article, listing, stub, gallery, video, error or other."""
        return self._verdict.page_type

    @property
    def page_type_reason(self) -> str:
        """The evidence for ``page_type``, in words."""
        return self._verdict.reason

    @cached_property
    def _verdict(self) -> PageVerdict:
        return judge_page(self)

    @property
    def vietnamese(self) -> float:
        """The share of words that are Vietnamese syllables, from 0.0 to 1.0.

        The words are those of ``text``, or those of the page's source if ``text`` is empty.
        """
        return vietnamese_share(self)

    def explain(self) -> str:
        """Return a plain-text table with one row per block, then the notes, the repairs and the metadata.

        The columns are: number (from 1), kept or dropped, score, label, filter, reason, and the start of the text.
        """
        return explain(self)

    def report(self) -> str:
        """Return a self-contained HTML page that shows each block, whether it was kept, and why.

        The report also shows the repairs in each block and a tally. The report needs no network and no script, and no
        markup of the cleaned page is active in it. Notebooks show the report automatically.
        """
        return report(self)

    def _repr_html_(self) -> str:
        """Return the HTML that notebooks show for an article: the report in a sandboxed frame."""
        return framed(self)

    def to_markdown(self, *, links: bool = True) -> str:
        """Return the text as Markdown: headings, lists, tables, quotes and links.

        Links are left out if ``links`` is false. An article from raw text has only paragraphs and headings, and
        captions if the pipeline keeps the label ``caption``.
        """
        return to_markdown(self, links=links)

    def html(self) -> str:
        """Return the text as safe minimal HTML.

        All text is escaped; there are no scripts; every URL is http, https or relative.
        """
        return html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole article as values that ``json`` can write; ``from_dict`` makes an equal article of them."""
        return to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Article":
        """Return the article that ``data``, a result of ``to_dict``, describes.

        Raises ``KeyError`` or ``ValueError`` if ``data`` is not the output of ``to_dict``.
        """
        return from_dict(cls, data)
