"""Teasers of other articles: small elements of the same kind (cards), and teasers at the end of the content span.

Each card has the linked headline of another article.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from vnclean.analysis.columns import Columns
from vnclean.analysis.scoring import Weights
from vnclean.text.credit_line import after_credit
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import credit, is_headline
from vnclean.text.overlap import Pair, share, word_pairs

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


_TEASER_SENTENCES: Final = 3
_TEASER_LENGTH: Final = 250
_MOST_TEASERS: Final = 12
_NAMES: Final = lazy_regex(r"(?<=[\p{Ll}\d,“\"(] ?)\b\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*)+")
"""Names of two words or more. Words at the start of a sentence are left out, since any word there has a capital."""
_SENTENCE: Final = 60


def without_teasers(found: range, columns: Columns, weights: Weights) -> range:
    """Return the content span without the teasers of other articles at its end.

    Such teasers are paragraphs on other topics, pairs of headline and short paragraph, or, in raw text, single
    sentences.
    """
    for cut in (_strangers, _pairs, _teasers):
        found = range(found.start, cut(found, columns, weights))
    return found


def _strangers(found: range, columns: Columns, weights: Weights) -> int:
    """Return the index at which teasers on other topics begin at the end of the content span ``found``.

    If the span does not end in such teasers, the result is the end of the span. Teasers on other topics share
    few word pairs with the paragraphs before them.
    """
    prose = [i for i in found if columns.prose[i]]
    tail_first = prose[-weights.strangers :]
    if len(prose) < 2 * weights.strangers or any(columns.features[i].sentences > _TEASER_SENTENCES for i in tail_first):
        return found.stop
    known: set[Pair] = set()
    shares: list[float] = []
    for i in prose:
        pairs = word_pairs((columns.blocks[i].text,))
        shares.append(share(pairs, known))
        known |= pairs
    sums = [0.0, *accumulate(shares)]
    best, most = found.stop, 0.0
    for cut in range(len(prose) - 1, weights.strangers - 1, -1):
        if columns.features[prose[cut]].sentences > _TEASER_SENTENCES:
            break
        if len(prose) - cut < weights.strangers:
            continue
        tail = len(prose) - cut
        own = (sums[cut] - sums[cut // 2]) / (cut - cut // 2)
        odd = (sums[-1] - sums[cut]) / tail
        if odd < own * weights.strangeness and (gain := (own - odd) * tail) > most:
            best, most = prose[cut], gain
    return best


def _pairs(found: range, columns: Columns, weights: Weights) -> int:
    """Return the index at which pairs of headline and teaser begin at the end of the content span.

    The result is the end of the span if there are too few pairs, or if they may belong to the article.
    """
    cut = found.stop
    while cut - 2 >= found.start and _is_pair(columns, cut - 2):
        cut -= 2
    before = range(found.start, cut)
    if (found.stop - cut) // 2 < weights.pairs or sum(columns.prose[found.start : cut]) < weights.before_pairs:
        return found.stop
    alone = not any(_is_pair(columns, i) for i in before[:-1])  # otherwise the article itself has pairs
    return cut if alone else found.stop


def _teasers(found: range, columns: Columns, weights: Weights) -> int:
    """Return the index at which teasers without headlines begin at the end of the content span ``found``.

    If the span does not end in such teasers, the result is the end of the span. Such teasers are single
    sentences in raw text that share no names and few words with the text before them.
    """
    first = found.stop
    while first > found.start and found.stop - first < _MOST_TEASERS and _is_teaser(columns, first - 1):
        first -= 1
    if columns.tags or found.stop - first < weights.teasers:
        return found.stop
    texts = [after_credit(columns.blocks[i].text) for i in range(first, found.stop)]
    pairs = [word_pairs((text,)) for text in texts]
    names = [set(_NAMES.findall(text)) for text in texts]
    stamped = [text != columns.blocks[i].text for i, text in enumerate(texts, start=first)]
    for cut in range(first, found.stop - weights.teasers + 1):
        inside = [i for i in range(found.start, cut) if columns.features[i].ended]
        before = [columns.blocks[i].text for i in inside]
        if sum(columns.features[i].sentences > 1 for i in inside) < weights.before_teasers:
            continue  # a digest of news is made of such sentences
        text, known, own = "\n".join(before), word_pairs(before), range(cut - first, len(pairs))
        named = sum(bool(names[i]) or stamped[i] for i in own)
        if 2 * named > len(own) and not any(
            any(name in text for name in names[i])
            or share(pairs[i], known) > weights.teaser_overlap
            or any(share(pairs[i], pairs[j]) > weights.teaser_overlap / 2 for j in own if j != i)
            for i in own
        ):
            return cut
    return found.stop


def _is_teaser(columns: Columns, index: int) -> bool:
    seen = columns.features[index]
    return seen.sentences == 1 and _SENTENCE <= seen.length <= _TEASER_LENGTH and not seen.item


def _is_pair(columns: Columns, index: int) -> bool:
    """Return whether a block is a headline and the next block is its teaser, a short paragraph of prose."""
    head, teaser = columns.blocks[index].text, columns.blocks[index + 1].text
    headed = is_headline(head) and not columns.features[index].item and not credit(head)
    short = columns.features[index + 1].length <= _TEASER_LENGTH
    return headed and columns.prose[index + 1] and short and not credit(teaser)
