"""The layouts of output: text tables for a terminal, and HTML pages.

The cells of a table are cut to a maximum width, and columns are aligned by display width. An HTML page is one file that
needs no network access and has a light and a dark mode.
"""

import hashlib
import unicodedata
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from vnclean.text.escape import shown, to_html


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


def document(title: str, body: str, *, style: str = "", script: str = "") -> str:
    """Return a complete HTML page.

    ``title`` is plain text and ``body`` is HTML. ``style`` is CSS that is added to the common style sheet, and
    ``script`` is JavaScript. The content security policy of the page allows only this style sheet and this script,
    which it identifies by their digests.
    """
    style = _sheet() + style
    policy = f"default-src 'none'; style-src '{_digest(style)}'"
    if script:
        policy += f"; script-src '{_digest(script)}'"
        body += f"<script>{script}</script>"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{to_html(title)}</title><style>{style}</style></head>\n<body>{body}</body></html>\n"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _sheet() -> str:
    return files("vnclean.output").joinpath("html_page.css").read_text(encoding="utf-8")
