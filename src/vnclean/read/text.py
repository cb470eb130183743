"""The text door: raw text becomes a page, a block for each line that has something on it."""

from typing import Final

import regex

from vnclean.page import Block, Page

_LINE: Final = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK: Final = regex.compile(r"[\s\p{Z}\p{Cf}]*")


def read_text(text: str, *, url: str | None = None) -> Page:
    r"""A page of plain text: every line that is not blank is a block.

    Lines end at whatever ``str.splitlines`` ends them at (``\n``, ``\r\n``, ``\r``, form feed, U+2028 …).
    A line of spaces, no-break spaces and invisible characters alone is blank. Indentation, bullets and a byte
    order mark stay in the block's text, so that ``page.source[block.start : block.end] == block.text``.

    Raises ``TypeError`` for anything but ``str``.

    >>> page = read_text("\ufeffTin A\r\n\u00a0\r\n  • Tin B")
    >>> [block.text for block in page.blocks]
    ['\ufeffTin A', '  • Tin B']
    """
    if not isinstance(text, str):
        message = f"read_text takes str, not {type(text).__name__}; decode bytes first"
        raise TypeError(message)
    lines = (found for found in _LINE.finditer(text) if found[0].strip() and not _BLANK.fullmatch(found[0]))
    return Page(text, tuple(Block(i, *found.span(), found[0]) for i, found in enumerate(lines)), url)
