"""The HTML reader: it prepares markup for the parser and parses it into a ``Page``.

The preparation handles CDATA sections, escaped HTML in feeds, and self-closing tags of XHTML.
"""

import re
from dataclasses import replace
from html import unescape
from itertools import chain
from typing import Final

import regex
from selectolax.lexbor import LexborHTMLParser

from vnclean.model.page import Page
from vnclean.read.builder import Builder
from vnclean.read.decode import Decoded, decode
from vnclean.read.html_metadata import read_claims
from vnclean.read.html_walk import walk
from vnclean.read.json_data import article_bodies, state_body
from vnclean.read.limits import guard
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.legacy_charsets import with_ellipses
from vnclean.text.line_features import is_prose

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


_SHOWN: Final = 200
_TEMPLATE: Final = lazy_regex(rb"<(/?)template\b", regex.IGNORECASE)


def read_html(html: str | bytes, *, url: str | None = None, encoding: str | None = None) -> Page:
    r"""Return the page parsed from HTML: each paragraph that a browser would show is a block.

    ``html`` is markup, or its bytes as fetched. ``encoding`` is the encoding that the transport gives for the bytes,
    for example in an HTTP header (see ``vnclean.read.decode``). ``url`` is the address of the page. Each block has its
    tag, its element and its links; the parsed tree itself is not kept.

    Hidden text (``hidden``, ``display:none``, ``aria-hidden``, ``<noscript>``) is in ``page.hidden``. The text of
    ``<template>`` is added to ``page.hidden`` only if the page shows no prose.

    Raises ``TypeError`` if ``html`` is neither ``str`` nor ``bytes``. Raises ``ValueError`` if the bytes are not a page
    or if ``encoding`` is unknown.

    >>> page = read_html("<p>Một <b>đ</b>oạn.<p>Hai<br><br><a href=/x>Ba</a>")
    >>> [(block.text, page.path(block.element), block.linked) for block in page.blocks]
    [('Một đoạn.', 'p:1', 0), ('Hai', 'p:2', 0), ('Ba', 'p:2/a:3', 2)]
    """
    if isinstance(html, bytes | bytearray | memoryview):
        return read_decoded(decode(bytes(html), encoding=encoding), url=url)
    if not isinstance(html, str):
        message = f"read_html takes str or bytes, not {type(html).__name__}"
        raise TypeError(message)
    return _read(with_ellipses(html).encode("utf-8", "replace"), url)


def read_decoded(decoded: Decoded, *, url: str | None = None) -> Page:
    """Return the page parsed from HTML that has been decoded.

    If ``decoded`` has a note, for example on a legacy charset, this note is the first note of the page.
    """
    page = _read(decoded.utf8, url)
    notes = (decoded.note, *page.notes) if decoded.note else page.notes
    return replace(page, notes=notes, encoding=decoded.encoding)


def _read(markup: bytes, url: str | None) -> Page:
    """Return the page parsed from UTF-8 markup.

    If the page shows no prose, the content of ``<template>`` elements is added as hidden blocks.
    """
    markup, notes = guard(unwrap(markup))
    page = _parsed(markup, url, notes)
    if b"<template" in markup and not any(is_prose(block.text) for block in page.blocks):
        # The parser keeps templates out of the tree, which is right unless nothing else is there.
        opened = _TEMPLATE.sub(lambda tag: b"</div" if tag[1] else b"<div hidden", markup)
        page = replace(_parsed(opened, url, notes), claims=page.claims)
    return page


def _with_embedded(builder: Builder, parser: LexborHTMLParser) -> tuple[str, ...]:
    """Add embedded article text as blocks if the page shows no text; return notes on what was added.

    Embedded text is in JSON-LD or else in the state of the application that renders the page in a browser.
    """
    shown = 0
    for block in chain(builder.blocks, builder.hidden):
        if is_prose(block.text):
            shown += len(block.text)
            if shown >= _SHOWN:
                return ()
    lines = [" ".join(line.split()) for body in article_bodies(parser) for line in body.splitlines()]
    if sum(map(len, lines)) > 2 * shown and any(map(is_prose, lines)):
        for line in filter(None, lines):
            builder.add_block(line, "p", -1)
        return ("the page shows no text; that of its JSON-LD (articleBody) was read",)
    body = state_body(parser)
    root = LexborHTMLParser(guard(body.encode("utf-8", "replace"))[0]).root if len(body) > 2 * shown else None
    if root is None:
        return ()
    walk(root, builder)
    return ("the page shows no text; that of the state of its application was read",)


def _parsed(markup: bytes, url: str | None, notes: tuple[str, ...]) -> Page:
    """Return the page parsed from markup that ``guard`` has made safe to parse.

    The notes in ``notes`` precede the notes that this function adds.
    """
    parser = LexborHTMLParser(markup)
    builder = Builder()
    if parser.root is not None:
        walk(parser.root, builder)
    claims = read_claims(parser)
    notes += _with_embedded(builder, parser)
    del parser  # a tree takes several times the room of its page
    return builder.page(url=url, claims=claims, notes=notes)
