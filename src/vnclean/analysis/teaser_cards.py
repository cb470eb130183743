"""Teaser cards: small elements of the same kind, each with the linked headline of another article."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from vnclean.analysis.columns import Columns

_FEWEST: Final = 3
_LARGEST: Final = 6
_LONGEST_TEASER: Final = 300
_MUCH: Final = 2
_HEADLINE_WORDS: Final = 5


def in_cards(columns: Columns) -> frozenset[int]:
    """Return the indices of the blocks that are in teaser cards.

    A linked headline is a block of five words or more that is mostly a link. A card is the largest element around a
    linked headline for which all of these hold:

    - The element has two to six blocks.
    - The element has no second linked headline.
    - The element has at most one block of prose (finished sentences) outside links, of at most 300 characters.

    A card counts only if its page has at least three cards of the same kind (``Columns.kind``).

    >>> from vnclean import read_html
    >>> card = "<div class=c><a href=/x>Ba năm xây cầu treo</a><p>Chiếc cầu đầu tiên của huyện.</p></div>"
    >>> sorted(in_cards(Columns(read_html("<h1>Tin</h1>" + card * 3))))
    [1, 2, 3, 4, 5, 6]
    """
    if not columns.tags:
        return frozenset()
    heads = [
        linked and seen.words >= _HEADLINE_WORDS for linked, seen in zip(columns.linked, columns.features, strict=True)
    ]
    prose = [0] * len(heads)
    for index, is_prose in enumerate(columns.prose):
        if is_prose and not columns.linked[index]:
            prose[index] = 1 if len(columns.texts[index]) <= _LONGEST_TEASER else _MUCH
    cards = [card for index, is_head in enumerate(heads) if is_head and (card := _card(columns, index, heads, prose))]
    kinds = Counter(columns.kind(element) for element, _ in cards)
    return frozenset(index for element, span in cards if kinds[columns.kind(element)] >= _FEWEST for index in span)


def _card(columns: Columns, head: int, heads: Sequence[bool], prose: Sequence[int]) -> tuple[int, range] | None:
    """Return the element and the blocks of the card around the headline ``head``; ``None`` if there is no card.

    ``heads`` has, for each block, whether the block is a linked headline. ``prose`` has 1 for a short block of prose
    outside links, ``_MUCH`` for a long one, and 0 for other blocks.
    """
    elements, parents, ends, count = columns.block_elements, columns.parents, columns.ends, len(heads)
    best = None
    first, stop = head, head + 1
    element = columns.parent(elements[head])
    while element >= 0:
        end = ends[element]
        while first and element <= elements[first - 1] < end:
            first -= 1
            if heads[first] or stop - first > _LARGEST:
                return best
        while stop < count and element <= elements[stop] < end:
            stop += 1
            if heads[stop - 1] or stop - first > _LARGEST:
                return best
        if stop - first > 1:
            if sum(prose[first:stop]) >= _MUCH:
                return best
            best = element, range(first, stop)
        element = parents[element]
    return best
