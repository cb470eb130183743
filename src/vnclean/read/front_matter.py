"""Metadata before the text of a Markdown page: YAML or TOML, Pandoc's title block, or one field per line."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from vnclean.model.page import Claim
from vnclean.text.lazy_pattern import lazy_regex

_FIELD: Final = lazy_regex(r"([A-Za-z_][A-Za-z_ ]{1,20}):(?:[ \t]+(.*?))?[ \t]*")
_ITEM: Final = lazy_regex(r"[ \t]*-[ \t]+(.+?)[ \t]*")
_PIECE: Final = lazy_regex(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\[\]]+))")
_LINKED: Final = lazy_regex(r"\A\[\[(.*)\]\]\Z")
_FIELDS: Final = {
    **dict.fromkeys(("title",), "title"),
    **dict.fromkeys(("url", "url source", "source", "sourceurl", "link", "canonical_url"), "url"),
    **dict.fromkeys(("author", "authors", "byline"), "author"),
    **dict.fromkeys(
        ("date", "published", "published time", "publishedtime", "pubdate", "publish_date", "published_time"),
        "published",
    ),
    **dict.fromkeys(("updated", "modified", "lastmod", "last_modified", "modified_time"), "modified"),
    **dict.fromkeys(("sitename", "site", "site_name"), "outlet"),
    **dict.fromkeys(("tags", "keywords"), "tags"),
    **dict.fromkeys(("category", "categories", "section"), "section"),
    "description": "description",
    "image": "image",
}
"""The field of a ``Claim`` for each field name (in lower case) that crawlers, site generators and web clippers use."""
_CONTENT: Final = "markdown content:"
_FEW: Final = 20
_LONGEST: Final = 60
_TITLE_BLOCK: Final = ("title", "author", "published")
"""The lines of Pandoc's title block, in order."""


def split_front(lines: Sequence[str]) -> tuple[list[Claim], list[str]]:
    """Return the metadata before a page, as claims, and the lines of the page itself.

    The metadata is in one of four forms:

    - YAML between ``---`` lines;
    - TOML between ``+++`` lines;
    - up to three lines that begin with "%" (Pandoc);
    - fields above a line "Markdown Content:".

    If there is no such form, or no known field in it, the result has no claims and all lines.

    >>> split_front(["---", "title: Mưa lớn", "tags: [mưa, lũ]", "---", "Một dòng."])[0][1:]
    [Claim(field='tags', value='mưa', source='field tags'), Claim(field='tags', value='lũ', source='field tags')]
    >>> split_front(["Title: Mưa lớn", "", "Markdown Content:", "# Mưa lớn"])
    ([Claim(field='title', value='Mưa lớn', source='field Title')], ['# Mưa lớn'])
    """
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    mark = lines[first].strip() if first < len(lines) else ""
    if mark in ("---", "+++"):
        ends = range(first + 1, min(len(lines), first + _LONGEST))
        stop = next((i for i in ends if lines[i].strip() == mark), first)
        fields = _toml(lines[first + 1 : stop]) if mark == "+++" else _yaml(lines[first + 1 : stop])
    elif mark.startswith("% "):
        stop = next((i for i in range(first, len(lines)) if not lines[i].startswith("%")), len(lines)) - 1
        values = [line[1:].strip() for line in lines[first : stop + 1]]
        fields = iter(zip(_TITLE_BLOCK, values, strict=False)) if len(values) <= len(_TITLE_BLOCK) else iter(())
    else:
        stop = next((i for i, line in enumerate(lines[:_FEW]) if line.strip().lower() == _CONTENT), -1)
        fields = _yaml(lines[: stop + 1])
    claims = list(_claims(fields))
    return (claims, list(lines[stop + 1 :])) if claims else ([], list(lines))


def _claims(fields: Iterator[tuple[str, str]]) -> Iterator[Claim]:
    for name, value in fields:
        field, text = _FIELDS.get(name.strip().lower()), _LINKED.sub(r"\1", value.strip("\"' "))
        if field is not None and text:
            yield Claim(field, text, f"field {name.strip()}")


def _yaml(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and value of each field at the top level; a list gives one pair for each item.

    Other YAML is ignored.
    """
    name = ""
    for line in lines:
        if (found := _FIELD.fullmatch(line)) is not None:
            name, value = found[1], (found[2] or "").strip()
            if value[:1] == "[" and value[:2] != "[[" and value[-1] == "]":
                pieces = ("".join(filter(None, piece)).strip() for piece in _PIECE.findall(value[1:-1]))
                yield from ((name, piece) for piece in pieces)
            elif value:
                yield name, value
        elif name and (item := _ITEM.fullmatch(line)) is not None:
            yield name, item[1]


def _toml(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and value of each text and date at the top level.

    For a list, one pair is yielded for each text and date in it. If the lines are not valid TOML, nothing is yielded.
    """
    try:
        data = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return
    for name, value in data.items():
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, str | date):
                yield name, each if isinstance(each, str) else each.isoformat()
