"""What each line of a page weighs: for the content, or against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.line_class import CAPTION, HEADLINE, PARAGRAPH_LENGTH, kind_of
from vnclean.analysis.paths import in_landmark, is_linked
from vnclean.analysis.teaser_cards import in_cards
from vnclean.model.page import Block
from vnclean.text.line_features import LineFeatures, is_prose, line_features

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


def score_blocks(blocks: Sequence[Block], weights: Weights = WEIGHTS) -> list[int]:
    r"""Return the weight of each block of a page, in order.

    >>> from vnclean import read_text
    >>> score_blocks(read_text("Thế giới\nMưa lớn kéo dài suốt đêm. Nước sông dâng nhanh, dân phải chạy lũ.").blocks)
    [-40, 65]
    """
    each: list[int] = []
    before: set[str] = set()
    before_it = ""
    known = (weights.phrase, weights.head, weights.end)
    for block in blocks:
        text = block.text
        form = lexicon.general(text)
        weight = _weight(text, before_it, weights)
        if not each and weight == weights.unfinished and len(text) <= _LONGEST_TITLE:
            weight = weights.line  # the first line of a page is its title
        if form not in before:
            before_it = text
            before.add(form)
        elif weight not in known:
            weight = weights.again
        each.append(weight)
    return _with_markup(blocks, each, weights)


def _with_markup(blocks: Sequence[Block], each: list[int], weights: Weights) -> list[int]:
    """Return the scores after the markup: links and cards; menus, footers and controls unless they are most."""
    if not any(block.path for block in blocks):
        return each
    cards = in_cards(blocks)
    detected = [
        min(weight, weights.linked) if block.index in cards or is_linked(block) else weight
        for block, weight in zip(blocks, each, strict=True)
    ]
    detected = detected if _for(detected) else each
    marked = [
        min(weight, weights.linked) if in_landmark(block.path) else weight
        for block, weight in zip(blocks, detected, strict=True)
    ]
    return marked if 2 * _for(marked) >= _for(detected) else detected


def _for(each: Sequence[int]) -> int:
    """Return what labels an article anywhere on the page."""
    return sum(weight for weight in each if weight > 0)


def _weight(text: str, above: str, weights: Weights) -> int:
    kind = kind_of(text)
    if kind == "":
        return _prose_weight(line_features(text), weights)
    if kind == CAPTION:
        kind = "headline_first" if is_prose(above) else HEADLINE
    weight: int = getattr(weights, kind)
    return weight


def _prose_weight(seen: LineFeatures, weights: Weights) -> int:
    """Return the weight of a line that ends as a sentence does."""
    if seen.length < _SHORTEST_PROSE:
        return weights.short
    if seen.length >= PARAGRAPH_LENGTH:
        return min(seen.length, weights.most)
    return seen.length if seen.sentences > 1 else min(seen.length + weights.sentence, weights.sentence_most)
