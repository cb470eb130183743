"""Pieces become a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vnclean.model.page import Claim, Image, Page
from vnclean.read.raw_block import BETWEEN, Piece, blocks_of
from vnclean.read.tables import join_rows


def page_of(  # noqa: PLR0913 (a page's own fields)
    pieces: Sequence[Piece],
    images: Iterable[Image],
    *,
    chosen: Sequence[Piece] | None = None,
    url: str | None = None,
    claims: Iterable[Claim] = (),
    notes: Iterable[str] = (),
) -> Page:
    """Return the page made of the ``chosen`` pieces (default: all), with the rows of data tables joined.

    ``page.source`` is built of the blocks, a line each; an image's ``before`` is the index of a piece and becomes that
    of a block.
    """
    chosen = pieces if chosen is None else chosen
    rows, places = join_rows(chosen)
    blocks = blocks_of(rows)
    placed = tuple(_placed(images, pieces, chosen, places, len(blocks)))
    return Page(BETWEEN.join(block.text for block in blocks), blocks, url, placed, tuple(claims), tuple(notes))


def _placed(
    images: Iterable[Image], pieces: Sequence[Piece], chosen: Sequence[Piece], places: Sequence[int], end: int
) -> Iterator[Image]:
    """Yield the images, each before the block that its piece, or the next one that was chosen, became."""
    if not (images := tuple(images)):
        return
    place = {id(piece): row for piece, row in zip(chosen, places, strict=True)}
    following, after = [0] * (len(pieces) + 1), end
    following[-1] = after
    for index in range(len(pieces) - 1, -1, -1):
        after = following[index] = place.get(id(pieces[index]), after)
    for image in images:
        yield replace(image, before=following[image.before])
