"""The claims in a page's markup: what the markup states about the page.

Sources are JSON-LD, meta tags, canonical link, microdata, ``<time>``, ``<title>``, and links with ``rel="author"`` or
``rel="tag"``.
"""

import html
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Final
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from vnclean.model.page import Claim
from vnclean.read.json_data import ARTICLES, ITEMS, WEAKER, Found, linked_data

_LONGEST_KIND: Final = 200
"""Maximum number of characters of an ``itemtype`` that are examined. The types of schema.org have at most fifty."""
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
    "dc.creator": "author",
    "dcterms.creator": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "citation_author": "author",
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
    "dc.date.created": "published",
    "dc.issued": "published",
    "dc:created": "published",
    "dcterms.created": "published",
    "dcterms.issued": "published",
    "og:regdate": "published",
    "og:article:published_time": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "citation_publication_date": "published",
    "date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "lastmod": "modified",
    "dc.modified": "modified",
    "dc.date.modified": "modified",
    "dcterms.modified": "modified",
    "og:site_name": "outlet",
    "article:publisher": "outlet",
    "application-name": "outlet",
    "og:url": "url",
    "og:image": "image",
    "twitter:image": "image",
    "article:section": "section",
    "article:tag": "tags",
    "news_keywords": "tags",
    "keywords": "tags",
}
"""The claim field for each meta tag, by name or property (Open Graph protocol, Dublin Core, and names that news systems
use)."""
_STATING: Final = (
    'script[type*="ld+json"], meta, link[rel="canonical"], [itemprop], time[datetime], title, '
    'a[rel~="author"], a[rel~="tag"]'
)
_LONGEST: Final = 2000
_MOST: Final = 200
_MOST_TIMES: Final = 3
_ADDRESSES: Final = frozenset({"url", "image"})
_Given = dict[str, str | None]


def read_claims(parser: LexborHTMLParser) -> tuple[Claim, ...]:
    """Return the claims in a page's markup, at most 200, from the most to the least trusted source.

    The sources in order are JSON-LD, meta tags, the canonical link, microdata, ``<time>``, ``<title>``, and links with
    ``rel="author"`` or ``rel="tag"``. Claims of more than 2,000 characters are left out.
    """
    nodes = _Nodes(parser)
    found = chain(
        linked_data(nodes.scripts),
        _metas(nodes),
        _microdata(nodes.items),
        _times(nodes.times),
        _titles(nodes.titles),
        _relations(nodes.relations),
    )
    claims = dict[Claim, None]()
    for name, value, source in found:
        text = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
        if text and len(text) <= _LONGEST:
            if nodes.base and name in _ADDRESSES:
                text = _joined(nodes.base, text)
            claims[Claim(name, text, source)] = None
        if len(claims) >= _MOST:
            break
    return tuple(claims)


def _joined(base: str, address: str) -> str:
    """Return an address made absolute with ``base``, the address in the page's ``<base>``.

    The address is returned unchanged if one of the two is malformed.
    """
    try:
        return urljoin(base, address)
    except ValueError:
        return address


class _Nodes:
    """The elements that may contain claims, found in one search of the tree: a list for each type of element."""

    def __init__(self, parser: LexborHTMLParser) -> None:
        self.scripts: list[LexborNode] = []
        self.metas: list[_Given] = []
        self.links: list[_Given] = []
        self.items: list[tuple[LexborNode, _Given]] = []
        self.times: list[_Given] = []
        self.titles: list[LexborNode] = []
        self.relations: list[tuple[LexborNode, _Given]] = []
        bases = parser.css("base[href]")
        self.base: str = (bases[0].attributes["href"] or "").strip() if bases else ""
        known = set[int]()
        for node in parser.css(_STATING):
            if node.mem_id in known:
                continue  # it matches several selectors
            known.add(node.mem_id)
            tag, attributes = node.tag, node.attributes
            if tag == "script" and "ld+json" in (attributes.get("type") or ""):
                self.scripts.append(node)
            elif tag == "meta":
                self.metas.append(attributes)
            elif tag == "link" and attributes.get("rel") == "canonical":
                self.links.append(attributes)
            elif tag == "time" and "datetime" in attributes:
                self.times.append(attributes)
            elif tag == "title":
                self.titles.append(node)
            elif tag == "a":
                self.relations.append((node, attributes))
            if "itemprop" in attributes:
                self.items.append((node, attributes))


def _metas(nodes: _Nodes) -> Found:
    for attributes in nodes.metas:
        named = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        name = (named or "").strip().lower()
        value = attributes.get("content") or ""
        if name in _META and not (name == "article:publisher" and "//" in value):  # most are an address, not a name
            yield _META[name], value, name
    for attributes in nodes.links:
        yield "url", attributes.get("href"), "canonical link"


def _microdata(items: Iterable[tuple[LexborNode, _Given]]) -> Found:
    for node, attributes in items:
        name = (attributes.get("itemprop") or "").strip().lower()
        if name in ITEMS and not _inside_another_item(node):
            if name == "keywords" and (links := node.css("a")):
                yield from (("tags", link.text(deep=True), "microdata keywords") for link in links)
                continue
            inner = node.css_first('[itemprop="name"]') if name in ("author", "creator", "publisher") else None
            holder = inner if inner is not None else node
            yield ITEMS[name], _value(holder), f"microdata {attributes['itemprop']}"


def _inside_another_item(node: LexborNode) -> bool:
    """Return whether a microdata property describes something other than the article or its page, such as a comment."""
    above = node.parent
    while above is not None:
        attributes = above.attributes if (above.tag or "-")[0] not in "-!" else {}
        kind = (attributes.get("itemtype") or "")[:_LONGEST_KIND]
        if kind:
            return not ARTICLES.search(kind) and not WEAKER.search(kind)
        above = above.parent
    return False


def _value(node: LexborNode) -> str | None:
    attributes = node.attributes
    return attributes.get("content") or attributes.get("datetime") or node.text(deep=True, separator=" ")


def _times(times: Iterable[_Given]) -> Found:
    for attributes in islice(times, _MOST_TIMES):
        classes = (attributes.get("class") or "").split()
        updated = "updated" in classes and "published" not in classes  # as WordPress names them
        yield "modified" if updated else "published", attributes.get("datetime"), "<time>"


def _titles(titles: Sequence[LexborNode]) -> Found:
    in_head = (node for node in titles if node.parent is not None and node.parent.tag == "head")
    node = next(in_head, titles[0] if titles else None)
    if node is not None:
        yield "title", node.text(deep=True), "<title>"


def _relations(relations: Iterable[tuple[LexborNode, _Given]]) -> Found:
    """Yield the texts of links with ``rel="author"`` or ``rel="tag"`` as claims (HTML standard, "Link types")."""
    for node, attributes in relations:
        words = (attributes.get("rel") or "").lower().split()
        section = "category" in words  # WordPress has rel="category tag"
        for word, field in (("author", "author"), ("tag", "section" if section else "tags")):
            if word in words:
                yield field, node.text(deep=True), f"rel={word}"
