"""The HTML reader: a page's markup becomes a page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import regex
from selectolax.lexbor import LexborHTMLParser

from vnclean.analysis.content_span import find_span
from vnclean.model.page import Page
from vnclean.read.assemble import page_of
from vnclean.read.cdata import unwrap
from vnclean.read.decode import decode
from vnclean.read.dom_walk import Walk
from vnclean.read.element import ARIA
from vnclean.read.html_metadata import read_claims
from vnclean.read.limits import guard
from vnclean.read.raw_block import Piece, blocks_of
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_prose
from vnclean.text.overlap import share, word_pairs

_TEMPLATE: Final = lazy_regex(r"<(/?)template\b", regex.IGNORECASE)
_WHOLE: Final = 2
_OVERLAP: Final = 0.3
"""A hidden text is the whole where it is twice as long and holds three tenths of the shown word pairs."""
_FEWEST: Final = 200
"""Hidden prose of fewer characters is not a body."""


def read_html(html: str | bytes, *, url: str | None = None, encoding: str | None = None) -> Page:
    r"""Return a page of HTML: each paragraph that a browser would show is a block of ``page.source``.

    ``html`` is markup, or its bytes as fetched (``encoding`` is what the transport says they are in; see
    ``vnclean.read.decode``); ``url`` the address it came from. What is hidden (``hidden``, ``display:none``,
    ``aria-hidden``, ``<template>``, ``<noscript>``) is left out unless it alone holds the content. Blocks carry their
    tag, path and links; the tree itself is not kept.

    Raises ``TypeError`` for anything but ``str`` and ``bytes``; ``ValueError`` for bytes that are not a page, or an
    unknown ``encoding``.

    >>> page = read_html("<p>Một <b>đ</b>oạn.<p>Hai<br><br><a href=/x>Ba</a>")
    >>> [(block.text, block.path, block.linked) for block in page.blocks]
    [('Một đoạn.', 'p:1', 0), ('Hai', 'p:2', 0), ('Ba', 'p:2/a:3', 2)]
    """
    notes: tuple[str, ...] = ()
    source = ""
    if isinstance(html, bytes | bytearray | memoryview):
        decoded = decode(bytes(html), encoding=encoding)
        html, source, notes = decoded.text, decoded.encoding, (decoded.note,) if decoded.note else ()
    elif not isinstance(html, str):
        message = f"read_html takes str or bytes, not {type(html).__name__}"
        raise TypeError(message)
    markup, normalized = guard(unwrap(html))
    parser = LexborHTMLParser(markup.encode("utf-8", "replace"))
    templates = markup if "<template" in markup else ""
    del html, markup  # a page can be large, and its tree takes several times its room
    walk, claims = _walked(parser), read_claims(parser)
    del parser
    shown, hidden = _chosen(walk)
    if not hidden and templates and not _prose(shown):
        # The parser keeps templates out of the tree, which is right unless nothing else is there.
        opened = _TEMPLATE.sub(lambda tag: "</div" if tag[1] else "<div hidden", templates)
        inside = _walked(LexborHTMLParser(opened.encode("utf-8", "replace")))
        if (found := _chosen(inside))[1]:
            walk, (shown, hidden) = inside, found
    notes += (*normalized, hidden) if hidden else normalized
    page = page_of(walk.pieces, walk.images, chosen=shown, url=url, claims=claims, notes=notes)
    return replace(page, encoding=source) if source else page


def _walked(parser: LexborHTMLParser) -> Walk:
    walk = Walk()
    if parser.root is not None:
        walk.walk(parser.root)
    return walk


def _chosen(walk: Walk) -> tuple[list[Piece], str]:
    """Return the pieces that are shown; with the hidden ones, and a note, where those alone hold prose."""
    shown = [piece for piece in walk.pieces if not piece.hidden]
    if sum(len(piece.text) for piece in walk.pieces if piece.hidden and is_prose(piece.text)) < _FEWEST:
        return shown, ""
    seen = _prose(shown)
    reasons = {piece.hidden for piece in walk.pieces} - {""}
    lengths = {reason: _prose(piece for piece in walk.pieces if piece.hidden == reason) for reason in sorted(reasons)}
    reason = max(lengths, key=lengths.__getitem__)
    # What is hidden from screen readers alone is shown, as all of a page is behind a dialog.
    outweighs = reason == ARIA and lengths[reason] > seen
    if lengths[reason] < _FEWEST or not (seen < _FEWEST or outweighs or _goes_on(shown, walk.pieces, reason)):
        return shown, ""
    taken = [piece for piece in walk.pieces if piece.hidden in ("", reason)]
    for piece in taken:
        piece.path += "@hidden" if piece.hidden else ""
    return taken, f"the content is in markup that is hidden ({reason}), and was taken in"


def _goes_on(shown: Sequence[Piece], pieces: Sequence[Piece], reason: str) -> bool:
    """Return whether hidden markup is the whole text of which the page shows the beginning (a paywall)."""
    blocks = blocks_of(shown)
    opening = word_pairs(blocks[i].text for i in find_span(blocks) if is_prose(blocks[i].text))
    hidden = [piece.text for piece in pieces if piece.hidden == reason and is_prose(piece.text)]
    longer = sum(map(len, hidden)) >= _WHOLE * _prose(shown)
    return longer and share(opening, word_pairs(hidden)) >= _OVERLAP


def _prose(pieces: Iterable[Piece]) -> int:
    """Return how many characters of prose the content that the pieces tell has; 0 where they tell none."""
    blocks = blocks_of(pieces)
    return sum(len(blocks[i].text) for i in find_span(blocks) if is_prose(blocks[i].text))
