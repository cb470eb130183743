"""Teaser cards: small elements of the same kind, each with the linked headline of another article."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from vnclean.analysis.columns import Columns

_FEWEST: Final = 3
_LARGEST: Final = 6
_LONGEST_TEASER: Final = 300
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
    features = columns.features
    heads = [linked and features[index].words >= _HEADLINE_WORDS for index, linked in enumerate(columns.linked)]
    cards = [card for index, is_head in enumerate(heads) if is_head and (card := _card(columns, index, heads))]
    kinds = Counter(columns.kind(element) for element, _ in cards)
    return frozenset(index for element, span in cards if kinds[columns.kind(element)] >= _FEWEST for index in span)


def _card(columns: Columns, head: int, heads: Sequence[bool]) -> tuple[int, range] | None:
    """Return the element and the blocks of the card around the headline ``head``; ``None`` if there is no card.

    ``heads`` has, for each block, whether the block is a linked headline.
    """
    blocks, ends = columns.blocks, columns.ends
    best = None
    first = last = head
    for element in columns.above(columns.parent(blocks[head].element)):
        end = ends[element]
        while first and last - first < _LARGEST and element <= blocks[first - 1].element < end:
            first -= 1
        while last + 1 < len(blocks) and last - first < _LARGEST and element <= blocks[last + 1].element < end:
            last += 1
        span = range(first, last + 1)
        if len(span) > _LARGEST or sum(heads[first : last + 1]) > 1 or _has_much_prose(columns, span):
            break
        if len(span) > 1:
            best = element, span
    return best


def _has_much_prose(columns: Columns, span: range) -> bool:
    """Return whether a range of blocks has too much prose outside links for a teaser card."""
    prose = [index for index in span if columns.prose[index] and not columns.linked[index]]
    return len(prose) > 1 or any(len(columns.blocks[index].text) > _LONGEST_TEASER for index in prose)
