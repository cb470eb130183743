"""Data tables are kept row by row; tables that only lay a page out are walked through."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from vnclean.model.page import CELLS, Link
from vnclean.read.raw_block import Piece, links_moved
from vnclean.text.lazy_pattern import lazy_regex

_CELL: Final = lazy_regex(
    r"(?P<row>(?P<table>(?:.*/)?table:[^/]*)(?:/t(?:head|body|foot):[^/]*)?/tr:[^/]*)/t[dh]:(?P<column>\d+).*"
)
_ROW: Final = "/tr:"
_LONGEST_CELL: Final = 250
_MEAN_CELL: Final = 80
_MOST_COLUMNS: Final = 40
_MOST_LINKED: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Cell:
    """A piece of a cell of the innermost table around it: the paths of the table and the row, and the column from 1."""

    piece: Piece
    table: str = ""
    row: str = ""
    column: int = 0


def join_rows(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[int]]:
    """Return the pieces with each data table's row joined, and for each piece its new index.

    A table holds data where it has two rows or more and two columns or more with text, no table inside, short
    cells (250 characters at most, 80 in the mean) and few links; "presentation" as its role says that it does not.
    """
    if not any(_ROW in piece.path for piece in pieces):
        return pieces, range(len(pieces))
    joined: list[Piece] = []
    places: list[int] = []
    for table, cells in groupby(map(_cell, pieces), key=lambda cell: cell.table):
        rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
        if not table or "@presentation" in table.rpartition("/")[2] or not _is_data(rows):
            rows = [[cell] for row in rows for cell in row]
            made = [cell.piece for (cell,) in rows]
        else:
            made = list(map(_row, rows))
        for row, piece in zip(rows, made, strict=True):
            places += [len(joined)] * len(row)
            joined.append(piece)
    return joined, places


def _cell(piece: Piece) -> _Cell:
    found = _CELL.fullmatch(piece.path) if _ROW in piece.path else None
    return _Cell(piece, found["table"], found["row"], int(found["column"])) if found else _Cell(piece)


def _is_data(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Return whether the pieces of a table, row by row, are data."""
    pieces = [cell.piece for row in rows for cell in row]
    length = sum(len(piece.text) for piece in pieces)
    return (
        sum(len({cell.column for cell in row}) > 1 for row in rows) > 1
        and max(len(piece.text) for piece in pieces) <= _LONGEST_CELL
        and length <= _MEAN_CELL * len(pieces)
        and sum(link.end - link.start for piece in pieces for link in piece.links) <= _MOST_LINKED * length
    )


def _row(cells: Sequence[_Cell]) -> Piece:
    """Return one piece for a row: cells are in their columns, several paragraphs of a cell are parted by a space.

    A row of ``<th>`` alone is marked as WAI-ARIA calls its cells.
    """
    text, links, last = "", list[Link](), 1
    for cell in cells:
        if cell.column > last:
            text += CELLS * min(_MOST_COLUMNS, cell.column - last)
            last = cell.column
        elif text:
            text += " "
        links += links_moved(cell.piece.links, len(text))
        text += cell.piece.text
    heads = all("/th:" in cell.piece.path.removeprefix(cell.row) for cell in cells)
    return Piece(text, "tr", cells[0].row + "@columnheader" * heads, tuple(links), cells[0].piece.hidden)
