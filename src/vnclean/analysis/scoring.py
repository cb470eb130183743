"""What each line of a page weighs: for the content, or against it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

from vnclean.analysis.columns import Columns
from vnclean.analysis.line_class import CAPTION, PARAGRAPH_LENGTH, kind_of
from vnclean.text.line_features import LineFeatures

_LONGEST_TITLE: Final = 200
_SHORTEST_PROSE: Final = 60


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of block counts for or against the content; a character of prose is the unit.

    Fitted by hand on 28 saved pages and 41 raw texts of some 30 sites, every line of them labelled by a person.
    """

    most: int = 600
    """No paragraph counts for more, so that one long licence text does not outweigh an article."""
    sentence: int = -50
    """A paragraph of one sentence counts for its length less this …"""
    sentence_most: int = 120
    """… and for no more than this: a teaser is one sentence, too."""
    unfinished: int = 20
    """A line longer than a headline, in small letters, without its full stop."""
    short: int = 10
    """A short line that ends as a sentence does."""
    linked: int = -100
    """A line that is one link, or the text of a menu, a footer, a control: from markup."""
    item: int = -15
    """A list item, or a line that ends in a colon."""
    line: int = -40
    """Any other short line: a menu entry, a heading, a name, a date."""
    picture: int = -10
    """A caption with its credit, or an ASCII slug: a picture is in an article as often as beside it."""
    name: int = -110
    """Names and nothing else, as under an article: one more short sentence does not outweigh them."""
    headline: int = -125
    """A line of a headline's length that does not end as a sentence does …"""
    headline_first: int = -60
    """… but the first one after a paragraph may be a caption."""
    again: int = -10
    """A line that stood on the page before, unless the lexicon knows it."""
    head: int = -250
    """A head of a listing."""
    end: int = -1500
    """Words of comment forms, legal lines, ratings and tags: no article continues after them."""
    phrase: int = -80
    """Any other phrase of the lexicon."""
    least: int = 20
    """A page whose best row sums to less has no story."""
    least_before: int = 20
    """What paragraphs that a box cuts off from the content must sum to when they are before it, as leads do …"""
    least_after: int = 90
    """… and when they are after it, as teasers do."""
    gap: int = 12
    """The most blocks that a box inside an article has …"""
    gap_near: int = 4
    """Paragraphs of several sentences that so few blocks cut off need no kinship."""
    gap_after: int = 5
    """… and the most when the paragraphs apart are after the content, where teasers do."""
    first: float = 0.4
    """A row before the heaviest that sums to this share of it is the article; the heavier one lists other articles."""
    overlap: float = 0.12
    """The least kinship to the content of paragraphs that a box cuts off from it."""
    pairs: int = 2
    """The fewest headlines, each with one short paragraph under it, that end an article: they are other articles …"""
    before_pairs: int = 3
    """… where so many paragraphs are before them, none of which stands so."""
    strangers: int = 10
    """The fewest paragraphs at the end that can be told to be another matter …"""
    strangeness: float = 0.5
    """… and how little of their word pairs may have stood before, against the paragraphs of the content's second half.
    Measured: 0.68 and more inside the articles at hand that are long enough, 0.43 for a tail of thirty teasers."""


WEIGHTS: Final = Weights()


def score_blocks(columns: Columns, cards: frozenset[int] = frozenset(), weights: Weights = WEIGHTS) -> list[int]:
    r"""Return the weight of each block of a page, in order; ``cards`` are the blocks that are in cards.

    >>> from vnclean import read_text
    >>> page = read_text("Thế giới\nMưa lớn kéo dài suốt đêm. Nước sông dâng nhanh, dân phải chạy lũ.")
    >>> score_blocks(Columns(page))
    [-40, 65]
    """
    each: list[int] = []
    before: set[str] = set()
    under_prose = False
    known = (weights.phrase, weights.head, weights.end)
    by_class = {name: getattr(weights, name) for name in (field.name for field in fields(weights))}
    rows = zip(columns.blocks, columns.generals, columns.features, columns.prose, strict=True)
    for block, form, seen, prose in rows:
        kind = kind_of(block.text)
        if kind == "":
            weight = _prose_weight(seen, weights)
        elif kind == CAPTION:
            weight = weights.headline_first if under_prose else weights.headline
        else:
            weight = by_class[kind]
        if not each and weight == weights.unfinished and len(block.text) <= _LONGEST_TITLE:
            weight = weights.line  # the first line of a page is its title
        if form not in before:
            under_prose = prose
            before.add(form)
        elif weight not in known:
            weight = weights.again
        each.append(weight)
    return _with_markup(columns, each, cards, weights) if columns.tags else each


def _with_markup(columns: Columns, each: list[int], cards: frozenset[int], weights: Weights) -> list[int]:
    """Return the scores after the markup: links and cards; menus, footers and controls unless they are most."""
    detected = [
        min(weight, weights.linked) if linked or index in cards else weight
        for index, (weight, linked) in enumerate(zip(each, columns.linked, strict=True))
    ]
    detected = detected if _for(detected) else each
    in_landmark = columns.in_landmark
    marked = [
        min(weight, weights.linked) if block.element >= 0 and in_landmark[block.element] else weight
        for block, weight in zip(columns.blocks, detected, strict=True)
    ]
    return marked if 2 * _for(marked) >= _for(detected) else detected


def _for(each: Sequence[int]) -> int:
    """Return what labels an article anywhere on the page."""
    return sum([weight for weight in each if weight > 0])


def _prose_weight(seen: LineFeatures, weights: Weights) -> int:
    """Return the weight of a line that ends as a sentence does."""
    if seen.length < _SHORTEST_PROSE:
        return weights.short
    if seen.length >= PARAGRAPH_LENGTH:
        return min(seen.length, weights.most)
    return seen.length if seen.sentences > 1 else min(seen.length + weights.sentence, weights.sentence_most)
