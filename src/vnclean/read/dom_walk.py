"""One walk over a parsed tree: what a browser would show as paragraphs, in order, and where each of them stood."""

from typing import Final

from selectolax.lexbor import LexborNode

from vnclean.model.page import Image, Link
from vnclean.read.element import Frame
from vnclean.read.hard_wrap import goes_on
from vnclean.read.raw_block import Piece, links_moved, links_within
from vnclean.read.whitespace import BREAK, collapsed
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_blank

_NOTHING: Final = frozenset(
    "script style head iframe object embed applet canvas svg math audio video map datalist noembed noframes rp title "
    "br amp-ad amp-iframe amp-analytics amp-script".split()
)
"""Elements without text for a reader."""
_PICTURES: Final = frozenset({"img", "amp-img", "amp-anim"})
_SOURCES: Final = ("data-src", "data-original", "data-lazy-src", "src")
_LONGEST: Final = 4000
"""No paragraph that was broken in its sentences is longer; so joining cannot take the square of the time."""
_ROWS: Final = frozenset({"div", "header", "section", "footer", "nav", "aside"})
_GLUED: Final = frozenset({"sub", "sup"})
_STARTS: Final = lazy_regex(r"\p{Lu}\p{Ll}")
"""How a word begins. Where an element's edge stands right before it, a space was left to the style sheet."""


class Walk:
    """The pieces and pictures of a tree, in document order. No recursion: no depth can exhaust the stack."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.images: list[Image] = []
        self._top: Frame | None = None
        self._holder: Frame | None = None  # the innermost element that holds all of the text so far
        self._text: list[str] = []
        self._length = 0
        self._spaced = True
        self._links: list[Link] = []
        self._anchor = 0  # where the open link's text began
        self._closed: Frame | None = None  # whose child was the element that ended last, if no text followed
        self._edge = False  # an element began or ended after the last text
        self._broken = False  # the piece before ended at a <br>

    def walk(self, root: LexborNode) -> None:
        """Take in ``root``, everything under it and after it."""
        above: list[LexborNode] = []
        node: LexborNode = root
        while True:
            tag = node.tag or ""
            if tag == "-text":
                if text := node.text_content:
                    self._add(text)
            elif (frame := self._open(node, tag)) is not None:
                child = node.child
                if child is not None:
                    above.append(node)
                    node = child
                    continue
                self._close(frame)
            while (following := node.next) is None and above:
                node = above.pop()
                if self._top is not None:
                    self._close(self._top)
            if following is None:
                break
            node = following
        self._flush()

    def _open(self, node: LexborNode, tag: str) -> Frame | None:  # noqa: C901 (a question for each kind of element)
        """Open an element; its frame, where its children are to be examined."""
        top = self._top
        if not tag[:1].isalpha() and tag.startswith(("-", "!")):
            return None
        number = 0
        if top is not None:
            top.children += 1
            number = top.children
        if tag in _NOTHING:
            if tag == "br":
                self._break()
            return None
        attributes = node.attributes
        frame = Frame(tag, attributes, top, number)
        if tag in _PICTURES:
            if not frame.hidden:
                self._picture(frame, attributes)
            return None
        if frame.block:
            if self._text:
                self._flush()
            self._broken = False
        elif not self._spaced and self._closed is top and top is not None and top.tag in _ROWS:
            self._add_space()  # elements side by side in a row of the page's boilerplate
        self._top = frame
        self._edge = True
        if tag == "a":
            self._begin_link(frame, attributes)
        return frame

    def _begin_link(self, frame: Frame, attributes: dict[str, str | None]) -> None:
        if href := attributes.get("href"):
            if self._links and self._links[-1].end == self._length:
                self._add_space()  # two links are never one word
            self._anchor, frame.href = self._length, href.strip()

    def _close(self, frame: Frame) -> None:
        """Close the element that was opened last."""
        self._closed = frame.parent
        if frame.block:
            if self._text:
                self._flush()
            self._broken = False
        if frame.href is not None and frame.tag == "a":
            self._end_link(frame.href)
        frame.open = False
        self._edge = True
        self._top = frame.parent

    def _add(self, text: str) -> None:
        """Take in a text node."""
        top = self._top
        if top is not None and top.lines:
            for number, line in enumerate(BREAK.split(text)):
                if number:
                    self._flush()
                if line:
                    self._append(line, top)
            return
        text = collapsed(text)
        if self._spaced and text[0] == " ":
            text = text[1:]
        if text:
            self._append(text, top)

    def _append(self, text: str, top: Frame | None) -> None:
        if (
            self._edge
            and self._text
            and self._text[-1][-1].isalnum()
            and (
                _STARTS.match(text)
                or (text[0].isdigit() and self._text[-1][-1].isalpha() and top is not None and top.tag not in _GLUED)
            )
        ):
            self._add_space()
        self._edge, self._closed = False, None
        self._text.append(text)
        self._length += len(text)
        self._spaced = text[-1] == " "
        if text != " ":
            holder = self._holder if self._holder is not None else top
            while holder is not None and not holder.open:
                holder = holder.parent
            self._holder = holder

    def _add_space(self) -> None:
        if not self._spaced:
            self._text.append(" ")
            self._length += 1
            self._spaced = True

    def _break(self) -> None:
        """Take a ``<br>``: a space in the headline, else the end of a block."""
        if self._top is not None and self._top.shown_in.tag == "h1":
            self._add_space()
        else:
            blank = not self._text
            self._flush()
            self._broken = not blank

    def _end_link(self, href: str) -> None:
        if self._length > self._anchor:
            self._links.append(Link(self._anchor, self._length, href))
        self._anchor = self._length

    def _picture(self, frame: Frame, attributes: dict[str, str | None]) -> None:
        alt = collapsed(attributes.get("alt") or "").strip()
        src = next(filter(None, map(attributes.get, _SOURCES)), None) or ""
        self.images.append(Image(len(self.pieces), alt, src.strip(), frame.path))

    def _flush(self) -> None:
        """End the block that is in the making."""
        top = self._top
        if not self._text:
            return
        if top is not None and top.href is not None:
            self._end_link(top.href)
        text, links, holder = "".join(self._text), self._links, self._holder
        self._text, self._links, self._length, self._anchor, self._spaced = [], [], 0, 0, True
        self._holder = None
        text = text.removesuffix(" ") if top is None or not top.lines else text
        if holder is None or (not text[0].isalnum() and is_blank(text)):
            return
        kept = links_within(links, 0, len(text)) if links else ()
        block = holder.shown_in
        before = self.pieces[-1] if self._broken and self.pieces else None
        self._broken = False
        joins = before is not None and len(before.text) <= _LONGEST and before.hidden == holder.hidden
        if before is not None and joins and goes_on(before.text, text):
            at = len(before.text) + 1
            before.text += " " + text
            before.links += links_moved(kept, at)
            before.path = block.path
            return
        self.pieces.append(Piece(text, block.tag, holder.path, kept, holder.hidden))
