"""Text tables for a terminal: cells are cut to a maximum width, and columns are aligned by display width."""

import unicodedata
from collections.abc import Sequence

from vnclean.text.escape import shown


def fitted(text: str, widest: int) -> str:
    r"""Return a text on one line of at most ``widest`` characters; a text that is cut ends in "…".

    Runs of white space become one space, and invisible characters are shown as "·".

    >>> fitted("Tin\n liên quan", 8)
    'Tin liê…'
    """
    text = shown(" ".join(text[: 4 * widest].split()))
    return text if len(text) <= widest else text[: widest - 1] + "…"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return each row as a line, with two spaces between cells, each column as wide as its widest cell.

    Raises ``ValueError`` if the rows differ in their number of cells.
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_pad, row, widths)).rstrip() for row in rows]


def _width(text: str) -> int:
    """Return the number of terminal columns that a text takes.

    Combining marks take none, wide characters two, all others one.
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
