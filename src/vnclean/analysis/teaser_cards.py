"""Cards: small elements of one kind, each with a linked headline, in which a page lists other articles."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from vnclean.analysis.paths import above, is_in, is_linked, template_path
from vnclean.model.page import Block
from vnclean.text.line_features import is_prose, line_features

_FEWEST: Final = 3
_LARGEST: Final = 6
_LONGEST_TEASER: Final = 300
_HEADLINE_WORDS: Final = 5


def in_cards(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the blocks that are in cards.

    A card is the largest element around a linked headline of five words or more that holds no other one, six blocks and
    one paragraph of 300 characters at most; three with the same path without numbers make a list of
    them.

    >>> from vnclean import read_html
    >>> card = "<div class=c><a href=/x>Ba năm xây cầu treo</a><p>Chiếc cầu đầu tiên của huyện.</p></div>"
    >>> sorted(in_cards(read_html("<h1>Tin</h1>" + card * 3).blocks))
    [1, 2, 3, 4, 5, 6]
    """
    features = [line_features(block.text) for block in blocks]
    heads = [seen.words >= _HEADLINE_WORDS and is_linked(block) for block, seen in zip(blocks, features, strict=True)]
    cards = [found for index, is_head in enumerate(heads) if is_head and (found := _card(blocks, index, heads))]
    kinds = Counter(template_path(path) for path, _ in cards)
    return frozenset(index for path, span in cards if kinds[template_path(path)] >= _FEWEST for index in span)


def _card(blocks: Sequence[Block], head: int, heads: Sequence[bool]) -> tuple[str, range] | None:
    """Return the path of the card around a headline, and the range of its blocks; ``None`` where it stands alone."""
    best = None
    first = last = head
    for path in above(blocks[head].path):
        if not path:
            break
        while first and last - first < _LARGEST and is_in(blocks[first - 1].path, path):
            first -= 1
        while last + 1 < len(blocks) and last - first < _LARGEST and is_in(blocks[last + 1].path, path):
            last += 1
        span = range(first, last + 1)
        if len(span) > _LARGEST or sum(heads[first : last + 1]) > 1 or _is_detected(blocks[first : last + 1]):
            break
        if len(span) > 1:
            best = path, span
    return best


def _is_detected(blocks: Sequence[Block]) -> bool:
    """Return whether blocks hold more than one paragraph, or one that is longer than a teaser."""
    prose = [block for block in blocks if is_prose(block.text) and not is_linked(block)]
    return len(prose) > 1 or any(len(block.text) > _LONGEST_TEASER for block in prose)
