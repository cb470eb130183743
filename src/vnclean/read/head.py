"""What a page's markup states of itself: JSON-LD, meta tags, microdata, ``<time>``, ``<title>``, the canonical link."""

import html
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from vnclean.page import Claim

_META: Final = {
    "og:title": "title",
    "twitter:title": "title",
    "title": "title",
    "headline": "title",
    "og:description": "description",
    "description": "description",
    "article:author": "author",
    "author": "author",
    "dable:author": "author",
    "article:published_time": "published",
    "og:published_time": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish_date": "published",
    "publish-date": "published",
    "published_time": "published",
    "dc.date.issued": "published",
    "dc.date": "published",
    "dc.created": "published",
    "date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "lastmod": "modified",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "og:url": "url",
    "og:image": "image",
    "twitter:image": "image",
    "article:section": "section",
    "article:tag": "tags",
    "news_keywords": "tags",
    "keywords": "tags",
}
"""Meta tags by name or property (Open Graph protocol, Dublin Core, and names that news systems use)."""
_ITEMS: Final = {
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
"""Microdata and JSON-LD properties (schema.org)."""
_ARTICLES: Final = regex.compile(r"(?:.*(?:Article|Posting|Report)|Review|Recipe|Interview)", regex.IGNORECASE)
_WEAKER: Final = regex.compile(r"WebPage|ItemPage|VideoObject|NewsMediaObject", regex.IGNORECASE)
_DAMAGE: Final = regex.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$|;\s*$")
_COMMA: Final = regex.compile(r",(?=\s*[}\]])")
_PAIR: Final = regex.compile(
    r'"(headline|datePublished|dateModified|articleSection|description)"\s*:\s*"((?:[^"\\\n]|\\.){1,600})"'
)
_AUTHOR: Final = regex.compile(
    r'"author"\s*:\s*[\[{\s]*(?:"@type"\s*:\s*"\w+"\s*,\s*)?"name"\s*:\s*"((?:[^"\\\n]|\\.){1,200})"'
)
_LONGEST: Final = 2000
_MOST_SCRIPTS: Final = 50
_MOST: Final = 200
_DEPTH: Final = 12


def read_claims(parser: LexborHTMLParser) -> tuple[Claim, ...]:
    """All that the markup states, in the order of trust: JSON-LD, meta tags, microdata, ``<time>``, ``<title>``."""
    found = chain(_linked_data(parser), _metas(parser), _microdata(parser), _times(parser), _titles(parser))
    claims = dict[Claim, None]()
    for name, value, source in found:
        text = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
        if text and len(text) <= _LONGEST:
            claims[Claim(name, text, source)] = None
        if len(claims) >= _MOST:
            break
    return tuple(claims)


_Found = Iterator[tuple[str, Any, str]]


def _metas(parser: LexborHTMLParser) -> _Found:
    for node in parser.css("meta"):
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
        if name in _META:
            yield _META[name], attributes.get("content"), name
    for node in parser.css('link[rel="canonical"]'):
        yield "url", node.attributes.get("href"), "canonical link"


def _microdata(parser: LexborHTMLParser) -> _Found:
    for node in parser.css("[itemprop]"):
        attributes = node.attributes
        name = (attributes.get("itemprop") or "").strip().lower()
        if name in _ITEMS and not _inside_another_item(node):
            if name == "keywords" and (links := node.css("a")):
                yield from (("tags", link.text(deep=True), "microdata keywords") for link in links)
                continue
            inner = node.css_first('[itemprop="name"]') if name in ("author", "creator", "publisher") else None
            holder = inner if inner is not None else node
            yield _ITEMS[name], _value(holder), f"microdata {attributes['itemprop']}"


def _inside_another_item(node: LexborNode) -> bool:
    """Whether a property is one of a comment or of another story's item."""
    above = node.parent
    while above is not None:
        attributes = above.attributes if (above.tag or "-")[0] not in "-!" else {}
        kind = attributes.get("itemtype")
        if kind:
            return not _ARTICLES.search(kind) and not _WEAKER.search(kind)
        above = above.parent
    return False


def _value(node: LexborNode) -> str | None:
    attributes = node.attributes
    return attributes.get("content") or attributes.get("datetime") or node.text(deep=True, separator=" ")


def _times(parser: LexborHTMLParser) -> _Found:
    for node in parser.css("time[datetime]")[:3]:
        yield "published", node.attributes.get("datetime"), "<time>"


def _titles(parser: LexborHTMLParser) -> _Found:
    node = parser.css_first("head > title") or parser.css_first("title")
    if node is not None:
        yield "title", node.text(deep=True), "<title>"


def _linked_data(parser: LexborHTMLParser) -> _Found:
    for node in parser.css('script[type*="ld+json"]')[:_MOST_SCRIPTS]:
        text = node.text(deep=True)
        data = _loads(text)
        if data is None:
            yield from _salvaged(text)
            continue
        things = list(_things(data, 0))
        for pattern in (_ARTICLES, _WEAKER):
            for thing in things:
                if pattern.fullmatch(_kind(thing)):
                    yield from _thing_claims(thing)


def _loads(text: str) -> object:
    """JSON as found on pages: with comment marks around it, trailing commas, raw control characters."""
    for mended in (text, _COMMA.sub("", _DAMAGE.sub("", text.strip())), html.unescape(text)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _salvaged(text: str) -> _Found:
    """The plain properties of JSON that is broken for good."""
    for found in _PAIR.finditer(text):
        name = found[1].lower()
        yield _ITEMS.get(name, name), _unescaped(found[2]), f"JSON-LD {found[1]}"
    if found := _AUTHOR.search(text):
        yield "author", _unescaped(found[1]), "JSON-LD author"


def _unescaped(text: str) -> str:
    try:
        value = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return text
    return value if isinstance(value, str) else text


def _things(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """All objects of JSON-LD, whatever graph or list they stand in."""
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


def _thing_claims(thing: dict[str, Any]) -> _Found:
    for name, value in thing.items():
        field = {"description": "description", "image": "image", "thumbnailurl": "image"}.get(
            name.lower()
        ) or _ITEMS.get(name.lower())
        if field is not None:
            for text in _texts(value, ("url", "@id", "contentUrl") if field == "image" else ("name", "@value")):
                yield field, text, f"JSON-LD {name}"
    for name in ("mainEntityOfPage", "url"):
        for text in _texts(thing.get(name), ("@id", "url")):
            yield "url", text, f"JSON-LD {name}"


def _texts(value: object, keys: Iterable[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value[:_MOST]:
            if not isinstance(each, list):
                yield from _texts(each, keys)
    elif isinstance(value, dict):
        for key in keys:
            if isinstance(value.get(key), str):
                yield value[key]
                return
