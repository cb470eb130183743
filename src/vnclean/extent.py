"""How far the story reaches by the page's tree: what markup adds to the row of lines with the greatest weight."""

from collections.abc import Sequence
from typing import Final

from vnclean.anchor import TEXT, anchored
from vnclean.names import named_around
from vnclean.page import Block
from vnclean.shape import is_prose
from vnclean.tree import common, element_of, is_in, kinds_of
from vnclean.weigh import Weights
from vnclean.zone import Box, Zone, zone

_ASIDE_DENSITY: Final = 0.3
_HEADINGS: Final = frozenset({"h1", "h2", "h3"})


def extent(
    found: range, each: Sequence[int], blocks: Sequence[Block], weights: Weights, *, headline: Block | None
) -> range:
    """The story's range of block indices, where the tree tells more than the weights; else the range as found.

    Boxes of links at its ends go. Prose is taken in where the story's paragraphs stand and in elements of their kind;
    in the element that holds both the headline and the story where it outweighs the story, which then was its lead.
    Prose before the headline goes where no paragraph of the story stands beside it. A second headline in the first
    one's place begins another story.
    """
    if not any(block.path for block in blocks):
        return found
    found = anchored(found, each, blocks, weights, headline) if headline is not None else found
    tree = zone(blocks, found)
    prose = (element_of(blocks[i]) for i in found if is_prose(blocks[i].text))
    kinds = {kinds_of(element) for element in prose if tree and "/" in element}
    title = headline if headline is not None and headline.index < found.stop else None
    start, stop = _without_asides(found, tree, blocks)
    before = blocks[start : title.index] if title and title.index + 1 < stop else ()
    if title and before and not any(map(tree.is_home, before)):
        start = title.index + 1
    limit = _next_story(title, start, tree, blocks)
    stop = min(stop, limit)
    for i in range(start - 1, -1, -1):
        if each[i] <= weights.end and not tree.holds(blocks[i]):
            break
        if each[i] >= weights.unfinished and tree.is_home(blocks[i]):
            start = i
    for i in range(stop, limit):
        if each[i] <= weights.end and not tree.holds(blocks[i]):
            break
        same = tree.is_home(blocks[i]) or kinds_of(element_of(blocks[i])) in kinds
        if same and each[i] >= weights.unfinished:
            stop = i + 1
    wrapper = common(title.path, blocks[start].path) if title else ""
    others = _wrapped(range(stop, limit), wrapper, each, blocks, weights)
    heavier = sum(each[i] for i in others) >= sum(weight for weight in each[start:stop] if weight > 0)
    return range(start, others[-1] + 1 if others and heavier else stop)


def _wrapped(places: range, wrapper: str, each: Sequence[int], blocks: Sequence[Block], weights: Weights) -> list[int]:
    """The prose after the story in the element that holds it and the headline, up to a head of other stories."""
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


def _without_asides(found: range, tree: Zone, blocks: Sequence[Block]) -> tuple[int, int]:
    """The range without the boxes of links that it begins or ends with."""
    start, stop = found.start, found.stop
    while start < stop and (box := tree.box(stop - 1)) and _is_aside(box, tree, blocks):
        stop = max(start, box.first)
    while start < stop and (box := tree.box(start)) and _is_aside(box, tree, blocks):
        start = min(stop, box.last + 1)
    return (found.start, found.stop) if start == stop else (start, stop)


def _is_aside(box: Box, tree: Zone, blocks: Sequence[Block]) -> bool:
    """Whether a box holds other matters: no paragraph's place is in it, and a good share of it stands in links."""
    return box.density >= _ASIDE_DENSITY and not any(tree.is_home(block) for block in blocks[box.first : box.last + 1])


def _next_story(title: Block | None, start: int, tree: Zone, blocks: Sequence[Block]) -> int:
    """Where another story begins with a headline in the place of the first one's; the end of the page if none does."""
    if title is None or title.tag not in _HEADINGS:
        return len(blocks)
    kind = kinds_of(title.path)
    others = (
        block.index
        for block in blocks[max(start, title.index) + 1 :]
        if block.tag == title.tag and kinds_of(block.path) == kind and not tree.is_home(block)
    )
    found = next(others, len(blocks))
    return found if any(is_prose(block.text) for block in blocks[start:found]) else len(blocks)
