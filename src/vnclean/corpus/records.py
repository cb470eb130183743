"""A row: the fields of a page that tables and record files hold."""

from collections.abc import Iterable
from itertools import repeat
from typing import Any, Final

from vnclean.article import Article
from vnclean.corpus.batch import extract_many
from vnclean.model.decision import Failure
from vnclean.model.metadata import FIELDS, to_json_value
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS

COLUMNS: Final = ("text", "lead", *FIELDS, "page_type", "vietnamese", "pipeline", "error")
"""Fields of a row, in order: strings or ``None``; ``tags`` is a list of strings, ``vietnamese`` a float or ``None``."""


def row(result: Article | Failure) -> dict[str, Any]:
    """Return the row of an article: text, metadata and verdict; of a failure, with its URL and error only.

    >>> from vnclean import extract
    >>> row(extract("Trang chủ"))["page_type"], row(Failure(0, None, "ValueError", "no page"))["error"]
    ('stub', 'ValueError: no page')
    """
    if isinstance(result, Failure):
        empty: dict[str, Any] = dict.fromkeys(COLUMNS)
        return empty | {"tags": [], "url": result.url, "error": f"{result.error}: {result.message}"}
    return {
        "text": result.text,
        "lead": result.lead,
        **{name: to_json_value(value) for name, value in result.metadata.values().items()},
        "url": result.url or result.page.url,
        "page_type": str(result.page_type),
        "vietnamese": round(result.vietnamese, 3),
        "pipeline": result.pipeline,
        "error": None,
    }


def rows(
    pages: Iterable[str | bytes | None], urls: Iterable[str | None] | None = None, *, pipeline: Pipeline = NEWS
) -> list[dict[str, Any]]:
    """Return one row per page, in order; a page that fails, or is missing (``None``), has its ``error``.

    ``urls`` are the pages' URLs, in the same order. Most adapters call this function.

    >>> [each["page_type"] for each in rows(["Trang chủ", None])]
    ['stub', None]
    """
    addresses = repeat(None) if urls is None else urls
    given = (_MISSING if page is None else (url, page) for page, url in zip(pages, addresses, strict=False))
    return [row(result) for result in extract_many(given, pipeline=pipeline, on_error="record")]


_MISSING: Final = ValueError("no page was given")
