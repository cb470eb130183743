"""Cards: small elements of one kind, each with a linked headline, in which a page lists other stories."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from vnclean.page import Block
from vnclean.shape import is_prose, shape
from vnclean.tree import above, is_in, is_linked, kinds_of

_FEWEST: Final = 3
_LARGEST: Final = 6
_LONGEST_TEASER: Final = 300
_HEADLINE_WORDS: Final = 5


def in_cards(blocks: Sequence[Block]) -> frozenset[int]:
    """The indices of the blocks that stand in cards.

    A card is the largest element around a linked headline of five words or more that holds no other one, six blocks and
    one paragraph of 300 characters at most; three of one kind, told by their paths without numbers, make a list of
    them.

    >>> from vnclean import read_html
    >>> card = "<div class=c><a href=/x>Ba năm xây cầu treo</a><p>Chiếc cầu đầu tiên của huyện.</p></div>"
    >>> sorted(in_cards(read_html("<h1>Tin</h1>" + card * 3).blocks))
    [1, 2, 3, 4, 5, 6]
    """
    heads = [block.index for block in blocks if _is_head(block)]
    cards = {index: found for index in heads if (found := _card(blocks, index))}
    kinds = Counter(kinds_of(path) for path, _ in cards.values())
    return frozenset(index for path, span in cards.values() if kinds[kinds_of(path)] >= _FEWEST for index in span)


def _is_head(block: Block) -> bool:
    return is_linked(block) and shape(block.text).words >= _HEADLINE_WORDS


def _card(blocks: Sequence[Block], head: int) -> tuple[str, range] | None:
    """The path of the card around a headline, and the range of its blocks; ``None`` where it stands alone."""
    best = None
    for path in above(blocks[head].path):
        if not path:
            break
        first, last = head, head
        while first and is_in(blocks[first - 1].path, path) and last - first < _LARGEST:
            first -= 1
        while last + 1 < len(blocks) and is_in(blocks[last + 1].path, path) and last - first < _LARGEST:
            last += 1
        span = range(first, last + 1)
        prose = [blocks[i] for i in span if is_prose(blocks[i].text) and not is_linked(blocks[i])]
        told = len(prose) > 1 or any(len(block.text) > _LONGEST_TEASER for block in prose)
        if told or len(span) > _LARGEST or any(_is_head(blocks[i]) for i in span if i != head):
            break
        if len(span) > 1:
            best = path, span
    return best
