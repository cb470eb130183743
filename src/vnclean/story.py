"""Where the article stands on the page: the one place where weak evidence adds up.

Each block gets a weight, positive for what looks like a paragraph of prose, negative for what looks like the
furniture around it; the story is the row of blocks with the greatest sum. Source of the idea: maximum
subsequence segmentation (Pasternack & Roth, "Extracting article text from the web with maximum subsequence
segmentation", WWW 2009). Two corrections follow: paragraphs that a box cuts off from the story are joined to it,
and teasers of other stories that follow it without a break are parted from it, told by their ``kinship``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Final

import regex

from vnclean import lexicon
from vnclean.dates import find_moment
from vnclean.fold import fold
from vnclean.label import Label
from vnclean.page import Block
from vnclean.shape import Shape, credit, is_address, is_names, shape

__all__ = ["WEIGHTS", "Weights", "is_headline", "is_prose", "kinship", "story"]

_WORD: Final = regex.compile(r"[\p{L}\p{M}\d]+")
_IN_BRACKETS: Final = regex.compile(r"\([^()]{30,}\)")
_SALUTATION: Final = regex.compile(r"\s*Kính (?:gửi|thưa)\b", regex.IGNORECASE)
_ENDS: Final = frozenset({Label.COMMENT, Label.LEGAL, Label.RATING, Label.TAGS})
_HEADLINE_WORDS: Final = range(8, 23)
_LONGEST_TITLE: Final = 200
_PROSE_LENGTH: Final = 60
_PARAGRAPH_LENGTH: Final = 250
_MENU_CAPITALS: Final = 0.35
_TEASER_SENTENCES: Final = 3
_FIRST_ENOUGH: Final = 0.4


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of block counts for or against the story; a character of prose is the unit.

    Fitted by hand on labelled pages of half the sites at hand and checked on the other half.
    """

    most: int = 600
    """No paragraph counts for more, so that one long licence text does not outweigh an article."""
    sentence: int = -60
    """A paragraph of one sentence counts for its length less this …"""
    sentence_most: int = 100
    """… and for no more than this: a teaser is one sentence, too."""
    teaser: int = 40
    """A paragraph no longer than a teaser, right under a line that could be its headline."""
    unfinished: int = 20
    """A line longer than a headline, in small letters, that does not end as a sentence does: its full stop is lost."""
    short: int = 10
    """A short line that ends as a sentence does."""
    item: int = -15
    """A list item, or a line that ends in a colon."""
    line: int = -40
    """Any other short line: a menu entry, a heading, a name, a date."""
    headline: int = -150
    """A line of a headline's length that does not end as a sentence does …"""
    headline_first: int = -60
    """… but the first one after a paragraph may be a caption."""
    again: int = -10
    """A line that stood on the page before, unless it is a head or an end."""
    head: int = -250
    """A head of a listing."""
    end: int = -1000
    """Words of comment forms, legal lines, ratings and tags: no article goes on after them."""
    phrase: int = -80
    """Any other phrase of the lexicon."""
    least: int = 40
    """A page whose best row sums to less has no story."""
    least_before: int = 20
    """What paragraphs that a box cuts off from the story must sum to when they stand before it, as leads do …"""
    least_after: int = 90
    """… and when they stand after it, as teasers do."""
    gap: int = 12
    """The most blocks that a box inside a story has …"""
    gap_after: int = 5
    """… and the most when the paragraphs apart stand after the story, where teasers do."""
    kin: float = 0.12
    """The least kinship to the story of paragraphs that a box cuts off from it."""
    strangers: int = 8
    """The fewest paragraphs at the end that can be told to be another matter …"""
    strangeness: float = 0.5
    """… and how little of their word pairs may have stood before, against the paragraphs of the story's second half.
    Measured: 0.68 and more inside the articles at hand that are long enough, 0.43 for a tail of thirty teasers."""


WEIGHTS: Final = Weights()


def story(blocks: Sequence[Block], weights: Weights = WEIGHTS) -> range:
    """The range of block indices from the first to the last paragraph of the article.

    Empty where nothing on the page adds up to prose.

    >>> from vnclean import read_text
    >>> page = read_text("Thế giới\\nKinh doanh\\n" + "Mưa lớn kéo dài suốt đêm. Nước dâng nhanh. " * 5 + "\\nXem thêm")
    >>> story(page.blocks)
    range(2, 3)
    """
    texts = [block.text for block in blocks]
    each = _weigh(texts, weights)
    found = _heaviest(each, 0, len(each), weights.least)
    if not found:
        return found
    earlier = _heaviest(each, 0, found.start, weights.least)
    if sum(each[i] for i in earlier) >= _FIRST_ENOUGH * sum(each[i] for i in found):
        found = earlier  # what comes first is the article; other stories are listed after it
    found = _join_before(found, each, texts, weights)
    found = _join_after(found, each, texts, weights)
    return range(found.start, _strangers(found, texts, weights))


def is_prose(text: str) -> bool:
    """Whether a line is long enough, ends as a sentence does, and is written in small letters as prose is.

    >>> is_prose("Sáng 28/9, nhiều gia đình ở vùng trũng phải dọn đồ đạc lên cao để tránh nước lũ.")
    True
    """
    seen = shape(text)
    return seen.ended and seen.length >= _PROSE_LENGTH and seen.capitals <= seen.words / 2


def is_headline(text: str) -> bool:
    """Whether a line has the length of a headline (8 to 22 words) and does not end as a sentence does.

    >>> is_headline("Hơn 50 vụ sét đánh khiến nhiều chuyến bay bị chậm"), is_headline("Thời sự")
    (True, False)
    """
    seen = shape(text)
    return seen.words in _HEADLINE_WORDS and (not seen.ended or text.rstrip()[-1:] == "?")


def kinship(texts: Iterable[str], other: Iterable[str]) -> float:
    """The share of the word pairs of ``texts`` that also stand in ``other``: how much they speak of the same things.

    Two-word pairs, since most Vietnamese words are written as two syllables. 0.0 where ``texts`` has no pair.
    Measured on labelled pages: paragraphs against the rest of their article 0.2 to 0.6, teasers of other
    stories 0.0 to 0.3.

    >>> kinship(["Giá vàng tăng mạnh."], ["Sáng nay giá vàng trong nước tăng nhẹ."])
    0.3333333333333333
    """
    own, known = _pairs(texts), _pairs(other)
    return len(own & known) / len(own) if own else 0.0


def _pairs(texts: Iterable[str]) -> set[tuple[str, str]]:
    return {pair for text in texts for pair in pairwise(_WORD.findall(fold(text)))}


def _weigh(texts: Sequence[str], weights: Weights) -> list[int]:
    each: list[int] = []
    before: set[str] = set()
    above = ""
    for text in texts:
        form = lexicon.general(text)
        weight = _weight(text, above, weights)
        if not each and weight == weights.unfinished and len(text) <= _LONGEST_TITLE:
            weight = weights.line  # the first line of a page is its title
        if form not in before:
            above = text
            before.add(form)
        elif weight > weights.head:
            weight = weights.again
        each.append(weight)
    return each


def _weight(text: str, above: str, weights: Weights) -> int:
    seen = shape(text)
    row = lexicon.find(text) if seen.length <= _PARAGRAPH_LENGTH else None
    if row is not None and (row.reach == "any" or not is_prose(text)):
        if row.place == "heads":
            return weights.head
        return weights.end if row.label in _ENDS else weights.phrase
    if seen.length <= _PARAGRAPH_LENGTH and credit(text):
        return weights.line
    if is_address(text):
        return weights.phrase
    if text.count("|") > 1:
        return weights.line
    if lexicon.general(text).startswith("{date}"):
        return weights.headline
    if seen.ended:
        return _prose_weight(seen, above, weights)
    if seen.words > _HEADLINE_WORDS[-1] or _IN_BRACKETS.fullmatch(text.strip()):
        return weights.headline if seen.capitals > seen.words * _MENU_CAPITALS else weights.unfinished
    if _SALUTATION.match(text):
        return weights.unfinished
    if seen.item or text.rstrip().endswith(":"):
        return weights.item
    if seen.words < _HEADLINE_WORDS[0]:
        return weights.line
    return weights.headline_first if is_prose(above) else weights.headline


def _prose_weight(seen: Shape, above: str, weights: Weights) -> int:
    if seen.length < _PROSE_LENGTH:
        return weights.short
    if seen.length >= _PARAGRAPH_LENGTH:
        return min(seen.length, weights.most)
    weight = seen.length if seen.sentences > 1 else min(seen.length + weights.sentence, weights.sentence_most)
    return min(weight, weights.teaser) if is_headline(above) and not credit(above) else weight


def _heaviest(each: Sequence[int], first: int, stop: int, least: int) -> range:
    """The row of greatest sum between two places (Kadane's algorithm); empty where that is less than ``least``."""
    best, best_sum, start, total = range(0), least, first, 0
    for index in range(first, stop):
        total += each[index]
        if total <= 0:
            start, total = index + 1, 0
        elif total >= best_sum:
            best, best_sum = range(start, index + 1), total
    return best


def _join_before(found: range, each: Sequence[int], texts: Sequence[str], weights: Weights) -> range:
    """Take in the lead, or the first paragraphs, where a box of other stories cuts them off."""
    first = found.start
    while first > 0 and each[first - 1] in (weights.unfinished, weights.item):
        first -= 1  # a first paragraph without its full stop, a numbered heading
    found = range(first, found.stop)
    apart = _heaviest(each, max(0, first - weights.gap), first, weights.least_before)
    if not apart or min(each[apart.stop : first], default=0) <= weights.end:
        return found
    titled = all(not shape(texts[i]).ended for i in apart) and find_moment(texts[apart.stop]) is not None
    return found if titled or not _is_kin(apart, found, texts, weights) else range(apart.start, found.stop)


def _join_after(found: range, each: Sequence[int], texts: Sequence[str], weights: Weights) -> range:
    """Take in paragraphs at the end that captions cut off; not those under a head or a by-line, where teasers stand."""
    apart = _heaviest(each, found.stop, min(len(each), found.stop + weights.gap), weights.least_after)
    if not apart or len(between := range(found.stop, apart.start)) > weights.gap_after:
        return found
    broken = any(each[i] <= weights.headline_first or is_names(texts[i]) for i in between)
    return found if broken or not _is_kin(apart, found, texts, weights) else range(found.start, apart.stop)


def _is_kin(apart: range, found: range, texts: Sequence[str], weights: Weights) -> bool:
    own = {fold(texts[i]) for i in apart}  # a notice printed twice is not its own kin
    return kinship(own, (texts[i] for i in found if fold(texts[i]) not in own)) >= weights.kin


def _strangers(found: range, texts: Sequence[str], weights: Weights) -> int:
    """Where a tail of teasers about other matters begins; the end of the story where there is none."""
    prose = [i for i in found if is_prose(texts[i])]
    known: set[tuple[str, str]] = set()
    shares: list[float] = []
    for i in prose:
        pairs = _pairs((texts[i],))
        shares.append(len(pairs & known) / len(pairs) if pairs else 0.0)
        known |= pairs
    best, least = found.stop, weights.strangeness
    for cut in range(weights.strangers, len(prose) - weights.strangers + 1):
        own = fmean(shares[cut // 2 : cut])
        odd = fmean(shares[cut:]) / own if own else 1.0
        if odd < least and all(shape(texts[i]).sentences <= _TEASER_SENTENCES for i in prose[cut:]):
            best, least = prose[cut], odd
    return best
