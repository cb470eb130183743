"""Rows: the fields that tables and record files have for each page, and the JSON schema of these fields."""

from collections.abc import Iterable, Mapping
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


_TYPES: Final[Mapping[str, str]] = {"tags": "array", "vietnamese": "number"}
_MEANING: Final = {
    "id": 'the page\'s file; for a page in a container, "#" and its number from 0 follow',
    "fetched": "when the page was fetched, as the archive or the input record has it",
    "text": "the text of the kept blocks, separated by empty lines",
    "lead": "the lead, if the page has one",
    "url": "the page's address: the given one, else its canonical address",
    "published": "ISO 8601, with the offset of Vietnam if the page has none",
    "page_type": "article, or what else the page is",
    "vietnamese": "share of words that are Vietnamese syllables, 0 to 1",
    "pipeline": "fingerprint of the pipeline that cleaned the page",
    "error": "why the page has no text; null for a clean one",
}


def schema() -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of a record.

    The schema describes the output of ``row`` and the JSON lines that the command writes.

    >>> schema()["properties"]["text"]["type"]
    ['string', 'null']
    """
    properties: dict[str, dict[str, Any]] = {
        name: {"type": [_TYPES.get(name, "string"), "null"], **({"description": meaning} if meaning else {})}
        for name in ("id", "fetched", *COLUMNS)
        for meaning in [_MEANING.get(name)]
    }
    properties["tags"] |= {"type": "array", "items": {"type": "string"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A page cleaned by vnclean",
        "description": "Version 1. Fields may be added; `--full` adds those of Article.to_dict().",
        "type": "object",
        "properties": properties,
        "required": list(COLUMNS),
    }


def row(result: Article | Failure) -> dict[str, Any]:
    """Return the row of a page: a mapping with all fields in ``COLUMNS``.

    The row of an article has its text, metadata, page type and share of Vietnamese words. The row of a failure has only
    its URL and ``error``; ``tags`` is empty and the other fields are ``None``.

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
    """Return one row per page, in order.

    The row of a page that fails or is missing (``None``) has the failure in ``error``. ``urls`` are the pages' URLs, in
    the same order; the rows end with the shorter of ``pages`` and ``urls``. Most adapters call this function.

    >>> [each["page_type"] for each in rows(["Trang chủ", None])]
    ['stub', None]
    """
    addresses = repeat(None) if urls is None else urls
    given = (_MISSING if page is None else (url, page) for page, url in zip(pages, addresses, strict=False))
    return [row(result) for result in extract_many(given, pipeline=pipeline, on_error="record")]


def require_columns(columns: Iterable[str], *wanted: str | None) -> None:
    """Raise ``KeyError`` if a wanted column is missing from a table.

    ``columns`` are the names of the table's columns. A ``None`` in ``wanted`` is ignored.

    >>> require_columns(["id", "page"], "html")
    Traceback (most recent call last):
    KeyError: "no column 'html'; the columns are id, page"
    """
    known = list(columns)
    for name in wanted:
        if name is not None and name not in known:
            message = f"no column {name!r}; the columns are {', '.join(known)}"
            raise KeyError(message)


_MISSING: Final = ValueError("no page was given")
