"""An article as minimal, safe HTML: few elements, all text escaped, and no attributes except checked URLs."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Final

from vnclean.model.result import Result
from vnclean.output.document import Part, Span, parts
from vnclean.text.lazy_pattern import lazy_regex

_UNSEEN: Final = lazy_regex(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    r"|\p{Noncharacter_Code_Point}"
)
"""Characters that HTML forbids in text (HTML standard, "parse errors"), line separators, and directional marks."""


def html(article: Result) -> str:
    """Return the text of an article as HTML with few kinds of elements.

    The elements are ``p h2 h3 h4 ul ol li blockquote pre table figure img a`` and the parts of tables and figures. The
    only attributes are ``href`` of ``a`` and ``src`` of ``img``; their URLs are http, https or relative. There is no
    script and no style. Each paragraph, heading, list, quote, table or figure begins a new line. The result is an empty
    string if no block is kept.
    """
    pieces = []
    for (kind, _), run in groupby(parts(article), key=lambda part: (part.kind, part.group)):
        members = list(run)
        if kind == "row":
            pieces.append(_table(members))
        elif kind == "item":
            pieces.append(_list(members))
        elif kind == "code":
            pieces.append("<pre>" + "\n".join(_inline(part.spans) for part in members) + "</pre>")
        elif kind == "quote":
            pieces.append(
                "<blockquote>" + "".join(f"<p>{_inline(part.spans)}</p>" for part in members) + "</blockquote>"
            )
        else:
            pieces += map(_alone, members)
    return "\n".join(pieces)


def _alone(part: Part) -> str:
    text = _inline(part.spans)
    if part.kind == "heading":
        return f"<h{part.level}>{text}</h{part.level}>"
    if part.kind == "caption":
        picture = f'<img src="{_escaped(part.src)}">' if part.src else ""
        return f"<figure>{picture}<figcaption>{text}</figcaption></figure>"
    return f"<p>{text}</p>"


def _list(items: Sequence[Part]) -> str:
    """Return list items as nested HTML lists; an item of a deeper level opens a list inside the item before it."""
    written: list[str] = []
    open_: list[str] = []
    for item in items:
        tag = "ol" if item.ordered else "ul"
        while len(open_) > max(1, item.level) or (len(open_) == item.level and open_[-1] != tag):
            written.append(f"</li></{open_.pop()}>")
        if len(open_) < item.level:
            written.append(f"<{tag}>")
            open_.append(tag)
        elif open_:
            written.append("</li>")
        written.append(f"<li>{_inline(item.spans)}")
    written += (f"</li></{tag}>" for tag in reversed(open_))
    return "".join(written)


def _table(rows: Sequence[Part]) -> str:
    lines = []
    for row in rows:
        tag = "th" if row.header else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{_escaped(cell)}</{tag}>" for cell in row.cells) + "</tr>")
    head = sum(row.header for row in rows)
    top = f"<thead>{''.join(lines[:head])}</thead>" if head else ""
    return f"<table>{top}<tbody>{''.join(lines[head:])}</tbody></table>"


def _inline(spans: Sequence[Span]) -> str:
    return "".join(
        f'<a href="{_escaped(span.href)}">{_escaped(span.text)}</a>' if span.href else _escaped(span.text)
        for span in spans
    )


def _escaped(text: str) -> str:
    return escape(_UNSEEN.sub("", text), quote=True)
