"""A page is its source text and the row of blocks that are in it."""

from dataclasses import dataclass, field
from typing import Final

CELLS: Final = "\t"
"""What parts the cells of a table's row in its block's text, as ``innerText`` parts them (HTML standard)."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a block: ``block.text[start:end]`` leads to ``href``, which is as the page wrote it."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page: ``page.source[start:end] == text``, always.

    ``start`` and ``end`` are offsets in characters; ``index`` is the block's place in the row, from 0.

    From markup: ``tag`` is the element that made the block ("p", "h2", "li", "tr" for a row of a data table, whose
    cells are parted by tabs). ``path`` leads from the body to that element, a step an element, parted by "/":
    the tag, a colon, which child it is (from 1, elements alone), then "#" and its id, "." and each class, "@" and
    what else describes it (its role, microdata property, alignment, "hidden"): ``div:2#main.content@main/p:1``.
    ``links`` are the links inside the text. All are empty for raw text.
    """

    index: int
    start: int
    end: int
    text: str
    tag: str = ""
    path: str = ""
    links: tuple[Link, ...] = ()

    @property
    def linked(self) -> int:
        """How many characters of the text stand inside links."""
        return sum([link.end - link.start for link in self.links]) if self.links else 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: it is before the block at index ``before``; ``alt`` and ``src`` are as the page wrote them."""

    before: int
    alt: str
    src: str
    path: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a page's markup states of itself: ``source`` ("og:title", "<title>") says that ``field`` is ``value``.

    ``field`` is one of ``title description author published modified outlet url image section tags``.
    """

    field: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Page:
    r"""A source text, its blocks in order, and the address it came from, where that is known.

    From markup also the ``images``, the ``claims`` that the markup makes about the page, and ``notes``: one sentence
    for each thing that the reader had to repair (a wrong declaration of the encoding, a nesting without bounds).

    >>> from vnclean import read_text
    >>> page = read_text("Tin liên quan\n\nMột dòng khác.")
    >>> [page.source[b.start : b.end] for b in page.blocks]
    ['Tin liên quan', 'Một dòng khác.']
    """

    source: str
    blocks: tuple[Block, ...]
    url: str | None = None
    images: tuple[Image, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = field(default="", compare=False)
    """What the bytes of the page were in, by Python's name for it; "" where it was given as text: the same page."""
