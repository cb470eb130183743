"""A row: what tables and files of records keep of a page."""

from collections.abc import Iterable
from itertools import repeat
from typing import Any, Final

from vnclean.article import Article
from vnclean.corpus.many import Failure, extract_many
from vnclean.news import NEWS
from vnclean.pipeline import Pipeline

COLUMNS: Final = (
    "text", "title", "lead", "author", "published", "modified", "outlet", "section", "tags", "url", "image", "kind",
    "vietnamese", "pipeline", "error",
)  # fmt: skip
"""The fields of a row, in order: strings or ``None``, but ``tags`` is a list of strings, ``vietnamese`` a number."""


def row(result: Article | Failure) -> dict[str, Any]:
    """The text, the metadata and the verdict of an article; of a failure the address and the error.

    >>> from vnclean import extract
    >>> row(extract("Trang chủ"))["kind"], row(Failure(0, None, "ValueError", "no page"))["error"]
    ('stub', 'ValueError: no page')
    """
    if isinstance(result, Failure):
        empty: dict[str, Any] = dict.fromkeys(COLUMNS)
        return empty | {"tags": [], "url": result.url, "error": f"{result.error}: {result.message}"}
    return {
        "text": result.text,
        "title": result.title,
        "lead": result.lead,
        "author": result.author,
        "published": None if result.published is None else result.published.isoformat(),
        "modified": None if result.modified is None else result.modified.isoformat(),
        "outlet": result.outlet,
        "section": result.section,
        "tags": list(result.tags),
        "url": result.url or result.page.url,
        "image": result.image,
        "kind": str(result.kind),
        "vietnamese": round(result.vietnamese, 3),
        "pipeline": result.pipeline,
        "error": None,
    }


def rows(
    pages: Iterable[str | bytes | None], urls: Iterable[str | None] | None = None, *, pipeline: Pipeline = NEWS
) -> list[dict[str, Any]]:
    """A row for each page, in order, with its address where one is given; a page that fails has its ``error``.

    What all adapters call; a missing page (``None``) fails, too.

    >>> [each["kind"] for each in rows(["Trang chủ", None])]
    ['stub', None]
    """
    addresses = repeat(None) if urls is None else urls
    given = (_MISSING if page is None else (url, page) for page, url in zip(pages, addresses, strict=False))
    return [row(result) for result in extract_many(given, pipeline=pipeline, on_error="record")]


_MISSING: Final = ValueError("there is no page")
