"""Corrections of the content span (the range of blocks from first to last paragraph) by the element tree."""

from collections.abc import Iterator, Sequence
from typing import Final

from vnclean.analysis.columns import Columns
from vnclean.analysis.container import Box, Container, find_container
from vnclean.analysis.scoring import Weights
from vnclean.model.decision import Label
from vnclean.model.page import Block

_LIGHT: Final = 400
"""Minimum sum of positive weights that protects a span from replacement: the weight of three short paragraphs."""
_LEVELS: Final = 3
_TEXT: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING, Label.TITLE})
"""Labels of article text: an element whose class, id or role suggests another label does not hold the article."""
_ASIDE_DENSITY: Final = 0.3
_HEADINGS: Final = frozenset({"h1", "h2", "h3"})


def extent(  # noqa: PLR0913 (what is known of the page so far)
    found: range,
    each: Sequence[int],
    columns: Columns,
    cards: frozenset[int],
    weights: Weights,
    *,
    headline: Block | None,
) -> range:
    """Return the content span ``found``, corrected by the element tree.

    ``each`` has the weight of each block, and ``cards`` the indices of the blocks in teaser cards. ``headline``
    is the block that prints the headline, if known. For a page without elements, ``found`` is returned
    unchanged. If ``found`` has few sentences, a longer element near the headline may replace ``found``.

    These blocks are cut off:

    - boxes of links at both ends of the span
    - if the span begins before the headline: everything up to and including the headline. These blocks stay if
      one of those before the headline is placed like the content paragraphs (``Container.is_home``).
    - all blocks from a second headline of the same kind on, since another article begins there

    Prose is added in these cases:

    - The prose is before or after the span, and placed like the content paragraphs.
    - The prose is after the span, in elements of the same kind (``Columns.kind``) as those of the content
      paragraphs.
    - The prose is after the span, in the element around headline and content, and weighs at least as much as
      the content. In this case the content found so far was only the lead.
    """
    if not columns.tags:
        return found
    blocks, paragraphs, kind = columns.blocks, columns.paragraphs, columns.kind
    found = _anchored(found, each, columns, cards, weights, headline=headline) if headline is not None else found
    tree = find_container(columns, found)
    elements = (paragraphs[i] for i in found if columns.prose[i])
    kinds = {kind(element) for element in elements if tree and columns.parent(element) >= 0}
    title = headline if headline is not None and headline.index < found.stop else None
    start, stop = _without_asides(found, tree)
    before = range(start, title.index) if title and title.index + 1 < stop else range(0)
    if title and before and not any(map(tree.is_home, before)):
        start = title.index + 1
    limit = _next_span(title, start, tree, columns)
    if limit < stop:  # the lines between two articles belong to neither
        stop = next((i + 1 for i in range(limit - 1, start - 1, -1) if each[i] > 0), limit)
    for i in range(start - 1, -1, -1):
        if each[i] <= weights.end and not tree.holds(i):
            break
        if each[i] >= weights.unfinished and tree.is_home(i):
            start = i
    for i in range(stop, limit):
        if each[i] <= weights.end and not tree.holds(i):
            break
        if each[i] >= weights.unfinished and (tree.is_home(i) or kind(paragraphs[i]) in kinds):
            stop = i + 1
    wrapper = columns.common(title.element, blocks[start].element) if title else -1
    others = _wrapped(range(stop, limit), wrapper, each, columns, weights)
    heavier = sum(each[i] for i in others) >= sum(weight for weight in each[start:stop] if weight > 0)
    return range(start, others[-1] + 1 if others and heavier else stop)


def _wrapped(places: range, wrapper: int, each: Sequence[int], columns: Columns, weights: Weights) -> list[int]:
    """Return the indices of the prose blocks in the range ``places`` that are inside the element ``wrapper``.

    ``each`` has the weight of each block. Prose of listings and of other boilerplate is left out.
    """
    if wrapper < 0:
        return []
    # The first heading of a listing, or the first phrase after which no article continues.
    stop = next((i for i in places if each[i] <= weights.head), places.stop)
    return [
        i
        for i in range(places.start, stop)
        if each[i] >= weights.unfinished
        and columns.contains(wrapper, columns.blocks[i].element)
        and columns.prose[i]
        and ((found := columns.hint_around(i, wrapper)) is None or found[0] in _TEXT)
    ]


def _without_asides(found: range, tree: Container) -> tuple[int, int]:
    """Return start and stop of ``found`` without the boxes of links at both ends, or unchanged if no block is left."""
    start, stop = found.start, found.stop
    while start < stop and (box := tree.box(stop - 1)) and _is_aside(box, tree):
        stop = max(start, box.first)
    while start < stop and (box := tree.box(start)) and _is_aside(box, tree):
        start = min(stop, box.last + 1)
    return (found.start, found.stop) if start == stop else (start, stop)


def _is_aside(box: Box, tree: Container) -> bool:
    """Return whether a box (an element beside the content paragraphs) is boilerplate, such as a list of links."""
    return box.density >= _ASIDE_DENSITY and not any(map(tree.is_home, range(box.first, box.last + 1)))


def _next_span(title: Block | None, start: int, tree: Container, columns: Columns) -> int:
    """Return the index of the headline at which another article begins; the number of blocks if there is none.

    ``title`` is the headline of this article, and ``start`` the index of the first block of its content span.
    """
    blocks = columns.blocks
    if title is None or title.tag not in _HEADINGS:
        return len(blocks)
    kind = columns.kind(title.element)
    others = (
        block.index
        for block in blocks[max(start, title.index) + 1 :]
        if block.tag == title.tag and columns.kind(block.element) == kind and not tree.is_home(block.index)
    )
    found = next(others, len(blocks))
    return found if any(columns.prose[start:found]) else len(blocks)


def _anchored(  # noqa: PLR0913 (as above)
    found: range, each: Sequence[int], columns: Columns, cards: frozenset[int], weights: Weights, *, headline: Block
) -> range:
    """Return ``found`` or, on a page of few sentences (tables, verse), the range of a longer element near the headline.

    ``each`` has the weight of each block, and ``cards`` the indices of the blocks in teaser cards.
    """
    if sum(each[i] for i in found if each[i] > 0) >= _LIGHT:
        return found
    blocks = columns.blocks
    best, longest = found, sum(len(blocks[i].text) for i in found)
    for element, inside in _beside(headline, columns):
        # The number of characters outside links minus the number inside links.
        length = sum(len(blocks[i].text) - 2 * columns.linked_chars[i] for i in inside)
        known = any(each[i] <= weights.head or i in cards for i in inside) or columns.landmarks[element] is not None
        named = columns.hints.get(element)
        holds = any(blocks[i].element != element for i in inside)  # not a single line, as elements of Markdown are
        if holds and length > longest and not known and (named is None or named[0] in _TEXT):
            best, longest = inside, length
    # Between the headline and the element, ``found`` is the lead: the result then has both.
    around = columns.parent(headline.element)
    led = best is not found and headline.index < found.start < best.start
    led = led and columns.contains(around, blocks[found.start].element)
    return range(found.start, max(found.stop, best.stop)) if led else best


def _beside(headline: Block, columns: Columns) -> Iterator[tuple[int, range]]:
    """Yield the elements near the headline, each with the range of its blocks after the headline.

    The elements are the children of the four nearest ancestors of the headline's element.
    """
    holder = headline.element
    for level in range(_LEVELS + 1):
        holder = columns.parent(holder)
        if level and holder < 0:
            return
        spans: dict[int, list[int]] = {}
        for block in columns.blocks[headline.index + 1 :]:
            if not columns.contains(holder, block.element):
                break
            child = -1
            for element in columns.above(block.element):
                if element == holder:
                    break
                child = element
            if child >= 0:
                spans.setdefault(child, []).append(block.index)
        yield from ((element, range(indices[0], indices[-1] + 1)) for element, indices in spans.items())
