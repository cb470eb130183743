"""Article text from the state that a page application stores in a script as JSON.

Examples are ``__NEXT_DATA__`` and ``window.__INITIAL_STATE__``.
"""

import html
import json
from collections.abc import Iterator
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_prose

_ASSIGNED: Final = lazy_regex(r"\b__[A-Z][A-Z_]{2,40}(?:__)?\s*=\s*(?=[{\[])")
"""An assignment of JSON to a global variable with a name like those of frameworks: ``__INITIAL_STATE__ = {…}``."""
_UNDEFINED: Final = lazy_regex(r"(?<=[:\[,]\s*)undefined(?=\s*[,}\]])")
_TAG: Final = lazy_regex(r"<[^<>]{1,500}>")
_TEXTS: Final = ("text", "content", "html", "value", "body", "data")
"""The keys under which block editors store the text of a block, in order of preference."""
_OTHERS: Final = frozenset({"title", "url", "slug", "href"})
"""Keys that occur in a link to another article; a JSON object with one of these keys is not a paragraph."""
_MOST_SCRIPTS: Final = 200
_MOST_VALUES: Final = 50_000
_FEWEST_CHARS: Final = 200


def state_body(parser: LexborHTMLParser) -> str:
    """Return the longest article text in the state of a page application, as HTML; "" if there is none.

    The state is JSON in a script. The article text is a string of HTML or plain text, or a list of objects with one
    text each. It must have at least 200 characters of prose.

    >>> text = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm. " * 3
    >>> state = json.dumps({"post": {"content": f"<p>{text}</p>"}})
    >>> state_body(LexborHTMLParser(f'<script id="__NEXT_DATA__">{state}</script>')) == f"<p>{text}</p>"
    True
    """
    found = (candidate for state in _states(parser) for candidate in _candidates(state))
    best = max(((_prose_length(text), text) for text in found), default=(0, ""), key=lambda each: each[0])
    return best[1] if best[0] >= _FEWEST_CHARS else ""


def _states(parser: LexborHTMLParser) -> Iterator[object]:
    """Yield the JSON values that a page's scripts store as application state."""
    for node in parser.css("script")[:_MOST_SCRIPTS]:
        given = node.attributes
        kind, own = given.get("type") or "", given.get("id") or ""
        if "src" in given or "ld+json" in kind:
            continue
        text = node.text(deep=True)
        start = 0 if own.startswith("__") or kind == "application/json" else None
        if start is None and (found := _ASSIGNED.search(text)) is not None:
            start = found.end()
        if start is not None:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(_UNDEFINED.sub("null", text[start:].lstrip()))[0]
            except (ValueError, RecursionError):
                continue


def _candidates(state: object) -> Iterator[str]:
    """Yield each string or list in a JSON value that may be the text of an article, as HTML.

    Each text in a list becomes a paragraph (``_block_text``).
    """
    todo, left = [state], _MOST_VALUES
    while todo and left:
        value, left = todo.pop(), left - 1
        if isinstance(value, str):
            if len(value) >= _FEWEST_CHARS:
                yield value if _TAG.search(value) else _paragraphs(value.splitlines())
        elif isinstance(value, dict):
            todo += value.values()
        elif isinstance(value, list):
            yield _paragraphs(list(filter(None, map(_block_text, value))))
            todo += value


def _block_text(item: Any) -> str:  # noqa: ANN401 (JSON)
    """Return the text of an item of a JSON list if the item is a paragraph of an article, else ""."""
    if not isinstance(item, dict) or not _OTHERS.isdisjoint(item):
        return ""
    return next((item[key] for key in _TEXTS if isinstance(item.get(key), str)), "")


def _paragraphs(lines: list[str]) -> str:
    """Return lines as HTML, one ``<p>`` per line that is not blank; a line without tags is escaped."""
    return "".join(f"<p>{line if _TAG.search(line) else html.escape(line)}</p>" for line in lines if line.strip())


def _prose_length(markup: str) -> int:
    """Return the number of characters of prose in HTML text."""
    lines = html.unescape(_TAG.sub("\n", markup)).splitlines()
    return sum(len(line) for line in lines if is_prose(line.strip()))
