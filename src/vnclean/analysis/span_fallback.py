"""The content span of a page of few sentences, found from what is beside its headline."""

from collections.abc import Iterator, Sequence
from typing import Final

from vnclean.analysis.class_hints import named
from vnclean.analysis.paths import above, is_in, landmark, parent_of
from vnclean.analysis.scoring import Weights
from vnclean.analysis.teaser_cards import in_cards
from vnclean.model.label import Label
from vnclean.model.page import Block

_LIGHT: Final = 400
"""The weight of three short paragraphs."""
_LEVELS: Final = 3
TEXT: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING, Label.TITLE})
"""What the names of an element that holds the content may say."""


def anchored(found: range, each: Sequence[int], blocks: Sequence[Block], weights: Weights, headline: Block) -> range:
    """Return the span of a page of few sentences (tables, verse): the longest element after the headline.

    Only where the content as found is light, and shorter than that element's text outside links.
    """
    if sum(each[i] for i in found if each[i] > 0) >= _LIGHT:
        return found
    cards = in_cards(blocks)
    extra = parent_of(headline.path)
    best, longest = found, sum(len(blocks[i].text) for i in found)
    for path, first, last in _beside(headline, blocks):
        inside = range(first, last + 1)
        length = sum(len(blocks[i].text) - 2 * blocks[i].linked for i in inside)
        known = any(each[i] <= weights.head or i in cards for i in inside) or landmark(path) is not None
        detected = named(path)
        holds = any(blocks[i].path != path for i in inside)  # more than a line of its own, as Markdown has them
        if holds and length > longest and not known and (detected is None or detected[0] in TEXT):
            best, longest = inside, length
    led = best is not found and headline.index < found.start < best.start and is_in(blocks[found.start].path, extra)
    return range(found.start, max(found.stop, best.stop)) if led else best


def _beside(headline: Block, blocks: Sequence[Block]) -> Iterator[tuple[str, int, int]]:
    """Yield the elements after the headline that are beside it or beside what holds it, three levels up at most."""
    for level, holder in enumerate(above(headline.path)):
        if level > _LEVELS or (level and not holder):
            return
        depth = holder.count("/") + 1 if holder else 0
        spans: dict[str, list[int]] = {}
        for block in blocks[headline.index + 1 :]:
            if not is_in(block.path, holder):
                break
            spans.setdefault("/".join(block.path.split("/")[: depth + 1]), []).append(block.index)
        yield from ((path, indices[0], indices[-1]) for path, indices in spans.items())
