"""Hidden text: blocks that the markup hides are added to the page if they hold the article's content."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from vnclean.analysis.columns import Columns, paragraph
from vnclean.analysis.content_span import find_span
from vnclean.model.page import Block, Page
from vnclean.text.line_features import is_prose
from vnclean.text.overlap import share, word_pairs

_ARIA: Final = "aria-hidden"
_SENTENCE: Final = 40
_WHOLE: Final = 2
"""Hidden prose must be at least this many times as long as the shown content to be the article's full text."""
_OVERLAP: Final = 0.3
"""The minimum share of the shown content's word pairs that hidden prose repeats if it is the article's full text."""
_FEWEST: Final = 200
"""The minimum number of characters of prose that can be an article."""


def with_hidden(page: Page) -> Page:
    """Return the page with hidden blocks inserted among the shown blocks, if they hold the article's content.

    A sentence that ``aria-hidden`` hides beside shown prose is inserted, unless a shown block has the same text.

    The other hidden blocks form one group for each reason why blocks are hidden ("display:none"). Only the group with
    the most content can be inserted. The group must have at least 200 characters of content, and one of these must be
    true:

    - The page shows less than 200 characters of content.
    - The reason is ``aria-hidden``, and the group has more content than the page shows (a page behind a dialog).
    - The group's prose repeats part of the shown content, and is at least twice as long (a paywall).

    A note on the page then gives the reason. The blocks of the result are numbered anew.

    >>> from vnclean import read_html
    >>> prose = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm. " * 3
    >>> page = with_hidden(read_html(f"<p>Đang tải</p><p hidden>{prose}</p>"))
    >>> len(page.blocks), page.notes
    (2, ('the content is in markup that is hidden (hidden), and was taken in',))
    """
    if not page.hidden:
        return page
    page = _with_aria(page)
    sentences = [block for block in page.hidden if is_prose(block.text)]
    if _characters(sentences) < _FEWEST:
        return page
    by_reason: dict[str, list[Block]] = {}
    for block in page.hidden:
        by_reason.setdefault(_hidden_by(page, block), []).append(block)
    lengths = {
        reason: _characters(_content(page, blocks))
        for reason, blocks in sorted(by_reason.items())
        if _characters(blocks) >= _FEWEST
    }
    reason = max(lengths, key=lengths.__getitem__, default="")
    if lengths.get(reason, 0) < _FEWEST:
        return page
    shown = _content(page, page.blocks)
    seen = _characters(shown)
    outweighs = reason == _ARIA and lengths[reason] > seen
    whole = [block.text for block in by_reason[reason] if is_prose(block.text)]
    longer = sum(map(len, whole)) >= _WHOLE * seen
    pairs = word_pairs(block.text for block in shown) if longer else set()
    continues = longer and share(pairs, word_pairs(whole)) >= _OVERLAP
    if not (seen < _FEWEST or outweighs or continues):
        return page
    return _with(page, by_reason[reason], f"the content is in markup that is hidden ({reason}), and was taken in")


def _characters(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _with_aria(page: Page) -> Page:
    """Return the page with some of ``page.hidden`` shown: the sentences that ``aria-hidden`` hides beside shown prose.

    A sentence is beside prose if the elements of both have the same parent.
    """
    around = {_parent(page, block) for block in page.blocks if is_prose(block.text)}
    shown = {block.text for block in page.blocks}
    seen = [
        block
        for block in page.hidden
        # The hiding element may be beside the prose. -1 is left out: it may mean that no element hides the block.
        if (_parent(page, block) in around or _outside(page, block) in around - {-1})
        and block.text not in shown
        and is_prose(block.text, shortest=_SENTENCE)
        and _hidden_by(page, block) == _ARIA
    ]
    return _with(page, seen, "") if seen else page


def _parent(page: Page, block: Block) -> int:
    """Return the index of the parent of a block's element: -1 is the body, -2 means that the block has no element."""
    # ``block.element`` may be an inline element (``<em>``) in the element that has the block's tag (``<p>``).
    element = paragraph(page, block)
    return page.elements.parents[element] if element >= 0 else -2


def _hider(page: Page, block: Block) -> int:
    """Return the index of the outermost element that hides a block; -1 if nothing hides the block."""
    attributes, found = page.elements.attributes, -1
    for each in page.above(block.element):
        if each in attributes and attributes[each].hidden_by:
            found = each
    return found


def _outside(page: Page, block: Block) -> int:
    """Return the parent of the outermost element that hides a block; -1 for the body, or if nothing hides the block."""
    hider = _hider(page, block)
    return page.elements.parents[hider] if hider >= 0 else -1


def _hidden_by(page: Page, block: Block) -> str:
    """Return the tag, attribute or style that hides a block ("aria-hidden"); "" if no element hides the block."""
    hider = _hider(page, block)
    return page.elements.attributes[hider].hidden_by if hider >= 0 else ""


def _content(page: Page, blocks: Iterable[Block]) -> list[Block]:
    """Return the prose paragraphs in the content span of a page that has only the given ``blocks``.

    This page is a copy of ``page`` in which ``blocks`` replace all blocks. The list may be empty. The indices
    of the returned blocks are their positions in ``blocks``.
    """
    own = tuple(block._replace(index=index) for index, block in enumerate(blocks))
    columns = Columns(replace(page, blocks=own))
    return [own[i] for i in find_span(columns) if columns.prose[i]]


def _with(page: Page, taken: Iterable[Block], note: str) -> Page:
    """Return the page with the hidden blocks ``taken`` inserted among the shown blocks, in the order of the source.

    A ``note`` that is not empty is added to the page's notes.
    """
    indices = frozenset(block.index for block in taken)
    inside = [block for block in page.hidden if block.index in indices]
    rows = sorted((*page.blocks, *inside), key=lambda block: block.start)
    shown = {block.start: index for index, block in enumerate(rows)}
    places = [*(shown[block.start] for block in page.blocks), len(rows)]
    rest = (block for block in page.hidden if block.index not in indices)
    return replace(
        page,
        blocks=tuple(block._replace(index=index) for index, block in enumerate(rows)),
        hidden=tuple(block._replace(index=index) for index, block in enumerate(rest)),
        images=tuple(image._replace(before=places[image.before]) for image in page.images),
        notes=(*page.notes, note) if note else page.notes,
    )
