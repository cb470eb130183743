"""Metadata before a page of Markdown: front matter between ``---`` lines, or one field per line."""

from collections.abc import Sequence
from typing import Final

from vnclean.model.page import Claim
from vnclean.text.lazy_pattern import lazy_regex

_FIELD: Final = lazy_regex(r"([A-Za-z_ ]{3,20}):[ \t]*(.+?)[ \t]*")
_FIELDS: Final = {
    "title": "title",
    "url": "url",
    "url source": "url",
    "source": "url",
    "sourceurl": "url",
    "author": "author",
    "date": "published",
    "published": "published",
    "published time": "published",
    "publishedtime": "published",
    "sitename": "outlet",
    "site": "outlet",
    "description": "description",
    "tags": "tags",
    "image": "image",
}
"""The claim field for each name, in lower case, that crawlers write before a page."""
_CONTENT: Final = "markdown content:"
_FEW: Final = 20


def split_front(lines: Sequence[str]) -> tuple[list[Claim], list[str]]:
    """Return the metadata that a crawler wrote before a page, as claims, and the lines of the page itself.

    It is front matter between ``---`` lines, or fields above a line "Markdown Content:"; without either, there are no
    claims.

    >>> split_front(["Title: Mưa lớn", "", "Markdown Content:", "# Mưa lớn"])
    ([Claim(field='title', value='Mưa lớn', source='field Title')], ['# Mưa lớn'])
    """
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if first < len(lines) and lines[first].strip() == "---":
        stop = next((i for i in range(first + 1, min(len(lines), first + _FEW * 2)) if lines[i].strip() == "---"), None)
        return (_claims(lines[first + 1 : stop]), list(lines[stop + 1 :])) if stop else ([], list(lines))
    stop = next((i for i, line in enumerate(lines[:_FEW]) if line.strip().lower() == _CONTENT), None)
    return (_claims(lines[:stop]), list(lines[stop + 1 :])) if stop is not None else ([], list(lines))


def _claims(lines: Sequence[str]) -> list[Claim]:
    found = (match for line in lines if (match := _FIELD.fullmatch(line)))
    return [
        Claim(_FIELDS[match[1].strip().lower()], match[2].strip("\"'[]"), f"field {match[1].strip()}")
        for match in found
        if match[1].strip().lower() in _FIELDS and match[2].strip("\"'[] ")
    ]
