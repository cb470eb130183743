"""Preparation of markup for the parser: CDATA sections, escaped HTML in feeds, self-closing tags of XHTML."""

import re
from html import unescape
from typing import Final

import regex

from vnclean.text.lazy_pattern import lazy_re, lazy_regex

_XHTML: Final = lazy_regex(rb"<\?xml|<!doctype[^>]{0,200}xhtml", regex.IGNORECASE)
_CLOSED: Final = lazy_re(
    rb"<(?=[^>]*+(?<=/)>)(?P<tag>script|style|title|iframe|textarea|noscript|div|span|a|p)(?P<rest>(?:\s[^<>]*)?)/>",
    re.IGNORECASE,
)
"""Self-closing tags as in XHTML. HTML takes them for start tags: after ``<script/>``, all text would be script."""
_FEED: Final = lazy_regex(rb"<(?:rss|feed|rdf:rdf)[\s>]", regex.IGNORECASE)
_START: Final = 2000
_ELEMENT: Final = lazy_regex(
    r"<(?P<end>/?)(?P<tag>description|content:encoded|content|summary)(?=[\s>])[^<>]*+>", regex.IGNORECASE
)


def unwrap(markup: bytes) -> bytes:
    """Return UTF-8 markup without CDATA delimiters; in a feed, the escaped HTML of the items is unescaped.

    In XHTML, some self-closing tags that HTML takes for start tags (``<div/>``, ``<script/>``) become a start tag and
    an end tag.

    >>> unwrap(b"<rss><item><description>&lt;p&gt;Tin&lt;/p&gt;</description>")
    b'<rss><item><description><p>Tin</p></description>'
    """
    if _XHTML.search(markup, endpos=_START) and b"/>" in markup:
        markup = _CLOSED.sub(rb"<\g<tag>\g<rest>></\g<tag>>", markup)
    if b"<![CDATA[" in markup:
        markup = markup.replace(b"<![CDATA[", b"").replace(b"]]>", b"")
    if _FEED.search(markup, endpos=_START) is None or b"&lt;" not in markup:
        return markup
    text = markup.decode("utf-8")
    pieces, at, inside = [], 0, ""
    for found in _ELEMENT.finditer(text):
        between = text[at : found.start()]
        pieces.append(unescape(between) if inside and "&lt;" in between else between)
        pieces.append(found[0])
        at, inside = found.end(), "" if found["end"] else found["tag"]
    pieces.append(text[at:])
    return "".join(pieces).encode("utf-8", "replace")
