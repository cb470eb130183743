"""The weight of each block of a page: positive for content, negative for boilerplate."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.columns import SUBHEADINGS, Columns
from vnclean.analysis.line_class import CAPTION, PARAGRAPH_LENGTH, kind_of
from vnclean.text.line_features import LineFeatures

_LONGEST_TITLE: Final = 200
_SHORTEST_PROSE: Final = 60
_ITEMS: Final = frozenset({"li", "dt", "dd"})


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each kind of block, and the limits used to find the content span.

    One unit is the weight of one character of prose. A person labelled every line of 28 saved pages and 41 raw texts of
    some 30 sites, and fitted the values to these labels by hand.
    """

    most: int = 600
    """The maximum weight of a paragraph, so that one long licence text does not outweigh an article."""
    sentence: int = -50
    """The number added to the length of a line of 60 to 249 characters with one sentence, to get the line's weight.

    The number is negative, since a teaser has one sentence, too.
    """
    sentence_most: int = 120
    """The maximum weight of a line of 60 to 249 characters with one sentence.

    A paragraph that lacks its last full stop has exactly this weight.
    """
    unfinished: int = 20
    """The weight of a line that is longer than a headline, mostly in lower case, and without a final full stop."""
    short: int = 10
    """The weight of a line of fewer than 60 characters that ends like a sentence."""
    linked: int = -100
    """The maximum weight of a block in a link, teaser card or landmark (such as a menu): a higher weight is lowered."""
    item: int = -15
    """The weight of a list item, of a subheading of Markdown, or of a line that ends in a colon."""
    line: int = -40
    """The weight of a line of fewer than eight words, such as a menu entry, or of a line with two or more "|".

    Sentences, list items and lines of names have weights of their own.
    """
    picture: int = -10
    """The weight of a caption with a credit, or of a slug in Vietnamese words.

    It is nearly 0, since pictures are as common in articles as beside articles.
    """
    name: int = -110
    """The weight of a line of names only, such as a signature: one short sentence below does not outweigh the line."""
    headline: int = -125
    """The weight of a line that has the length of a headline and does not end like a sentence."""
    headline_first: int = -60
    """The weight of a line that has the length of a headline and directly follows a paragraph.

    The line may be a caption, so this weight is less negative than ``headline``.
    """
    again: int = -10
    """The weight of a line that repeats an earlier line of the page.

    A repeated phrase of the lexicon, or a repeated address, keeps its own weight.
    """
    head: int = -250
    """The weight of the heading of a listing, if the heading is a phrase of the lexicon."""
    end: int = -1500
    """The weight of a phrase of comment forms, legal lines, ratings or tags: no article continues after it."""
    phrase: int = -80
    """The weight of a lexicon phrase to which neither ``head`` nor ``end`` applies, and of a web or mail address."""
    least: int = 20
    """The minimum sum of weights of a range of blocks: a range with a lower sum cannot be the content span."""
    least_before: int = 20
    """The minimum sum of weights for adding paragraphs above the content, such as a lead, if lines are between."""
    least_after: int = 90
    """The minimum sum of weights for adding paragraphs below the content if lines are between.

    The minimum is higher than for paragraphs above the content, since teasers follow the content.
    """
    gap: int = 12
    """The maximum number of blocks (of a box, for example) between two ranges of content, for the ranges to be joined.

    Separate paragraphs before and after the content are searched within this distance, too.
    """
    gap_near: int = 4
    """The maximum number of blocks between the content and earlier paragraphs that count as near.

    Near paragraphs are added if one of them has several sentences, even if they share no words with the content.
    """
    gap_after: int = 5
    """The maximum number of blocks between the content and later paragraphs: with more, these are not added.

    The maximum is lower than for earlier paragraphs, since teasers follow the content.
    """
    first: float = 0.4
    """A minimum ratio: the weight of an earlier range of blocks, divided by the weight of the page's heaviest range.

    From this ratio on, the article begins with the earlier range, because the heaviest range may be a listing.
    """
    first_before_comments: float = 0.1
    """The share in place of ``first`` if the heaviest range is the comments of readers below the range before."""
    overlap: float = 0.12
    """Paragraphs apart from the content are added if at least this share of their word pairs is also in the content."""
    pairs: int = 2
    """The minimum number of pairs of headline and summary at the end of the content: fewer are not cut off."""
    before_pairs: int = 3
    """The minimum number of paragraphs above pairs of headline and summary: with fewer, no pairs are cut off."""
    teasers: int = 4
    """The minimum number of one-sentence teasers without headlines at the end of raw text: fewer are not cut off."""
    before_teasers: int = 2
    """Teasers without headlines are cut off only if they follow at least this many paragraphs of several sentences."""
    teaser_overlap: float = 0.18
    """A sentence with more than this share of its word pairs in the text above the teasers is not cut off as a teaser.

    For word pairs that are also in another teaser, the maximum is half of this value. Measured: of the bodies of
    106 labelled pages, none ends in four sentences that are teasers by these limits.
    """
    strangers: int = 10
    """The minimum number of paragraphs on other topics at the end of the content: fewer are not cut off."""
    strangeness: float = 0.5
    """A minimum ratio: how much the last paragraphs repeat earlier words, compared with the paragraphs before them.

    With a lower ratio, the last paragraphs are cut off as teasers on other topics. A paragraph's share is the part of
    its word pairs that occur in earlier paragraphs. The ratio is the mean share of the last paragraphs, divided by the
    mean share in the second half of the content before them. Measured: 0.68 and more inside collected articles of at
    least 20 paragraphs, 0.43 for a tail of thirty teasers.
    """


WEIGHTS: Final = Weights()


def score_blocks(columns: Columns, cards: frozenset[int] = frozenset(), weights: Weights = WEIGHTS) -> list[int]:
    r"""Return the weight of each block of a page, in document order.

    A positive weight speaks for content, a negative one for boilerplate. ``cards`` are the indices of the blocks in
    teaser cards (headline and summary of another article); a page without elements ignores ``cards``.

    >>> from vnclean import read_text
    >>> page = read_text("Thế giới\nMưa lớn kéo dài suốt đêm. Nước sông dâng nhanh, dân phải chạy lũ.")
    >>> score_blocks(Columns(page))
    [-40, 65]
    """
    each: list[int] = []
    before: set[str] = set()
    under_prose = False
    known = (weights.phrase, weights.head, weights.end)
    kinds = columns.lines.results(kind_of)
    by_kind = {kind: getattr(weights, kind) for kind in set(kinds) - {"", CAPTION}}
    items = _ITEMS | SUBHEADINGS if columns.is_flat else _ITEMS
    rows = zip(kinds, columns.block_tags, columns.generals, columns.features, columns.prose, strict=True)
    for kind, tag, form, seen, prose in rows:
        if kind == "":
            weight = _prose_weight(seen, weights)
        elif kind == CAPTION:
            weight = weights.headline_first if under_prose else weights.headline
        elif kind == "line" and tag in items:
            weight = weights.item  # by its text alone it looks like a menu entry
        else:
            weight = by_kind[kind]
        if form not in before:
            under_prose = prose
            before.add(form)
        elif weight not in known:
            weight = weights.again
        each.append(weight)
    if each[:1] == [weights.unfinished] and len(columns.texts[0]) <= _LONGEST_TITLE:
        # the first line of a page is its title
        each[0] = weights.item if columns.block_tags[0] in items else weights.line
    return _without_insets(columns, _with_markup(columns, each, cards, weights), weights) if columns.tags else each


def _with_markup(columns: Columns, each: list[int], cards: frozenset[int], weights: Weights) -> list[int]:
    """Return the weights ``each``, lowered for blocks in links, teaser cards and landmarks (such as menus).

    ``cards`` are the indices of the blocks in teaser cards.
    """
    most = weights.linked
    detected = [
        most if linked and weight > most else weight for weight, linked in zip(each, columns.linked, strict=True)
    ]
    for index in cards:
        detected[index] = min(detected[index], most)
    content = _for(detected)
    if not content:  # else a page of only links would have no content
        detected, content = each, _for(each)
    in_landmark = [*columns.in_landmark, False]  # the body, -1, is no landmark
    marked = [
        most if weight > most and in_landmark[element] else weight
        for weight, element in zip(detected, columns.block_elements, strict=True)
    ]
    # Landmarks that hold more than half of the content are not evidence of boilerplate.
    return marked if 2 * _for(marked) >= content else detected


def _without_insets(columns: Columns, each: list[int], weights: Weights) -> list[int]:
    """Return the weights ``each``, with the weights of boxes inside the article raised to ``weights.picture``.

    Such a box is between two successive paragraphs that have the same parent element. A box of related
    articles, for example, would otherwise cut the article in two. Weights of ``weights.end`` or less are not
    raised.
    """
    raised = [*each]
    last: dict[int, int] = {}  # the index of the last paragraph of each parent
    for index, weight in enumerate(each):
        if weight <= 0 or not columns.prose[index] or (paragraph := columns.paragraphs[index]) < 0:
            continue
        parent = columns.parent(paragraph)
        before = last.get(parent, index)
        last[parent] = index
        between = range(before + 1, index)
        if 1 < len(between) <= weights.gap and _are_boxed(columns, between, parent):
            for i in between:
                if weights.end < each[i] < weights.picture:
                    raised[i] = weights.picture
    return raised


def _are_boxed(columns: Columns, indices: range, parent: int) -> bool:
    """Return whether each block is in a child element of ``parent`` that holds at least two of the blocks."""
    children = Counter[int]()
    for index in indices:
        child = columns.blocks[index].element
        while child >= 0 and columns.parent(child) != parent:
            child = columns.parent(child)
        children[child] += 1
    return -1 not in children and min(children.values()) > 1


def _for(each: Sequence[int]) -> int:
    """Return the sum of the positive weights in ``each``: how much of the page counts as content."""
    return sum([weight for weight in each if weight > 0])


def _prose_weight(seen: LineFeatures, weights: Weights) -> int:
    """Return the weight of a line that ends as a sentence does, from its length and number of sentences."""
    if seen.length < _SHORTEST_PROSE:
        return weights.short
    if seen.length >= PARAGRAPH_LENGTH:
        return min(seen.length, weights.most)
    return seen.length if seen.sentences > 1 else min(seen.length + weights.sentence, weights.sentence_most)
