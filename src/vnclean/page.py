"""A page is its source text and the row of blocks that stand in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page: ``page.source[start:end] == text``, always.

    ``start`` and ``end`` are offsets in characters; ``index`` is the block's place in the row, from 0.
    """

    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    r"""A source text, its blocks in order, and the address it came from, where that is known.

    >>> from vnclean import read_text
    >>> page = read_text("Tin liên quan\n\nMột dòng khác.")
    >>> [page.source[b.start : b.end] for b in page.blocks]
    ['Tin liên quan', 'Một dòng khác.']
    """

    source: str
    blocks: tuple[Block, ...]
    url: str | None = None
