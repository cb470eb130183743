"""Data that a page stores in scripts as JSON: linked data (JSON-LD), and the state of a page application.

Examples of such a state are ``__NEXT_DATA__`` and ``window.__INITIAL_STATE__``; it may have the text of the article.
"""

import html
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_prose

Found = Iterator[tuple[str, Any, str]]
"""An iterator of claims as found: field, raw value, source."""

ITEMS: Final = {
    "headline": "title",
    "author": "author",
    "creator": "author",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "publisher": "outlet",
    "articlesection": "section",
    "keywords": "tags",
}
"""The claim field for each schema.org property of microdata and JSON-LD. The properties are in lower case."""
_PROPERTIES: Final = ITEMS | {"description": "description", "image": "image", "thumbnailurl": "image"}
ARTICLES: Final = lazy_regex(r"(?:.*(?:Article|Posting|Report)|Review|Recipe|Interview)", regex.IGNORECASE)
WEAKER: Final = lazy_regex(r"WebPage|ItemPage|VideoObject|NewsMediaObject", regex.IGNORECASE)
"""Pattern for types of objects that may be the page's article. The types in ``ARTICLES`` are articles, and are read
first."""
_COMMA: Final = lazy_regex(r",(?=\s*[}\]])")
_PAIR: Final = lazy_regex(
    r'"(headline|datePublished|dateModified|articleSection|description)"\s*:\s*"((?:[^"\\\n]|\\.){1,600})"'
)
_AUTHOR: Final = lazy_regex(
    r'"author"\s*+:[\[{\s]*+(?:"@type"\s*:\s*"\w+"\s*,\s*)?"name"\s*:\s*"((?:[^"\\\n]|\\.){1,200})"'
)
_MARKUP: Final = lazy_regex(r"<[^<>]{0,500}>")
_MOST_SCRIPTS: Final = 50
_DEPTH: Final = 12


def linked_data(scripts: Sequence[LexborNode]) -> Found:
    """Yield the claims of the first 50 JSON-LD scripts, as field, value and source.

    In each script, the claims of articles come first. A reference ("@id") may be to an object in any of the scripts.
    """
    texts = [node.text(deep=True) for node in scripts[:_MOST_SCRIPTS]]
    pages = [(text, _loads(text)) for text in texts]
    scripts_things = [list(_things(data, 0)) for _, data in pages]
    every = chain.from_iterable(scripts_things)
    known = {thing["@id"]: thing for thing in every if isinstance(thing.get("@id"), str) and len(thing) > 1}
    for (text, data), things in zip(pages, scripts_things, strict=True):
        if data is None:
            yield from _salvaged(text)
            continue
        for pattern in (ARTICLES, WEAKER):
            for thing in things:
                if pattern.fullmatch(_kind(thing)):
                    yield from _thing_claims(thing, known)
        yield from _crumbs(things)


def article_bodies(parser: LexborHTMLParser) -> list[str]:
    """Return the ``articleBody`` texts of the articles in a page's JSON-LD, in document order.

    Each tag in a text is replaced by a line break. Only the first 50 scripts are read.
    """
    found = []
    for node in parser.css('script[type*="ld+json"]')[:_MOST_SCRIPTS]:
        for thing in _things(_loads(node.text(deep=True)), 0):
            body = thing.get("articleBody")
            if isinstance(body, str) and ARTICLES.fullmatch(_kind(thing)):
                found.append(_MARKUP.sub("\n", html.unescape(body)))
    return found


def _loads(text: str) -> object:
    """Return parsed JSON; ``None`` if the text cannot be parsed even after repairs.

    Comment marks around the JSON, trailing commas, raw control characters and JSON escaped as HTML are accepted.
    """
    for repair in (str, _tidied, html.unescape):
        try:
            return json.loads(repair(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _tidied(text: str) -> str:
    """Return JSON without trailing commas and without the text around it.

    The text around the JSON may be comment marks, CDATA marks or a semicolon.
    """
    starts = [at for at in (text.find("["), text.find("{")) if at >= 0]
    end = max(text.rfind("]"), text.rfind("}")) + 1
    return _COMMA.sub("", text[min(starts, default=0) : end])


def _salvaged(text: str) -> Found:
    """Yield claims from JSON that is too broken to parse: title, description, dates, section and author."""
    for found in _PAIR.finditer(text):
        name = found[1].lower()
        yield ITEMS.get(name, name), _unescaped(found[2]), f"JSON-LD {found[1]}"
    if signed := _AUTHOR.search(text):
        yield "author", _unescaped(signed[1]), "JSON-LD author"


def _unescaped(text: str) -> str:
    try:
        value = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return text
    return value if isinstance(value, str) else text


def _things(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects in parsed JSON-LD: at the top, and in lists, ``@graph``, main entities and item lists.

    ``depth`` is the number of levels above ``data``.
    """
    if depth > _DEPTH:
        return
    if isinstance(data, list):
        for each in data:
            yield from _things(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(data.get(name), list | dict):
                yield from _things(data[name], depth + 1)


def _kind(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    return " ".join(filter(lambda each: isinstance(each, str), kind)) if isinstance(kind, list) else str(kind or "")


def _crumbs(things: Iterable[dict[str, Any]]) -> Found:
    """Yield the section of the page: the name of the last breadcrumb with a link."""
    for thing in things:
        if _kind(thing) == "BreadcrumbList" and isinstance(thing.get("itemListElement"), list):
            # A breadcrumb without a link, at the end of the list, is the page itself.
            items = [each for each in thing["itemListElement"] if isinstance(each, dict) and each.get("item")]
            names = [next(_texts(each.get("name") or each["item"], ("name",)), "") for each in items]
            if len(names) > 1 and names[-1]:
                yield "section", names[-1], "JSON-LD breadcrumbs"


def _thing_claims(thing: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> Found:
    for name, value in thing.items():
        field = _PROPERTIES.get(name.lower())
        if field is not None:
            if field in ("published", "modified") and type(value) is int:
                value = str(value)  # noqa: PLW2901 (seconds or milliseconds since 1970)
            found = _resolved(value, known) if field in ("author", "outlet") else value
            for text in _texts(found, ("url", "@id", "contentUrl") if field == "image" else ("name", "@value")):
                yield field, text, f"JSON-LD {name}"
    for name in ("mainEntityOfPage", "url"):
        for text in _texts(thing.get(name), ("@id", "url")):
            yield "url", text, f"JSON-LD {name}"


def _resolved(value: Any, known: Mapping[str, dict[str, Any]]) -> Any:  # noqa: ANN401 (JSON)
    """Return the value of an author or outlet, with each reference ("@id") replaced by the object with this identifier.

    A missing name is composed of family name and given name.
    """
    if isinstance(value, list):
        return [each if isinstance(each, list) else _resolved(each, known) for each in value]
    if not isinstance(value, dict) or value.get("name"):
        return value
    found = known.get(value["@id"], value) if isinstance(value.get("@id"), str) else value
    parts = [part for part in (found.get("familyName"), found.get("givenName")) if isinstance(part, str)]
    return found | {"name": " ".join(parts)} if parts and not found.get("name") else found


def _texts(value: object, keys: Iterable[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            if not isinstance(each, list):
                yield from _texts(each, keys)
    elif isinstance(value, dict):
        for key in keys:
            if isinstance(value.get(key), str):
                yield value[key]
                return


_ASSIGNED: Final = lazy_regex(r"\b__[A-Z][A-Z_]{2,40}(?:__)?\s*=\s*(?=[{\[])")
"""An assignment of JSON to a global variable with a name like those of frameworks: ``__INITIAL_STATE__ = {…}``."""
_UNDEFINED: Final = lazy_regex(r"(?<=[:\[,]\s*)undefined(?=\s*[,}\]])")
_TAG: Final = lazy_regex(r"<[^<>]{1,500}>")
_TEXTS: Final = ("text", "content", "html", "value", "body", "data")
"""The keys under which block editors store the text of a block, in order of preference."""
_OTHERS: Final = frozenset({"title", "url", "slug", "href"})
"""Keys that occur in a link to another article; a JSON object with one of these keys is not a paragraph."""
_MOST_STATES: Final = 200
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
    for node in parser.css("script")[:_MOST_STATES]:
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
