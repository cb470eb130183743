"""Corrections of the content span (the range of blocks from first to last paragraph) by the element tree."""

from collections.abc import Iterator, Sequence
from typing import Final

from vnclean.analysis.columns import Columns
from vnclean.analysis.container import Box, Container, find_container
from vnclean.analysis.scoring import Weights
from vnclean.model.label import Label
from vnclean.model.page import Block

_LIGHT: Final = 400
"""Limit for the sum of a span's positive weights: the weight of three short paragraphs. A longer element may replace a
span of less weight."""
_LEVELS: Final = 3
_TEXT: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING, Label.TITLE})
"""Labels of article text.

An element does not hold the article if its class, id or role suggests a label that is not in this set.
"""
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

    ``each`` has the weight of each block, and ``cards`` the indices of the blocks in teaser cards. A block is in a home
    if it is placed like the content paragraphs (``Container.is_home``). For a page without elements, ``found`` is
    returned unchanged.

    If ``found`` has few sentences, the longest element after the headline may replace it (``_anchored``).

    These blocks are cut off:

    - boxes of links at both ends of the span
    - the headline and all blocks before it; but none of these if a block before the headline is in a home
    - all blocks from a second headline of the same kind on, since another article begins there

    Prose is added in these cases:

    - The prose is before or after the span, and is in a home.
    - The prose is after the span, in elements of the same kind as the elements of the content paragraphs
      (``Columns.kind``).
    - The prose is after the span, in the element around headline and content, and weighs at least as much as the
      content. In this case the content found so far was only the lead.
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
    stop = min(stop, limit)
    for i in range(start - 1, -1, -1):
        if each[i] <= weights.end and not tree.holds(i):
            break
        if each[i] >= weights.unfinished and tree.is_home(i):
            start = i
    for i in range(stop, limit):
        if each[i] <= weights.end and not tree.holds(i):
            break
        same = tree.is_home(i) or kind(paragraphs[i]) in kinds
        if same and each[i] >= weights.unfinished:
            stop = i + 1
    wrapper = columns.common(title.element, blocks[start].element) if title else -1
    others = _wrapped(range(stop, limit), wrapper, each, columns, weights)
    heavier = sum(each[i] for i in others) >= sum(weight for weight in each[start:stop] if weight > 0)
    return range(start, others[-1] + 1 if others and heavier else stop)


def _wrapped(places: range, wrapper: int, each: Sequence[int], columns: Columns, weights: Weights) -> list[int]:
    """Return the indices of the prose blocks in the range ``places`` that are inside the element ``wrapper``.

    ``each`` has the weight of each block, and ``weights`` the settings. The list is empty if ``wrapper`` is the body
    (-1). These blocks are left out:

    - the first heading of a listing or phrase that ends articles, and all blocks after it;
    - prose with a weight below ``weights.unfinished``;
    - prose in an element whose class, id or role suggests a label that is not in ``_TEXT``.
    """
    if wrapper < 0:
        return []
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
    """Return start and stop of ``found`` without the boxes of links at both ends.

    If nothing would be left, start and stop of ``found`` are returned unchanged.
    """
    start, stop = found.start, found.stop
    while start < stop and (box := tree.box(stop - 1)) and _is_aside(box, tree):
        stop = max(start, box.first)
    while start < stop and (box := tree.box(start)) and _is_aside(box, tree):
        start = min(stop, box.last + 1)
    return (found.start, found.stop) if start == stop else (start, stop)


def _is_aside(box: Box, tree: Container) -> bool:
    """Return whether a box (an element beside the content paragraphs) is boilerplate.

    Both conditions must hold: 30 % or more of the box's text is in links, and none of its blocks is placed like the
    content paragraphs (``Container.is_home``).
    """
    return box.density >= _ASIDE_DENSITY and not any(map(tree.is_home, range(box.first, box.last + 1)))


def _next_span(title: Block | None, start: int, tree: Container, columns: Columns) -> int:
    """Return the index of the headline at which another article begins; the number of blocks if there is none.

    All of these hold for the headline:

    - It is after ``start``, the first block of the content span, and after ``title``.
    - It has the tag and the kind (``Columns.kind``) of ``title``, which is an ``<h1>``, ``<h2>`` or ``<h3>``.
    - It is not placed like the content paragraphs.
    - Prose is between ``start`` and the headline.
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
    """Return ``found`` or, on a page of few sentences (tables, verse), the range of a longer element.

    The candidates are the elements near the headline that ``_beside`` yields, each with its range of blocks after the
    headline. The longest replaces ``found`` if both of these hold:

    - the positive weights of ``found`` sum to less than ``_LIGHT`` (``each`` has the weight of each block);
    - the element is longer than ``found``. The length of an element is its number of characters outside links minus the
      number inside links. The length of ``found`` is its number of characters.

    An element is left out if any of these holds:

    - it is a landmark, or has all its blocks directly in it, without inner elements;
    - it contains a teaser card (``cards`` has the blocks in such cards), the heading of a listing, or a phrase after
      which no article continues;
    - its class, id or role suggests a label that is not in ``_TEXT``.

    A lead may precede the element. So the result begins with ``found`` if ``found`` is between the headline and the
    element, and in the parent element of the headline.
    """
    if sum(each[i] for i in found if each[i] > 0) >= _LIGHT:
        return found
    blocks = columns.blocks
    best, longest = found, sum(len(blocks[i].text) for i in found)
    for element, inside in _beside(headline, columns):
        length = sum(len(blocks[i].text) - 2 * blocks[i].linked for i in inside)
        known = any(each[i] <= weights.head or i in cards for i in inside) or columns.landmarks[element] is not None
        named = columns.hints.get(element)
        holds = any(blocks[i].element != element for i in inside)  # not a single line, as elements of Markdown are
        if holds and length > longest and not known and (named is None or named[0] in _TEXT):
            best, longest = inside, length
    around = columns.parent(headline.element)
    led = best is not found and headline.index < found.start < best.start
    led = led and columns.contains(around, blocks[found.start].element)
    return range(found.start, max(found.stop, best.stop)) if led else best


def _beside(headline: Block, columns: Columns) -> Iterator[tuple[int, range]]:
    """Yield the elements near the headline, each with the range of its blocks after the headline.

    The elements are the children of the four nearest ancestors of the headline's element. The children of the body are
    included only if the body is the parent of the headline's element. Elements without blocks after the headline are
    left out.
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
