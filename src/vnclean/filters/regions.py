"""Filters that label a line by the elements around it: tag, ARIA role, class and id names, links."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import ClassVar, Final

from vnclean.analysis.analysis import Analysis
from vnclean.analysis.columns import Hint
from vnclean.analysis.container import Box
from vnclean.analysis.draft import PROSE, Draft, Filter
from vnclean.model.decision import TEXT_LABELS, Finding, Label
from vnclean.model.page import Block

_IN_CONTENT: Final = frozenset({"elements", "span"})
_HEADS: Final = frozenset({Label.LISTING, Label.ADVERT, Label.COMMENT, Label.SHARE, Label.TAGS, Label.RATING})
_NEEDS_LINKS: Final = frozenset({Label.LISTING, Label.TAGS, Label.NAVIGATION})
_ROWS: Final = frozenset({"li", "tr", "td", "dd", "dt", "pre"})
_SHOWN: Final = 40
_ANNOUNCING_WORDS: Final = 3
_HEADLINE_WORDS: Final = 6
_LONGEST_TEASER: Final = 250
_CARD_LINES: Final = 2
_DATE_WORDS: Final = 7


@dataclass(frozen=True, slots=True)
class Landmark(Filter):
    """Lines outside the content that are boilerplate by their markup.

    The first of these rules that applies gives the label:

    1. The line is in a landmark (``<footer>``) or in an element whose class or id suggests a label. The
       innermost such element gives the label. The container, the elements around it, and names that suggest
       article text do not count.
    2. The line is a link. With at most ``max_menu_words`` words, it is ``navigation``, otherwise ``listing``.
    3. The line is outside the container and not above the content span: ``navigation``. Exceptions are
       sentences, list items, table rows and preformatted text.
    4. The line is above the title, and outside the innermost element that holds title and content: ``listing``.

    Never labelled are text directly in the body, and sentences that are placed like the content paragraphs.
    """

    max_menu_words: int = 6

    @property
    def name(self) -> str:
        """Name of the filter that labels lines outside the content by their markup."""
        return "box.landmark"

    needs: ClassVar[frozenset[str]] = _IN_CONTENT

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for each unlabelled block that is outside the content and, by its markup, boilerplate."""
        analysis, blocks, container = draft.analysis, draft.page.blocks, draft.container
        title = next((i for i in draft.places(Label.TITLE) if i < draft.span.start), 0)
        first = blocks[draft.span.start].element
        wrapper = analysis.common(blocks[title].element, first) if title else -1
        labels = _region_labels(analysis, container.element if container else -2)  # -2: unknown
        for block in draft.outside():
            if block.element < 0 or (analysis.prose[block.index] and container.is_home(block.index)):
                continue
            found = labels[block.element]
            code = "" if found is None else ("landmark" if found[1].startswith("<") else "name")
            if found is None:
                found, code = self._by_links_and_place(draft, block)
            if found is None and block.index < title and not analysis.contains(wrapper, block.element):
                reason = "before the headline, and outside the element that holds it and the content"
                found, code = (Label.LISTING, reason), "before-headline"
            if found is not None:
                yield Finding(block.index, found[0], code, found[1])

    def _by_links_and_place(self, draft: Draft, block: Block) -> tuple[Hint | None, str]:
        """Return ``((label, reason), code)`` for a block labelled by its links or place, otherwise ``(None, "")``."""
        if draft.analysis.linked[block.index]:
            few = draft.analysis.features[block.index].words <= self.max_menu_words
            return (Label.NAVIGATION if few else Label.LISTING, "all of it is a link"), "link"
        # Outside the container and not before the span, and not a sentence, list item or table row.
        apart = draft.container and not draft.container.holds(block.index) and block.index >= draft.span.start
        if apart and block.tag not in _ROWS and not draft.analysis.prose[block.index]:
            return (Label.NAVIGATION, "outside the element that holds the content"), "apart"
        return None, ""


def _region_labels(analysis: Analysis, container: int) -> list[Hint | None]:
    """Return the label and reason of each element, its own or inherited; ``container`` holds the content."""
    own: dict[int, Hint | None] = {
        element: (label, f"“{name}”") for element, (label, name) in analysis.hints.items() if label not in PROSE
    }
    for element, landmark in enumerate(analysis.landmarks):
        if landmark is not None:
            own[element] = landmark, f"<{analysis.tags[element]}>"
    # An element around the article says nothing about the lines in it.
    own |= dict.fromkeys(analysis.above(container))
    found: list[Hint | None] = []
    for element, parent in enumerate(analysis.parents):
        found.append(own[element] if element in own else found[parent] if parent >= 0 else None)
    return found


@dataclass(frozen=True, slots=True)
class RegionFilter(Filter):
    """Base class of filters that label lines of the content span by their ``Box``: an element beside the paragraphs."""

    needs: ClassVar[frozenset[str]] = _IN_CONTENT

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield the findings of ``judge`` for the unlabelled blocks of the content span that are in a box."""
        own = _Own(draft)
        for index in draft.span:
            if draft.decisions[index] is None and (box := draft.container.box(index)) is not None:
                found = self.judge(draft, index, box, own)
                if found is not None:
                    yield found

    @abstractmethod
    def judge(self, draft: Draft, index: int, box: Box, own: "_Own") -> Finding | None:
        """Return a finding for the block ``index``, which is in ``box``; ``None`` if the filter does not label it.

        ``own`` has the number of characters of prose in the content span, to compare with the prose of the box.
        """


class _Own:
    """Characters of prose in the content span: ``prose`` in all blocks, ``unlinked`` in blocks that are not links."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    @cached_property
    def prose(self) -> int:
        blocks, prose = self._draft.page.blocks, self._draft.analysis.prose
        return sum([len(blocks[i].text) for i in self._draft.span if prose[i]])

    @cached_property
    def unlinked(self) -> int:
        blocks, prose, linked = self._draft.page.blocks, self._draft.analysis.prose, self._draft.analysis.linked
        return sum([len(blocks[i].text) for i in self._draft.span if prose[i] and not linked[i]])


@dataclass(frozen=True, slots=True)
class Headed(RegionFilter):
    """The lines of a box inside the content whose first line is boilerplate ("ADVERTISEMENT").

    The lines get the label of the first line: advert, comment, listing, rating, share or tags. The box must
    have little prose: at most ``max_prose`` times as many characters as the prose of the content. In the box,
    prose in links does not count.
    """

    max_prose: float = 0.25

    defers: ClassVar[frozenset[str]] = frozenset({"headed"})

    @property
    def name(self) -> str:
        """Name of the filter that gives the rest of a box the label of its first line."""
        return "box.headed"

    def judge(self, draft: Draft, index: int, box: Box, own: _Own) -> Finding | None:
        """Return a finding with the first line's label if that line is boilerplate and the box has little prose."""
        head = draft.decisions[box.first]
        if head is None or head.label not in _HEADS or box.prose > self.max_prose * own.prose:
            return None
        return Finding(index, head.label, "headed", f"in the box of “{head.block.text.strip()[:_SHOWN]}”")


@dataclass(frozen=True, slots=True)
class Linked(Filter):
    """Links to other articles inside the content, such as a list of headlines between two paragraphs.

    A line is labelled if one of these conditions holds:

    - The line is in a box with at least the share ``min_density`` of its text in links. The box is not a single
      paragraph.
    - The line is in a box of teaser cards. A card is a linked headline with one or two more lines.
    - The line itself is a link.

    For the first two conditions, the box must have little prose. Outside links, this prose has at most
    ``max_prose`` times as many characters as the prose of the content.

    The label is ``listing``. Outside cards, it is ``navigation`` if all links of the line lead into the page
    ("#…").

    These lines get no label:

    - table rows
    - links and boxes below a line that introduces them and ends in a colon (``is_announced``)
    - all lines, if the links in the content have more characters than its prose outside links
    """

    min_density: float = 0.45
    max_prose: float = 0.25

    defers: ClassVar[frozenset[str]] = frozenset({"box", "link"})

    @property
    def name(self) -> str:
        """Name of the filter that labels links inside the content as ``listing`` or ``navigation``."""
        return "listing.linked"

    needs: ClassVar[frozenset[str]] = frozenset({"links"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``listing`` or ``navigation`` finding for each unlabelled block of links in the content span."""
        blocks, span, linked = draft.page.blocks, draft.span, draft.analysis.linked
        own = _Own(draft).unlinked
        if sum(len(blocks[i].text) for i in span if linked[i]) > own:
            return
        for index in span:
            block = blocks[index]
            if draft.decisions[index] is not None or block.tag == "tr":
                continue
            box = draft.container.box(index)
            if box is not None and self._lists(draft, box, own):
                yield _of_links(block, "box", f"{box.density:.0%} of its box is inside links")
            elif box is not None and self._is_card(draft, box, own):
                yield Finding(index, Label.LISTING, "card", "its box is a linked headline and a sentence or two")
            elif linked[index] and not is_announced(draft, index):
                yield _of_links(block, "link", "all of it is a link")

    def _is_card(self, draft: Draft, box: Box, own: int) -> bool:
        """Return whether a box is made of teaser cards; ``own`` is the length of the unlinked prose in the content.

        A card is a linked headline with one or two more lines below it.
        """
        analysis, blocks = draft.analysis, draft.page.blocks[box.first : box.last + 1]
        heads = [
            analysis.linked[b.index]
            and analysis.features[b.index].words >= _HEADLINE_WORDS
            and not analysis.features[b.index].ended
            for b in blocks
        ]
        sizes = [len(list(lines)) for is_head, lines in groupby(heads) if not is_head]
        rest = sum(len(block.text) for block, is_head in zip(blocks, heads, strict=True) if not is_head)
        few = heads[0] and sizes and max(sizes) <= _CARD_LINES and rest <= _LONGEST_TEASER * sum(heads)
        return bool(few) and box.prose <= self.max_prose * own and not is_announced(draft, box.first)

    def _lists(self, draft: Draft, box: Box, own: int) -> bool:
        """Return whether a box lists links to other articles; ``own`` is the length of the content's unlinked prose."""
        paragraphs = draft.analysis.paragraphs
        single = box.first == box.last and (draft.analysis.prose[box.first] or draft.container.is_home(box.first))
        ended = draft.analysis.features[box.first].ended
        single = single or (ended and paragraphs[box.first] == paragraphs[box.last] == box.element)
        linked = box.density >= self.min_density and box.prose <= self.max_prose * own
        return linked and not single and not is_announced(draft, box.first)


@dataclass(frozen=True, slots=True)
class Named(RegionFilter):
    """Lines in boxes inside the content whose class or id suggests a label, such as ``class="related"``.

    - For ``listing``, ``tags`` and ``navigation``, at least ``min_density`` of the box's characters are in links, and
      the unlinked prose of the box is at most ``max_prose`` times as long as the content's prose.
    - For other labels, the box has at most ``max_chars`` characters, and its unlinked prose is at most ``few`` times as
      long as the content's prose.
    - Names that suggest article text or a caption are ignored.
    """

    min_density: float = 0.1
    max_prose: float = 0.25
    few: float = 0.1
    max_chars: int = 600

    @property
    def name(self) -> str:
        """Name of the filter that labels boxes inside the content by their class and id names."""
        return "box.named"

    def judge(self, draft: Draft, index: int, box: Box, own: _Own) -> Finding | None:
        """Return a finding if the class or id names of ``box`` suggest a label that fits the box; else ``None``."""
        found = _named_from(draft.analysis, box.element, draft.page.blocks[index].element)
        if found is None or not self._agrees(box, found[0], own.prose):
            return None
        if self._holds_text(draft, box):
            return None
        if found[0] is Label.TIMESTAMP and (
            draft.analysis.features[index].words > _DATE_WORDS or draft.page.blocks[index].text.endswith(":")
        ):
            return None  # "15h00 ngày 20/6: Chợ Mới - Kỳ Lâm", "Ngày 12/6:"
        return Finding(index, found[0], "name", f"“{found[1]}” and {box.density:.0%} links")

    def _holds_text(self, draft: Draft, box: Box) -> bool:
        """Return whether another box of the same kind (``Columns.kind``) has article text."""
        kind, container = draft.analysis.kind(box.element), draft.container
        return any(
            draft.decisions[i] is not None
            and draft.label(i) in TEXT_LABELS
            and (other := container.box(i)) is not None
            and other.element != box.element
            and draft.analysis.kind(other.element) == kind
            for i in draft.span
        )

    def _agrees(self, box: Box, label: Label, own: int) -> bool:
        if label in PROSE or label is Label.CAPTION:
            return False
        if label in _NEEDS_LINKS:
            return box.density >= self.min_density and box.prose <= self.max_prose * own
        return box.prose <= self.few * own and box.length <= self.max_chars


def _named_from(analysis: Analysis, root: int, element: int) -> Hint | None:
    """Return the hint of the outermost element that has one, or ``None``.

    The search covers ``element`` and the elements around it, up to ``root``. If one of them is an
    ``<article>``, the result is ``listing`` in two cases: no element has a hint, or the hint is for ``body`` or
    ``lead``.
    """
    found, nested = None, False
    for each in analysis.above(element):
        if each < root:
            break
        found = analysis.hints.get(each) or found
        nested = nested or analysis.tags[each] == "article"  # an article of its own (HTML standard)
    return (Label.LISTING, "<article>") if nested and (found is None or found[0] in PROSE) else found


def is_announced(draft: Draft, index: int) -> bool:
    """Return whether the line above the links at ``index`` introduces them ("Tài liệu gồm các văn bản sau:")."""
    blocks, linked = draft.page.blocks, draft.analysis.linked
    above = index - 1
    while above >= 0 and linked[above] and draft.decisions[above] is None:
        above -= 1
    if above < 0 or draft.label(above) not in (None, *TEXT_LABELS):
        return False
    return blocks[above].text.rstrip().endswith(":") and draft.analysis.features[above].words > _ANNOUNCING_WORDS


def _of_links(block: Block, code: str, reason: str) -> Finding:
    inward = bool(block.links) and all(link.href.startswith("#") and len(link.href) > 1 for link in block.links)
    return Finding(block.index, Label.NAVIGATION if inward else Label.LISTING, code, reason)
