"""Markup inside markup: CDATA sections, and items of feeds whose text is escaped HTML."""

from html import unescape
from typing import Final

import regex

from vnclean.text.lazy_pattern import lazy_regex

_FEED: Final = lazy_regex(r"<(?:rss|feed|rdf:rdf)[\s>]", regex.IGNORECASE)
_START: Final = 2000
_ELEMENT: Final = lazy_regex(
    r"<(?P<end>/?)(?P<tag>description|content:encoded|content|summary)(?=[\s>])[^<>]*+>", regex.IGNORECASE
)


def unwrap(markup: str) -> str:
    """Return the markup without the marks of CDATA sections; in a feed, escaped HTML of its items as HTML.

    >>> unwrap("<rss><item><description>&lt;p&gt;Tin&lt;/p&gt;</description>")
    '<rss><item><description><p>Tin</p></description>'
    """
    if "<![CDATA[" in markup:
        markup = markup.replace("<![CDATA[", "").replace("]]>", "")
    if _FEED.search(markup, endpos=_START) is None or "&lt;" not in markup:
        return markup
    pieces, at, inside = [], 0, ""
    for found in _ELEMENT.finditer(markup):
        text = markup[at : found.start()]
        pieces.append(unescape(text) if inside and "&lt;" in text else text)
        pieces.append(found[0])
        at, inside = found.end(), "" if found["end"] else found["tag"]
    pieces.append(markup[at:])
    return "".join(pieces)
