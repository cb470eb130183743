"""How far the content reaches by the page's tree: what markup adds to the row of lines with the greatest weight."""

from collections.abc import Sequence
from typing import Final

from vnclean.analysis.class_hints import named_around
from vnclean.analysis.container import Box, Container, container
from vnclean.analysis.paths import common, element_of, is_in, template_path
from vnclean.analysis.scoring import Weights
from vnclean.analysis.span_fallback import TEXT, anchored
from vnclean.model.page import Block
from vnclean.text.line_features import is_prose

_ASIDE_DENSITY: Final = 0.3
_HEADINGS: Final = frozenset({"h1", "h2", "h3"})


def extent(
    found: range, each: Sequence[int], blocks: Sequence[Block], weights: Weights, *, headline: Block | None
) -> range:
    """Return the content's range of block indices, where the tree tells more than the weights; else the range as found.

    Boxes of links at its ends go. Prose is taken in where the content's paragraphs stand and in elements of their kind;
    in the element that holds both the headline and the content where it outweighs the content, which then was its lead.
    Prose before the headline goes where no paragraph of the content is beside it. A second headline in the first
    one's place begins another story.
    """
    if not any(block.path for block in blocks):
        return found
    found = anchored(found, each, blocks, weights, headline) if headline is not None else found
    tree = container(blocks, found)
    prose = (element_of(blocks[i]) for i in found if is_prose(blocks[i].text))
    kinds = {template_path(element) for element in prose if tree and "/" in element}
    title = headline if headline is not None and headline.index < found.stop else None
    start, stop = _without_asides(found, tree, blocks)
    before = blocks[start : title.index] if title and title.index + 1 < stop else ()
    if title and before and not any(map(tree.is_home, before)):
        start = title.index + 1
    limit = _next_span(title, start, tree, blocks)
    stop = min(stop, limit)
    for i in range(start - 1, -1, -1):
        if each[i] <= weights.end and not tree.holds(blocks[i]):
            break
        if each[i] >= weights.unfinished and tree.is_home(blocks[i]):
            start = i
    for i in range(stop, limit):
        if each[i] <= weights.end and not tree.holds(blocks[i]):
            break
        same = tree.is_home(blocks[i]) or template_path(element_of(blocks[i])) in kinds
        if same and each[i] >= weights.unfinished:
            stop = i + 1
    wrapper = common(title.path, blocks[start].path) if title else ""
    others = _wrapped(range(stop, limit), wrapper, each, blocks, weights)
    heavier = sum(each[i] for i in others) >= sum(weight for weight in each[start:stop] if weight > 0)
    return range(start, others[-1] + 1 if others and heavier else stop)


def _wrapped(places: range, wrapper: str, each: Sequence[int], blocks: Sequence[Block], weights: Weights) -> list[int]:
    """Return the prose after the content in the element that holds it and the headline, up to a listing."""
    if not wrapper:
        return []
    stop = next((i for i in places if each[i] <= weights.head), places.stop)
    return [
        i
        for i in range(places.start, stop)
        if each[i] >= weights.unfinished
        and is_in(blocks[i].path, wrapper)
        and is_prose(blocks[i].text)
        and ((found := named_around(blocks[i], wrapper)) is None or found[0] in TEXT)
    ]


def _without_asides(found: range, tree: Container, blocks: Sequence[Block]) -> tuple[int, int]:
    """Return the range without the boxes of links that it begins or ends with."""
    start, stop = found.start, found.stop
    while start < stop and (box := tree.box(stop - 1)) and _is_aside(box, tree, blocks):
        stop = max(start, box.first)
    while start < stop and (box := tree.box(start)) and _is_aside(box, tree, blocks):
        start = min(stop, box.last + 1)
    return (found.start, found.stop) if start == stop else (start, stop)


def _is_aside(box: Box, tree: Container, blocks: Sequence[Block]) -> bool:
    """Return whether a box holds other content: no paragraph is in it, and much of it is links."""
    return box.density >= _ASIDE_DENSITY and not any(tree.is_home(block) for block in blocks[box.first : box.last + 1])


def _next_span(title: Block | None, start: int, tree: Container, blocks: Sequence[Block]) -> int:
    """Where another story begins with a headline in the place of the first one's; the end of the page if none does."""
    if title is None or title.tag not in _HEADINGS:
        return len(blocks)
    kind = template_path(title.path)
    others = (
        block.index
        for block in blocks[max(start, title.index) + 1 :]
        if block.tag == title.tag and template_path(block.path) == kind and not tree.is_home(block)
    )
    found = next(others, len(blocks))
    return found if any(is_prose(block.text) for block in blocks[start:found]) else len(blocks)
