"""The builder of a page; the readers of HTML and Markdown add blocks, elements and pictures to it in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from vnclean.model.page import CELLS, PLAIN, Attributes, Block, Claim, Elements, Image, Link, Page
from vnclean.text.lazy_pattern import lazy_re, lazy_regex

_BETWEEN: Final = "\n"
"""Separator between blocks in a source text that is built from the blocks."""
_CELL_TAGS: Final = frozenset({"td", "th"})
_ROW_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_LONGEST_CELL: Final = 250
_MEAN_CELL: Final = 80
_MOST_COLUMNS: Final = 40
_MOST_AFTER: Final = 2
"""Maximum number of characters after a link at the end of a text, such as a closing bracket and a full stop."""
_LONGEST_LABEL: Final = 60
_LABEL: Final = lazy_regex(r"[.!?…][”\"’)]?\s+(?P<label>[(\[>»\s]*(?:(?:[\p{L}\d]+\s){0,2}[\p{L}\d]+\s?:|>>+|»)\s*)\Z")
"""Pattern for an introduction to a link ("»", "Liên quan:") after a finished sentence. The group ``label`` is the
introduction."""
_MARKS: Final = frozenset(":>»")
_MOST_LINKED: Final = 0.5
_FIGURE: Final = lazy_re(r"[+-]?\d+(?:[.,]\d+)?%?")
_FIGURES: Final = 3
make: Final[Callable[..., Any]] = tuple.__new__
"""Make a named tuple from its class and a tuple of its fields; its own constructor takes six times as long."""


class _Cell(NamedTuple):
    """A block and its table cell: the element indices of table and row, the column from 1, and the tag of the cell.

    For a block outside tables, the indices are -1.
    """

    block: Block
    table: int = -1
    row: int = -1
    column: int = 0
    tag: str = ""


class Builder:
    """A builder of pages: it takes elements and blocks in document order.

    An element is added before its children and its text.
    """

    def __init__(self) -> None:
        """Begin an empty page."""
        self.blocks: list[Block] = []
        self.hidden: list[Block] = []
        self.images: list[Image] = []
        self.elements: list[tuple[str, int, int]] = []
        """The tag, the parent's index and the number of each element."""
        self.attributes: dict[int, Attributes] = {}
        self._last = self.blocks
        self._at = 0

    def add_element(self, parent: int, number: int, tag: str, attributes: Attributes = PLAIN) -> int:
        """Add an element as child ``number`` (from 1) of the element ``parent`` (-1: the body); return its index."""
        index = len(self.elements)
        self.elements.append((tag, parent, number))
        if attributes is not PLAIN:
            self.attributes[index] = attributes
        return index

    def add_block(
        self,
        text: str,
        tag: str,
        element: int,
        links: tuple[Link, ...] = (),
        is_hidden: bool = False,  # noqa: FBT001, FBT002 (as above)
    ) -> None:
        """Append a visible or hidden block; ``element`` is the index of the innermost element that holds its text.

        A link at the end of a text becomes a second block, together with its introduction ("Liên quan:"). The
        introduction is an arrow, or at most three words with a colon, and follows a finished sentence.
        """
        if links and links[-1].start and (cut := _label_start(text, links[-1])):
            self.add_block(text[:cut].rstrip(), tag, element, links_within(links, 0, cut), is_hidden)
            text, links = text[cut:], links_within(links, cut, len(text))
        self._last = blocks = self.hidden if is_hidden else self.blocks
        start = self._at
        end = start + len(text)
        self._at = end + 1
        blocks.append(make(Block, (len(blocks), start, end, text, tag, element, links)))

    def last_block(self, *, is_hidden: bool) -> Block | None:
        """Return the block added last if its visibility is the requested one (``is_hidden``), else ``None``."""
        blocks = self.hidden if is_hidden else self.blocks
        return blocks[-1] if blocks and blocks is self._last else None

    def continue_block(self, text: str, element: int, links: Iterable[Link]) -> None:
        """Append a space, ``text`` and its ``links`` to the block added last; the block moves to ``element``."""
        before = self._last.pop()
        self._at = before.start
        links = (*before.links, *links_moved(links, len(before.text) + 1))
        self.add_block(f"{before.text} {text}", before.tag, element, links, is_hidden=self._last is self.hidden)

    def page(self, *, url: str | None = None, claims: Iterable[Claim] = (), notes: Iterable[str] = ()) -> Page:
        """Return the finished page.

        The source text of the page has one line per block, hidden blocks included. The cells of a row of a data table
        are joined into one block.
        """
        images: Sequence[Image] = self.images
        tags, parents, numbers = zip(*self.elements, strict=True) if self.elements else ((), (), ())
        if "tr" in tags:
            images = self._join_rows()
        rows = sorted((*self.blocks, *self.hidden), key=attrgetter("start")) if self.hidden else self.blocks
        return Page(
            source=_BETWEEN.join([block.text for block in rows]),
            blocks=tuple(self.blocks),
            url=url,
            images=tuple(images),
            claims=tuple(claims),
            notes=tuple(notes),
            elements=Elements.of(tags, parents, numbers, self.attributes),
            hidden=tuple(self.hidden),
        )

    def _join_rows(self) -> list[Image]:
        """Replace the blocks of each row of a data table by one block; return the images.

        Blocks get other indices thereby, so each image has the new index of the block after it (``Image.before``).
        """
        shown, hidden = list(self._rows(self.blocks)), list(self._rows(self.hidden))
        into = [at for at, row in enumerate(shown) for _ in row] + [len(shown)]
        self.blocks, self.hidden, self._at = [], [], 0
        both = merge(((row, False) for row in shown), ((row, True) for row in hidden), key=_start)
        for row, is_hidden in both:
            self.add_block(*_joined(row), is_hidden=is_hidden)
        return [image._replace(before=into[image.before]) for image in self.images]

    def _rows(self, blocks: Iterable[Block]) -> Iterator[list[_Cell]]:
        """Yield lists of cells in order: one list per row of a data table, one per block outside data tables.

        A row of ``<th>`` cells gets the role ``columnheader``.
        """
        for table, group in groupby(map(self._cell, blocks), key=attrgetter("table")):
            rows = [list(row) for _, row in groupby(group, key=attrgetter("row"))]
            role = self.attributes.get(table, PLAIN).role
            if table < 0 or "presentation" in role.split() or not _is_data(rows):
                yield from ([_Cell(cell.block)] for row in rows for cell in row)
                continue
            for row in rows:
                described = self.attributes.get(row[0].row, PLAIN)
                if all(cell.tag == "th" for cell in row) and not described.role:  # as WAI-ARIA calls its cells
                    self.attributes[row[0].row] = described._replace(role="columnheader")
                yield row

    def _cell(self, block: Block) -> _Cell:
        """Return a block as a cell, with its table, row and column if the block is inside ``table/(tbody/)tr/td``."""
        elements, at = self.elements, block.element
        while at >= 0:
            tag, row, column = elements[at]
            if tag in _CELL_TAGS and row >= 0 and elements[row][0] == "tr":
                table = elements[row][1]
                if table >= 0 and elements[table][0] in _ROW_GROUPS:
                    table = elements[table][1]
                if table >= 0 and elements[table][0] == "table":
                    return _Cell(block, table, row, column, tag)
            at = row
        return _Cell(block)


def _start(pair: tuple[Sequence[_Cell], bool]) -> int:
    return pair[0][0].block.start


def _is_data(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Return whether rows of cells are a data table, not a table for layout.

    A data table has at least two rows with several columns. Its texts are short, and little of its text is links, or
    at least a third of its cells are figures, as in a league table with links to the teams.
    """
    blocks = [cell.block for row in rows for cell in row]
    length = sum(len(block.text) for block in blocks)
    figures = sum(_FIGURE.fullmatch(block.text) is not None for block in blocks)
    return (
        sum(len({cell.column for cell in row}) > 1 for row in rows) > 1
        and max(len(block.text) for block in blocks) <= _LONGEST_CELL
        and length <= _MEAN_CELL * len(blocks)
        and (sum(block.linked for block in blocks) <= _MOST_LINKED * length or _FIGURES * figures >= len(blocks))
    )


def _joined(cells: Sequence[_Cell]) -> tuple[str, str, int, tuple[Link, ...]]:
    """Return the text, tag, element and links of one block that joins the cells of a row.

    The text has a tab between columns (one more for each empty column), and a space between paragraphs of the same
    cell.
    """
    if cells[0].table < 0:
        return cells[0].block[3:]
    text, links, last = "", list[Link](), 1
    for cell in cells:
        if cell.column > last:
            text += CELLS * min(_MOST_COLUMNS, cell.column - last)
            last = cell.column
        elif text:
            text += " "
        links += links_moved(cell.block.links, len(text))
        text += cell.block.text
    return text, "tr", cells[0].row, tuple(links)


def links_moved(links: Iterable[Link], by: int) -> tuple[Link, ...]:
    """Return the links with ``by`` characters added to their offsets."""
    return tuple([make(Link, (start + by, end + by, href)) for start, end, href in links])


def _label_start(text: str, last: Link) -> int:
    """Return the offset of the introduction ("»", "Liên quan:") to the link at the end of a text; 0 if there is none.

    ``last`` is the last link in the text.
    """
    if len(text) - last.end > _MOST_AFTER or _MARKS.isdisjoint(text[max(0, last.start - 3) : last.start]):
        return 0
    found = _LABEL.search(text, max(0, last.start - _LONGEST_LABEL), last.start)
    return found.start("label") if found is not None else 0


def links_within(links: Iterable[Link], start: int, stop: int) -> tuple[Link, ...]:
    """Return the links in the range ``start`` to ``stop`` of a text, clipped to the range.

    The offsets of the returned links are relative to ``start``.
    """
    return tuple(
        [
            link
            if start == 0 and link.end <= stop
            else Link(max(start, link.start) - start, min(stop, link.end) - start, link.href)
            for link in links
            if link.start < stop and link.end > start
        ]
    )
