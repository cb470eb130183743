"""Text tables for a terminal: cells are shortened to a width, and columns aligned by display width."""

import unicodedata
from collections.abc import Sequence

from vnclean.text.escape import shown


def fitted(text: str, widest: int) -> str:
    r"""Return a text on one line of at most ``widest`` characters, invisible ones shown as "·"; cut text ends in "…".

    >>> fitted("Tin\n liên quan", 8)
    'Tin liê…'
    """
    text = shown(" ".join(text[: 4 * widest].split()))
    return text if len(text) <= widest else text[: widest - 1] + "…"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return each row as a line: its cells two spaces apart, each column as wide as its widest cell."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_pad, row, widths)).rstrip() for row in rows]


def _width(text: str) -> int:
    """Return the display width in terminal columns: combining marks have 0, wide characters 2."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
