"""A piece: a block in the making."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vnclean.model.page import Block, Link

BETWEEN: Final = "\n"
"""What parts the blocks of a source that is built of them."""


@dataclass(slots=True)
class Piece:
    """A block in the making; ``hidden`` says by what markup hides it ("" where it is shown)."""

    text: str
    tag: str
    path: str
    links: tuple[Link, ...] = ()
    hidden: str = ""


def links_moved(links: Iterable[Link], by: int) -> tuple[Link, ...]:
    """Return the links of a text that ``by`` characters were put before."""
    return tuple(Link(link.start + by, link.end + by, link.href) for link in links)


def links_within(links: Iterable[Link], start: int, stop: int) -> tuple[Link, ...]:
    """Return the links of ``text[start:stop]``."""
    return tuple(
        link
        if start == 0 and link.end <= stop
        else Link(max(start, link.start) - start, min(stop, link.end) - start, link.href)
        for link in links
        if link.start < stop
    )


def blocks_of(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """Return the pieces as blocks of the source that they make up."""
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        blocks.append(Block(len(blocks), at, at + len(piece.text), piece.text, piece.tag, piece.path, piece.links))
        at += len(piece.text) + len(BETWEEN)
    return tuple(blocks)
