"""The Markdown reader: a parser of pages that a crawler converted to Markdown."""

from collections.abc import Iterable, Sequence
from typing import Final

from vnclean.model.page import Image, Link, Page
from vnclean.read.builder import Builder, links_within
from vnclean.read.front_matter import split_front
from vnclean.read.hard_wrap import is_wrapped, rejoined
from vnclean.read.markdown_inline import Inline, read_inline
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_blank, line_features

_HEADING: Final = lazy_regex(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE: Final = lazy_regex(r" {0,3}(=+|-{2,})[ \t]*")
_RULE: Final = lazy_regex(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM: Final = lazy_regex(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+(.*)|$)")
_QUOTE: Final = lazy_regex(r" {0,3}>[ ]?")
_FENCE: Final = lazy_regex(r" {0,3}(`{3,}|~{3,})[^`]*")
_CELL_RULE: Final = lazy_regex(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_BAR: Final = lazy_regex(r"(?<!\\)\|")
_DASHES: Final = lazy_regex(r" {0,3}-{3,}(?: +-{3,})+ *")
_DASH_RUN: Final = lazy_regex("-+")
"""The dashes under one column, in the line that pandoc writes under the head of a table."""
_NAMED: Final = lazy_regex(r" {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*<?([^\s<>]+)>?(?:[ \t]+[\"'(].*)?[ \t]*")
_COMMENT: Final = lazy_regex(r"(`[^`\n]++`)|<!--(?:[^<-]|<(?!!--)|-(?!->))*+-->")
"""A code span (group 1), which is kept, or an HTML comment, which is removed."""
_DIV: Final = lazy_regex(r"[ \t]*:{3,}.*")
"""A line that opens or closes a div in Pandoc's Markdown."""
_HEADING_MARK: Final = lazy_regex(r"\s*+\{[#.:][^{}]{0,200}\}\s*+\Z")
"""Attributes at the end of a line ("{#id .class}"), as Pandoc or kramdown writes them."""
_SPAN_MARK: Final = lazy_regex(r"\[([^\[\]]*+)\]\{[^{}]{0,200}\}")
"""A text in brackets with attributes ("[text]{.class}"), as Pandoc writes it."""
_NUMBER_MARK: Final = lazy_regex(r"⟨\d{1,3}⟩")
"""A link number ("⟨12⟩"), as one crawler writes it."""
_MARK: Final = lazy_regex(r"\s*(?:\{\{[<%].*[>%]\}\}|\{%.*%\}|\{:.*\}|!\[\[[^\[\]\n]*\]\]|⟨\d{1,3}⟩ https?://.*)\s*")
"""A line that is dropped: a Hugo shortcode, Liquid tag, kramdown attributes, Obsidian embed, or crawler's reference."""
_CALLOUT: Final = lazy_regex(r"\A\[!\w+\][+-]?\s*|\s\^[\w-]+\Z")
"""The mark at the start of a callout (``[!note]``), or the name at the end of a paragraph (``^name``), in Obsidian."""
_WIKI_LINK: Final = lazy_regex(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
"""A link in Obsidian's Markdown: ``[[name]]`` or ``[[name|words]]``. Group 1 is the words, else the name."""
_REFERENCES: Final = lazy_regex(r"\s*#{1,6} References\s*")
_BOX: Final = lazy_regex(r"\A\[[ xX]\]\s+")
_ITALIC: Final = lazy_regex(r"\s*([*_])(?![*_])[^*_]++\1\s*")
_FIGURE: Final = lazy_regex(r"\s*</?figure\b[^<>]*>\s*")
_FIGURE_CAPTION: Final = lazy_regex(r"\s*<figcaption\b[^<>]*>(.*)</figcaption>\s*")
_MOST_CAPTION_WORDS: Final = 25
_FEW: Final = 20
_NEW: Final = -1
"""Element index of a paragraph whose element is yet to be added."""


def read_markdown(markdown: str, *, url: str | None = None) -> Page:
    r"""Return the page parsed from Markdown.

    - Each paragraph, heading, list item and line of code becomes a block.
    - Each row of a table becomes a block; in a table that does not seem to contain data, each cell does.
    - Markup characters are removed: ``[Thời sự](/thoi-su)`` becomes the text "Thời sự" with a link, and ``![alt](src)``
      becomes a picture. ``page.source`` is built from the remaining text.
    - Blocks have the tags and elements of the corresponding HTML (``h2:1``, ``ul:3/li:2``, ``table:4/tr:2``).
    - Fields before the text ("Title: …", front matter) become claims: statements about the page.

    Raises ``TypeError`` if ``markdown`` is not a ``str``.

    >>> page = read_markdown("# Tin mới\n\n- [Thời sự](/thoi-su)\n- \\*Thế giới\n")
    >>> [(block.text, page.path(block.element), block.linked) for block in page.blocks]
    [('Tin mới', 'h1:1', 0), ('Thời sự', 'ul:2/li:1', 7), ('*Thế giới', 'ul:2/li:2', 0)]
    """
    if not isinstance(markdown, str):
        message = f"read_markdown takes str, not {type(markdown).__name__}; decode bytes first"
        raise TypeError(message)
    lines = _COMMENT.sub(r"\1", markdown.removeprefix("\ufeff")).splitlines()
    claims, lines = split_front(lines)
    reader = _Reader({found[1].casefold(): found[2] for line in lines if (found := _NAMED.fullmatch(line))})
    reader.read(lines)
    return reader.builder.page(url=url, claims=claims)


def _columns(line: str, following: str) -> list[int] | None:
    """Return the offsets at which the columns of a table begin; ``None`` if ``line`` is not the head of a table.

    ``following`` is the line under ``line``. The list is empty if bars separate the columns.
    """
    if "|" in line and "-" in following and "|" in following and _CELL_RULE.fullmatch(following):
        return []
    if not line.strip() or not _DASHES.fullmatch(following):
        return None
    # In pandoc's tables without bars, a column begins where its dashes begin.
    starts = [found.start() for found in _DASH_RUN.finditer(following)]
    return starts if all(line[start - 1 : start].isspace() for start in starts[1:] if start < len(line)) else None


class _Reader:
    """A parser that adds the blocks and pictures of a page to ``builder`` in one pass over the lines."""

    def __init__(self, names: dict[str, str]) -> None:
        self.builder = Builder()
        self._names = names
        self._wrapped = False
        self._number = 0  # of the last top-level element
        self._list: list[tuple[int, int, int, int]] = []  # open lists: indent, element, number of items, last item
        self._paragraph: list[str] = []
        self._place = ("p", _NEW)  # tag and element of the current paragraph
        self._href = ""  # of a link that spans several blocks

    def read(self, lines: Sequence[str]) -> None:
        """Parse all lines of a page."""
        self._wrapped = is_wrapped(lines)
        fence, element = "", _NEW
        index = 0
        while index < len(lines):
            line = lines[index]
            index += 1
            opens = None if fence else _FENCE.fullmatch(line)
            if fence or opens:
                if opens:
                    self._end()
                    fence, element = opens[1], self._new("pre")
                elif line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                    fence = ""
                else:
                    self._add(Inline(line, (), (), bold=False), "pre", element)
                continue
            if _NAMED.fullmatch(line) or _MARK.fullmatch(line):
                self._end()
                continue
            if _REFERENCES.fullmatch(line) and any(map(_MARK.fullmatch, lines[index : index + 2])):
                continue
            while line.endswith("\\") and index < len(lines) and line.count("[") > line.count("]("):
                line = f"{line.rstrip(chr(92))} {lines[index].strip()}"  # a link of several lines
                index += 1
            if line.strip() == "[" and (stop := self._link_end(lines, index)):
                self._end()
                self._href = stop
            elif self._href and line.lstrip().startswith("]("):
                self._end()
                self._href = ""
            else:
                index = self._line(lines, line, index)
        self._end()

    def _link_end(self, lines: Sequence[str], index: int) -> str:
        """Return the ``href`` of a link that begins with a line "[" and ends with a line "](…"; "" if no end is near.

        ``index`` refers to the line after the "[".
        """
        for line in lines[index : index + _FEW]:
            if line.lstrip().startswith("]("):
                found = read_inline("[x" + line.lstrip(), self._names)
                return found.links[0].href if found.links else ""
        return ""

    def _line(self, lines: Sequence[str], line: str, index: int) -> int:
        """Parse one line, or the whole table that the line begins; return the index of the next line to parse."""
        following = lines[index] if index < len(lines) else ""
        if is_blank(line) or _DIV.fullmatch(line) or _FIGURE.fullmatch(line):
            self._end()
        elif (caption := _FIGURE_CAPTION.fullmatch(line)) is not None:
            self._end()
            self._add(self._inline(caption[1]), "figcaption", self._new("figcaption"))
        elif (found := _HEADING.fullmatch(line)) is not None:
            self._end()
            tag = f"h{len(found[1])}"
            self._add(self._inline(found[2] or ""), tag, self._new(tag))
            self._list = []
        elif self._paragraph and self._place == ("p", _NEW) and (found := _UNDERLINE.fullmatch(line)):
            self._place = ("h1" if found[1][0] == "=" else "h2", _NEW)
            self._end()
        elif _RULE.fullmatch(line):
            self._end()
            self._list = []
        elif (starts := _columns(line, following)) is not None and not (starts and self._paragraph):
            self._end()
            return self._simple_table(lines, index - 1, starts) if starts else self._table(lines, index - 1)
        elif (found := _ITEM.fullmatch(line)) is not None:
            self._end()
            self._item(len(found[1].expandtabs(4)), found[2], found[3] or "")
        else:
            self._text(line)
        return index

    def _text(self, line: str) -> None:
        """Add a line to the current paragraph or quotation, or begin a new one with it."""
        quoted = _QUOTE.match(line)
        if quoted is not None:
            if self._place[0] != "blockquote":
                self._end()
                self._place = ("blockquote", _NEW)
            line = line[quoted.end() :]
        elif not self._paragraph and not line[:1].isspace():
            self._list = []
        self._paragraph.append(line)

    def _item(self, indent: int, mark: str, text: str) -> None:
        tag = "ol" if mark[0].isdigit() else "ul"
        while self._list and self._list[-1][0] > indent:
            self._list.pop()
        if not self._list or self._list[-1][0] < indent:
            element = self.builder.add_element(self._list[-1][3], 1, tag) if self._list else self._new(tag)
            self._list.append((indent, element, 0, _NEW))
        depth, element, items, _ = self._list[-1]
        item = self.builder.add_element(element, items + 1, "li")
        self._list[-1] = (depth, element, items + 1, item)
        self._place = ("li", item)
        self._paragraph = [_BOX.sub("", text)]

    def _table(self, lines: Sequence[str], index: int) -> int:
        table, rows = self._new("table"), 0
        while index < len(lines) and "|" in lines[index]:
            if rows == 1 and _CELL_RULE.fullmatch(lines[index]):
                index += 1
                continue
            rows += 1
            self._row(table, rows, _BAR.split(lines[index].strip().removeprefix("|").removesuffix("|")))
            index += 1
        return index

    def _simple_table(self, lines: Sequence[str], index: int, starts: Sequence[int]) -> int:
        """Parse a table without bars, as pandoc writes it; return the index of the next line to parse.

        ``index`` is the first line of the table. ``starts`` are the offsets at which its columns begin.
        """
        table, rows = self._new("table"), 0
        while index < len(lines) and not is_blank(lines[index]):
            line = lines[index]
            index += 1
            if _DASHES.fullmatch(line):
                continue
            rows += 1
            ends = (*starts[1:], None)
            self._row(table, rows, [line[start:stop] for start, stop in zip(starts, ends, strict=True)])
        return index

    def _row(self, table: int, row: int, cells: Iterable[str]) -> None:
        """Add row number ``row`` (from 1, the head) to a table, with a block for each cell."""
        holder = self.builder.add_element(table, 1, "thead") if row == 1 else table
        element = self.builder.add_element(holder, row, "tr")
        for column, cell in enumerate(cells, start=1):
            inline = self._inline(cell.strip())
            self._add(inline, "td", self.builder.add_element(element, column, "td"))

    def _end(self) -> None:
        """Add the current paragraph to the page, and start an empty one.

        Hard-wrapped lines of the paragraph are joined.
        """
        (tag, element), lines = self._place, self._paragraph
        self._paragraph, self._place = [], ("p", _NEW)
        if not any(map(str.strip, lines)):
            return
        for text in rejoined(lines, wrapped=self._wrapped):
            if tag == "p" and self._is_caption(text):
                tag = "figcaption"
            here = self._new(tag) if element == _NEW else element
            if tag == "blockquote":
                here = self.builder.add_element(here, 1, "p")
            self._add(self._inline(text), "p" if tag == "blockquote" else tag, here)

    def _is_caption(self, text: str) -> bool:
        """Return whether a paragraph is the caption of the picture directly above it: a few words in italics."""
        images = self.builder.images
        under = bool(images) and images[-1].before == len(self.builder.blocks)
        seen = line_features(text.strip("*_ ")) if under and _ITALIC.fullmatch(text) else None
        return seen is not None and not (seen.stops or seen.ended) and 0 < seen.words <= _MOST_CAPTION_WORDS

    def _inline(self, text: str) -> Inline:
        text = _WIKI_LINK.sub(r"\1", _CALLOUT.sub("", text.strip()))
        text = _SPAN_MARK.sub(r"\1", _HEADING_MARK.sub("", _NUMBER_MARK.sub("", " ".join(text.split()))))
        return read_inline(text, self._names)

    def _new(self, tag: str) -> int:
        """Add an element with this tag at the top level of the page, and return the index of the element."""
        self._number += 1
        return self.builder.add_element(-1, self._number, tag)

    def _add(self, inline: Inline, tag: str, element: int) -> None:
        before = len(self.builder.blocks)
        self.builder.images += (Image(before, alt, src, element) for alt, src in inline.images)
        begins = len(inline.text) - len(inline.text.lstrip()) if tag != "pre" else 0
        text = inline.text[begins:].rstrip()
        if is_blank(text):
            return
        links = links_within(inline.links, begins, begins + len(text))
        if self._href:
            links = (Link(0, len(text), self._href),)
        if inline.bold:
            element = self.builder.add_element(element, 1, "strong")
        self.builder.add_block(text, tag, element, links)
