"""The content span: the range of blocks from the first to the last paragraph of the article.

Each block has a weight (``scoring``), and the span is the range with the maximum sum of weights. Source of the idea:
maximum subsequence segmentation (Pasternack & Roth, "Extracting article text from the web with maximum subsequence
segmentation", WWW 2009). This heaviest range is then corrected in steps:

1. If an earlier range has a high sum, too, it is used instead or joined, since the heaviest range may be a listing.
2. Paragraphs that other lines (captions, forms, adverts) separate from the range are added.
3. Teasers at the end of the range are cut off (``span_teasers``).
4. The element tree moves both ends (``span_markup``).
5. The range is extended by live-blog entries, lists and tables at its ends (``span_records``).
6. On a Markdown page, paragraphs below an advert or teasers are added.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.columns import HEADINGS, Columns
from vnclean.analysis.scoring import WEIGHTS, Weights, score_blocks
from vnclean.analysis.span_markup import extent
from vnclean.analysis.span_records import HEADING_WORDS, VALUE, with_records
from vnclean.analysis.teasers import in_cards, without_teasers
from vnclean.model.page import Block
from vnclean.text.dates import find_moment
from vnclean.text.line_features import is_headline, is_names
from vnclean.text.overlap import share, word_pairs

_FEWEST: Final = 2
_SENTENCE: Final = 60
_REPLY_WORDS: Final = 8
_SECTIONS: Final = frozenset({"h1", "h2"})


def find_span(
    columns: Columns,
    weights: Weights = WEIGHTS,
    *,
    headline: Block | None = None,
    cards: frozenset[int] | None = None,
) -> range:
    r"""Return the range of block indices from the first to the last paragraph of the article.

    ``headline`` is the block that prints the headline stated by the markup. ``cards`` are the indices of the blocks in
    teaser cards; if ``cards`` is ``None``, the function finds the teaser cards itself.

    The range is empty if both of these hold:

    - No range of blocks has a total weight of at least ``weights.least``.
    - The element tree gives no evidence of the content (``extent``).

    >>> from vnclean import read_text
    >>> page = read_text("Thế giới\nKinh doanh\n" + "Mưa lớn kéo dài suốt đêm. Nước dâng nhanh. " * 5 + "\nXem thêm")
    >>> find_span(Columns(page))
    range(2, 3)
    """
    cards = in_cards(columns) if cards is None else cards
    each = score_blocks(columns, cards, weights)
    found = _heaviest(each, 0, len(each), weights.least)
    if not found:
        return extent(found, each, columns, cards, weights, headline=headline)
    found = _join_before(_first(found, each, columns, weights), each, columns, weights)
    found = _join_after(found, each, columns, weights)
    found = without_teasers(found, columns, weights)
    found = extent(found, each, columns, cards, weights, headline=headline)
    found = with_records(found, columns)
    return _past_boxes(found, each, columns, weights) if columns.is_flat else found


def _first(found: range, each: Sequence[int], columns: Columns, weights: Weights) -> range:
    """Return ``found``, or an earlier range whose weight is a large enough share of the weight of ``found``.

    ``found`` is the heaviest range of the page, which may be a listing or comments below the article. The
    minimum share is ``weights.first``. It is ``weights.first_before_comments`` if ``found`` is comments below a
    block that ends an article. If few blocks are between the two ranges, and none of these blocks ends an
    article, the result is the earlier range extended to the end of ``found``. ``each`` has the weight of each
    block.
    """
    earlier = _heaviest(each, 0, found.start, weights.least)
    between = each[earlier.stop : found.start]
    ended = min(between, default=0) <= weights.end  # no article continues after such a block
    least = weights.first_before_comments if ended and _are_comments(found, columns) else weights.first
    if not earlier or sum(each[i] for i in earlier) < least * sum(each[i] for i in found):
        return found
    near = len(between) <= weights.gap and not ended
    return range(earlier.start, found.stop) if near else earlier


def _are_comments(found: range, columns: Columns) -> bool:
    """Return whether a range of blocks has at least two short lines that contain "Trả lời" ("reply").

    Such a line is the button under a reader's comment. A line is short if it has at most eight words.
    """
    replies = (i for i in found if "trả lời" in columns.forms[i] and columns.features[i].words <= _REPLY_WORDS)
    return len(list(islice(replies, _FEWEST))) == _FEWEST


def _heaviest(each: Sequence[int], first: int, stop: int, least: int) -> range:
    """Return the range in ``[first, stop)`` with the greatest sum of the weights ``each`` (Kadane's algorithm).

    The range is empty if this sum is below ``least``.
    """
    best, best_sum, start, total = range(0), least, first, 0
    for index in range(first, stop):
        total += each[index]
        if total <= 0:
            start, total = index + 1, 0
        elif total >= best_sum:
            best, best_sum = range(start, index + 1), total
    return best


def _join_before(found: range, each: Sequence[int], columns: Columns, weights: Weights) -> range:
    """Return the content span ``found``, extended by paragraphs before it, such as a lead.

    ``each`` has the weight of each block.
    """
    first = found.start
    while first > 0 and (each[first - 1] in (weights.unfinished, weights.item) or _is_wrapped(columns, first)):
        first -= 1  # a first paragraph without its full stop, a numbered heading, the first half of a broken line
    while 0 < first < found.start and each[first - 1] > 0:
        first -= 1  # short sentences that such a line separated from the rest
    found = range(first, found.stop)
    # paragraphs that a box of other lines separates from the span
    apart = _heaviest(each, max(0, first - weights.gap), first, weights.least_before)
    if not apart or min(each[apart.stop : first], default=0) <= weights.end:
        return found
    titled = (
        all(not columns.features[i].ended for i in apart) and find_moment(columns.blocks[apart.stop].text) is not None
    )
    near = first - apart.stop <= weights.gap_near and any(columns.features[i].sentences > 1 for i in apart)
    boxed = each[apart.stop] == weights.head  # text right above a listing's heading is the article's
    joins = not titled and (near or boxed or _overlaps(apart, found, columns, weights))
    return range(apart.start, found.stop) if joins else found


def _is_wrapped(columns: Columns, index: int) -> bool:
    """Return whether a block is the second half of a sentence that a line break split."""
    before, text = columns.features[index - 1], columns.blocks[index].text
    if columns.blocks[index - 1].text[:1].islower():
        return False  # a text without capitals
    return text[:1].islower() and before.words >= HEADING_WORDS and not before.ended and not columns.linked[index - 1]


def _join_after(found: range, each: Sequence[int], columns: Columns, weights: Weights) -> range:
    """Return the span ``found``, extended by later paragraphs that other lines (such as a box) separate from it.

    ``each`` has the weight of each block.
    """
    apart = _heaviest(each, found.stop, min(len(each), found.stop + weights.gap), weights.least_after)
    if not apart or len(between := range(found.stop, apart.start)) > weights.gap_after:
        return found
    lines = [columns.blocks[i].text.strip() for i in between]
    if len(lines) > 1 and all(VALUE.fullmatch(line) and lexicon.find(line) is None for line in lines):
        return range(found.start, apart.stop)  # names and values, as an announcement has them
    # paragraphs after a headline, a link, a phrase of the lexicon or a byline are teasers
    broken = any(each[i] <= weights.headline_first or is_names(columns.blocks[i].text) for i in between)
    if broken and not _is_box(between, apart, each, columns, weights):
        return found
    return range(found.start, apart.stop) if _overlaps(apart, found, columns, weights) else found


def _past_boxes(found: range, each: Sequence[int], columns: Columns, weights: Weights) -> range:
    """Return the content span of a Markdown page, extended by the paragraphs below an advert or teasers.

    ``found`` is the content span so far, and ``each`` has the weight of each block.
    """
    blocks, stop = columns.blocks, found.stop
    if stop < len(blocks) and _is_paragraph(columns, stop):
        return found  # paragraphs that were cut off as teasers
    index = found.stop
    while index < len(blocks) and index - stop < weights.gap:
        text = blocks[index].text
        if each[index] <= weights.end or blocks[index].tag in _SECTIONS or find_moment(text) is not None:
            break
        run = index  # Markdown has no elements that show article text, but paragraphs without links are not teasers
        while run < len(blocks) and _is_paragraph(columns, run):
            run += 1
        over = blocks[index - 1]
        headed = any(block.tag in HEADINGS for block in blocks[index - 2 : index])  # a heading may be wrapped
        headed = headed or (over.tag != "li" and is_headline(over.text))
        if run > index and not headed and _overlaps(range(index, run), found, columns, weights):
            stop = run
        index = max(run, index + 1)
    return range(found.start, stop)


def _is_paragraph(columns: Columns, index: int) -> bool:
    """Return whether a block is a finished paragraph without links that matches no phrase of the lexicon."""
    block, seen = columns.blocks[index], columns.features[index]
    plain = block.tag == "p" and not columns.linked_chars[index] and lexicon.find(block.text) is None
    return plain and seen.ended and seen.length >= _SENTENCE


def _is_box(between: range, apart: range, each: Sequence[int], columns: Columns, weights: Weights) -> bool:
    """Return whether the lines between the content and later paragraphs are a box, such as a form or an advert.

    ``between`` has the indices of these lines, and ``apart`` the indices of the later paragraphs. ``each`` has
    the weight of each block of the page.
    """
    # a box has no heading of a listing and no phrase that ends articles; teasers have one sentence each
    if min(each[i] for i in between) <= weights.head or sum(columns.features[i].sentences > 1 for i in apart) < _FEWEST:
        return False
    return all(find_moment(columns.blocks[i].text) is None for i in between)


def _overlaps(apart: range, found: range, columns: Columns, weights: Weights) -> bool:
    own = {columns.forms[i] for i in apart}  # a notice printed twice is not evidence of overlap
    others = word_pairs(columns.blocks[i].text for i in found if columns.forms[i] not in own)
    return share(word_pairs(own), others) >= weights.overlap
