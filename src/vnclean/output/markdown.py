"""An article as Markdown: paragraphs, headings, lists, tables, quotes, links."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import regex

from vnclean.model.result import Result
from vnclean.output.document import Part, Span, parts
from vnclean.text.lazy_pattern import lazy_regex

_SPECIAL: Final = lazy_regex(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)")
_START: Final = lazy_regex(r"^(\s*)([#+=-]|\d{1,9}[.)])(?=\s|$|[=-])")
_ADDRESS: Final = lazy_regex(r"[\s()<>\\]")
_REFERENCE: Final = lazy_regex(r"&(?=#|\w+;)")
"""An ampersand that begins a character reference, and so must be escaped in an address.

Renderers decode references: they would read "javascript&colon;" as the scheme "javascript:".
"""


def to_markdown(article: Result, *, links: bool = True) -> str:
    """Return the kept text as Markdown: CommonMark, with the tables of GitHub Flavored Markdown.

    Special characters are escaped. If ``links`` is false, links become plain text. The result has no final line break,
    and is empty if no block is kept.
    """
    pieces = []
    for (kind, _), run in groupby(parts(article), key=lambda part: (part.kind, part.group)):
        members = list(run)
        if kind == "row":
            pieces.append(_table(members))
        elif kind == "item":
            pieces.append(_list(members, links=links))
        elif kind == "code":
            pieces.append(_code(members))
        elif kind == "quote":
            pieces.append("\n>\n".join("> " + _inline(part.spans, links=links) for part in members))
        else:
            pieces += (_alone(part, links=links) for part in members)
    return "\n\n".join(pieces)


def _alone(part: Part, *, links: bool) -> str:
    text = _inline(part.spans, links=links)
    if part.kind == "heading":
        return f"{'#' * part.level} {text}"
    if part.kind == "caption":
        return f"![]({_address(part.src)})\n\n*{text}*" if part.src else f"*{text}*"
    return text


def _list(items: Sequence[Part], *, links: bool) -> str:
    lines, counts = [], dict[int, int]()
    for item in items:
        counts = {depth: count for depth, count in counts.items() if depth <= item.level}
        counts[item.level] = counts.get(item.level, 0) + 1
        mark = f"{counts[item.level]}." if item.ordered else "-"
        lines.append(f"{'    ' * (item.level - 1)}{mark} {_inline(item.spans, links=links)}")
    return "\n".join(lines)


def _table(rows: Sequence[Part]) -> str:
    width = max(len(row.cells) for row in rows)
    table = [[*(_escaped(cell) for cell in row.cells), *[""] * (width - len(row.cells))] for row in rows]
    lines = [f"| {' | '.join(cells)} |" for cells in table]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _code(lines: Sequence[Part]) -> str:
    text = "\n".join(span.text for part in lines for span in part.spans)
    longest = max((len(found[0]) for found in regex.finditer(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _inline(spans: Sequence[Span], *, links: bool) -> str:
    texts = (
        f"[{_escaped(span.text)}]({_address(span.href)})" if links and span.href else _escaped(span.text)
        for span in spans
    )
    return _START.sub(_not_special, "".join(texts))


def _not_special(found: regex.Match[str]) -> str:
    """Return the matched start of a line, escaped so that Markdown reads no heading, list item or rule."""
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], text.replace("\n", " "))


def _address(address: str) -> str:
    return _REFERENCE.sub("&amp;", _ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", address))
