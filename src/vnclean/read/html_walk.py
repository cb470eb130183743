"""The walk over an HTML tree that collects elements and, in order, the paragraphs a browser would show."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import regex
from selectolax.lexbor import LexborNode

from vnclean.model.page import PLAIN, Attributes, Image, Link
from vnclean.read.builder import Builder, links_within, make
from vnclean.read.hard_wrap import goes_on
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.line_features import is_blank

_INLINE, _BLOCK, _ANCHOR, _PICTURE, _BREAK, _NOTHING, _TEXT, _UNSEEN = range(8)
_KINDS: Final[dict[str, int]] = {
    # Elements that a browser shows as separate blocks (HTML standard, "Rendering"), and form controls.
    **dict.fromkeys(
        "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li listing main "
        "menu nav noframes noscript ol optgroup option p plaintext pre search section select summary table tbody td "
        "template textarea tfoot th thead tr ul xmp".split(),
        _BLOCK,
    ),
    "a": _ANCHOR,
    **dict.fromkeys(("img", "amp-img", "amp-anim"), _PICTURE),
    "br": _BREAK,
    # Elements without text for a reader.
    **dict.fromkeys(
        "script style head iframe object embed applet canvas svg math audio video map datalist noembed noframes rp "
        "title amp-ad amp-iframe amp-analytics amp-script".split(),
        _NOTHING,
    ),
    "-text": _TEXT,
    **dict.fromkeys(("", "-comment", "!doctype", "-document"), _UNSEEN),
}
"""How the walk treats a node, by the node's tag; nodes with a tag that is not listed are inline."""
_SOURCES: Final = ("data-src", "data-original", "data-lazy-src", "src")
_ROWS: Final = frozenset({"div", "header", "section", "footer", "nav", "aside"})
_GLUED: Final = frozenset({"sub", "sup"})
_TOPS: Final = frozenset({"html", "body"})
ARIA: Final = "aria-hidden"
"""The attribute that hides an element from screen readers, but not from sight."""
_HIDDEN_TAGS: Final = frozenset({"template", "noscript", "dialog"})
_LINES: Final = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
_OWN_WAYS: Final = _HIDDEN_TAGS | _LINES
"""Tags that hide an element or preserve its line breaks, even if the element has no attributes."""
_STARTS: Final = lazy_regex(r"\p{Lu}\p{Ll}")
"""The start of a capitalized word; after a tag, a space precedes it (``<b>Hà Nội</b>Mới`` becomes "Hà Nội Mới")."""
_WHITE: Final = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""The characters of white space in markup, with the plain space first."""
_RUN: Final = lazy_re(rf"[{_WHITE[1:]}][{_WHITE}]*| [{_WHITE}]+")
"""A run of white space other than a single plain space."""
_LINE_END: Final = lazy_regex(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_LONGEST: Final = 4000
"""Maximum number of characters of a block to which the text after a ``<br>`` is still joined.

Without a maximum, joining would take quadratic time.
"""
_WORD: Final = lazy_regex(r"[\w-]{1,60}")
_HIDING: Final = lazy_regex(r"(?:^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)", regex.IGNORECASE)
_BLOCKING: Final = lazy_regex(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)\b", regex.IGNORECASE)
_ALIGNED: Final = lazy_regex(r"(?:^|;)\s*text-align\s*:\s*(right|center|end)\b", regex.IGNORECASE)
_PRESERVING: Final = lazy_regex(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)", regex.IGNORECASE)
_ALIGNMENTS: Final = {"right": "right", "end": "right", "center": "center", "left": "left"}
_TELLING: Final = frozenset({"style", "hidden", ARIA, "id", "role", "itemprop", "align"})
"""Attributes besides ``class`` and ``href`` that the walk uses."""
_MOST_NAMES: Final = 8
_CACHED: Final = 1 << 12

_ROW, _TAG, _GIVEN, _PARENT, _NUMBER, _BLOCK_TAG, _HIDDEN, _HIDDEN_BY, _NODE, _HREF, _LINED = range(11)
"""Indices into a frame: the list of what is known about one element.

- ``_ROW``: the element's index in the page's element table, once added.
- ``_TAG``, ``_GIVEN``, ``_PARENT``: the tag, the attributes, the frame of the parent.
- ``_NUMBER``: the element's number among the children of its parent.
- ``_BLOCK_TAG``: the tag if a browser shows the element as a block, otherwise "".
- ``_HIDDEN``: whether something hides the element or an ancestor.
- ``_HIDDEN_BY``: what hides the element itself, or ``None`` if it has no attribute that the walk uses except ``class``
  and ``href``.
- ``_NODE``: the node.
- ``_HREF``: the ``href`` of the link that the element's parent is in.
- ``_LINED``: whether line breaks are preserved in the element's parent.
"""
_UNKNOWN: Final = -2

_Frame = list[Any]  # an object with slots takes seven times as long to make
_Given = dict[str, str | None]
_Way = tuple[int, str, str, int, bool]


def _way(tag: str) -> _Way | None:
    """Return how the walk treats the nodes with a tag, or ``None`` for text.

    The result is the kind, the tag, the tag if it is that of a block, the row, and whether the tag has its own ways.
    """
    kind = _KINDS.get(tag, _INLINE)
    row = -1 if tag in _TOPS else _UNKNOWN
    return None if kind == _TEXT else (kind, tag, tag if kind == _BLOCK else "", row, tag in _OWN_WAYS)


def walk(root: LexborNode, builder: Builder) -> None:  # noqa: C901, PLR0912, PLR0915 (one loop: calls take twice its time)
    """Add the blocks, pictures and elements of a tree to ``builder``; without recursion, any depth is safe."""
    is_plain = _TELLING.isdisjoint
    ways = dict[int, _Way | None]()  # by the parser's number of the tag, which takes less time than the tag
    top: _Frame = [-1, "", {}, None, 0, "#document", False, "", None, None, False]
    number, href, lined = 0, None, False  # of the top: how many children so far, its link, are line breaks preserved
    # The current block. Its holder is the innermost element that holds all of its text so far.
    texts, links, length, anchor, spaced = list[str](), list[Link](), 0, 0, True  # spaced: empty or ends with " "
    holder: _Frame | None = None
    reach = top  # the holder or, if that has ended, the innermost open element around it
    edge, closed = False, None  # edge: a tag followed the last text; closed: parent of the last ended element
    broken = False  # the previous block ended at a <br>

    def flush() -> None:
        """Add the current text as a block, or to the previous block if a ``<br>`` cut a sentence; skip blank text."""
        if href is not None and length > anchor:
            links.append(make(Link, (anchor, length, href)))
        text = "".join(texts) if len(texts) > 1 else texts[0]
        if text[-1] == " " and not lined:
            text = text[:-1]
        if holder is None or (not text[0].isalnum() and is_blank(text)):
            return
        shown_in, is_hidden = holder, holder[_HIDDEN]
        while not shown_in[_BLOCK_TAG]:
            shown_in = shown_in[_PARENT]
        within: tuple[Link, ...] = ()
        if links:
            within = tuple(links) if links[-1].end <= len(text) else links_within(links, 0, len(text))
        if broken:
            before = builder.last_block(is_hidden=is_hidden)
            if before is not None and len(before.text) <= _LONGEST and goes_on(before.text, text):
                builder.continue_block(text, _row_of(shown_in, builder), within)
                return
        builder.add_block(text, shown_in[_BLOCK_TAG], _row_of(holder, builder), within, is_hidden)

    node: Any = root  # or None
    while True:
        try:
            way = ways[node.tag_id]
        except KeyError:
            way = ways[node.tag_id] = _way(node.tag or "")
        if way is None:
            text = node.text_content or ""
            if text.isspace() and not lined and (text.isascii() or not text.strip(_WHITE)):
                if not spaced:
                    texts.append(" ")
                    length += 1
                    spaced, edge, closed = True, False, None
            elif text:
                if lined:
                    lines: Sequence[str] = _LINE_END.split(text)
                else:
                    if not text.isprintable() or "  " in text:  # a quick test: the other white space is not printable
                        text = _collapsed(text)
                    lines = (text[1:] if spaced and text[0] == " " else text,)
                ended = False  # a line of this text did
                for line in lines:
                    if ended and texts:
                        flush()
                        texts, links, length, anchor, spaced, holder, broken = [], [], 0, 0, True, None, False
                    ended = True
                    if not line:
                        continue
                    if edge and texts and (last := texts[-1][-1]).isalnum():
                        figures = line[0].isdigit() and last.isalpha() and top[_TAG] not in _GLUED
                        if figures or (line[0].isupper() and _STARTS.match(line)):  # CSS separates the words
                            texts.append(" ")
                            length += 1
                    edge, closed = False, None
                    texts.append(line)
                    length += len(line)
                    spaced = line[-1] == " "
                    if line != " ":
                        if holder is None:
                            reach = top
                        holder = reach
            node = node.next
        else:
            kind, tag, block_tag, row, has_ways = way
            if kind <= _ANCHOR:
                number += 1
                given, hidden, hidden_by, preserving = node.attributes, top[_HIDDEN], None, False
                if has_ways or (given and not is_plain(given)):
                    hidden_by = ""
                    if has_ways or "style" in given or "hidden" in given or ARIA in given:
                        blocking, preserving, _ = _shown(given.get("style") or "")
                        if blocking:
                            block_tag = tag
                        preserving = preserving or tag in _LINES
                        hidden_by = _hidden_by(tag, given)
                        hidden = hidden or hidden_by != ""
                if block_tag:
                    if texts:
                        flush()
                        texts, links, length, anchor, spaced, holder = [], [], 0, 0, True, None
                    broken = False
                elif closed is top and not spaced and top[_TAG] in _ROWS:
                    texts.append(" ")  # adjacent elements, as in a menu, are separate words
                    length += 1
                    spaced = True
                top = [row, tag, given, top, number, block_tag, hidden, hidden_by, node, href, lined]
                if kind == _ANCHOR and (target := given.get("href")):
                    if links and links[-1].end == length and not spaced:
                        texts.append(" ")  # two links are never one word
                        length += 1
                        spaced = True
                    anchor, href = length, target.strip()
                if preserving:
                    lined = True
                number, edge = 0, True
                node = node.first_child
            else:
                if kind != _UNSEEN:
                    number += 1
                    if kind == _PICTURE:
                        given = node.attributes
                        if not (top[_HIDDEN] or _hidden_by(tag, given)):
                            if holder is not None:
                                _row_of(holder, builder)  # its element comes before the picture's
                            src = next(filter(None, map(given.get, _SOURCES)), None) or ""
                            alt = _collapsed(given.get("alt") or "").strip()
                            builder.images.append(Image(len(builder.blocks), alt, src.strip(), _row_of(top, builder)))
                    elif kind == _BREAK:
                        shown_in = top
                        while not shown_in[_BLOCK_TAG]:
                            shown_in = shown_in[_PARENT]
                        if shown_in[_BLOCK_TAG] != "h1":  # the end of a block
                            ends_block = bool(texts)
                            if ends_block:
                                flush()
                                texts, links, length, anchor, spaced, holder = [], [], 0, 0, True, None
                            broken = ends_block
                        elif not spaced:
                            texts.append(" ")
                            length += 1
                            spaced = True
                node = node.next
        while node is None:
            if top[_NODE] is None:
                if texts:
                    flush()
                return
            if top[_BLOCK_TAG]:
                if texts:
                    flush()
                    texts, links, length, anchor, spaced, holder = [], [], 0, 0, True, None
                broken = False
            if href is not None and top[_TAG] == "a":
                if length > anchor:
                    links.append(make(Link, (anchor, length, href)))
                anchor = length
            _, tag, given, closed, number, block_tag, hidden, hidden_by, node, href, lined = top
            if top is reach:
                reach = closed
            top, edge = closed, True
            node = node.next


def _collapsed(text: str) -> str:
    """Return a text with each run of white space in markup replaced by one plain space."""
    spaced = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if not spaced.replace("\xa0", " ").isprintable():
        return _RUN.sub(" ", text)  # this also finds rare white space, but takes several times as long
    while "  " in spaced:
        spaced = spaced.replace("  ", " ")
    return spaced


def _row_of(frame: _Frame, builder: Builder) -> int:
    """Return an element's index in the page's element table; first add the element and ancestors if missing."""
    row: int = frame[_ROW]
    if row != _UNKNOWN:
        return row
    unknown = [frame]
    frame = frame[_PARENT]
    while (row := frame[_ROW]) == _UNKNOWN:
        unknown.append(frame)
        frame = frame[_PARENT]
    elements, attributes = builder.elements, builder.attributes
    while unknown:
        frame = unknown.pop()
        elements.append((frame[_TAG], row, frame[_NUMBER]))
        row = frame[_ROW] = len(elements) - 1
        if given := frame[_GIVEN]:
            get, hidden_by = given.get, frame[_HIDDEN_BY]
            classes = get("class")
            if hidden_by is not None:
                described = _described(
                    classes, get("id"), get("role"), get("itemprop"), get("align"), get("style"), hidden_by
                )
            elif classes:
                described = _described(classes)
            else:
                continue
            if described is not PLAIN:
                attributes[row] = described
    return row


@lru_cache(_CACHED)
def _described(  # noqa: PLR0913, PLR0917 (the attributes that describe an element)
    classes: str | None,
    own: str | None = None,
    role: str | None = None,
    itemprop: str | None = None,
    align: str | None = None,
    style: str | None = None,
    hidden_by: str = "",
) -> Attributes:
    """Return the ``Attributes`` of an element; ``PLAIN`` if all their fields are empty.

    ``classes`` and ``own`` are the values of the attributes ``class`` and ``id``.
    """
    aligned = _ALIGNED.search(style) if style else None
    found = Attributes(
        tuple(word for word in classes.split()[:_MOST_NAMES] if _WORD.fullmatch(word)) if classes else (),
        _words(own, 1),
        _words(role, 2).lower(),
        _words(itemprop, 2).lower(),
        _ALIGNMENTS.get((aligned[1] if aligned else align or "").strip().lower(), ""),
        hidden_by,
    )
    return PLAIN if found == PLAIN else found


def _words(value: str | None, most: int) -> str:
    """Return the names among the first ``most`` words of an attribute's value, joined by spaces.

    A name has 1 to 60 letters, digits, hyphens or underscores (``_WORD``). The other words are left out.
    """
    return " ".join([word for word in value.split()[:most] if _WORD.fullmatch(word)]) if value else ""


def _hidden_by(tag: str, given: _Given) -> str:
    """Return the tag, attribute or style that hides an element (``Attributes.hidden_by``); "" if none does."""
    if tag in _HIDDEN_TAGS and not (tag == "dialog" and "open" in given):
        return f"<{tag}>"
    if "hidden" in given and given["hidden"] != "until-found":
        return "hidden"
    if (style := given.get("style")) and (hidden := _shown(style)[2]):
        return hidden
    return ARIA if given.get(ARIA) == "true" else ""


@lru_cache(_CACHED)
def _shown(style: str) -> tuple[bool, bool, str]:
    """Return whether an inline style makes a block, whether it preserves line breaks, and how it hides the element.

    The third value is "display:none", "visibility:hidden" or "".
    """
    hiding = _HIDING.search(style)
    return (
        _BLOCKING.search(style) is not None,
        _PRESERVING.search(style) is not None,
        ("display:none" if hiding[1][0] in "dD" else "visibility:hidden") if hiding else "",
    )
