"""Boxes beside the story's paragraphs: what the markup sets apart inside the story."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.filter import Decision, Draft
from vnclean.filters.around import PROSE
from vnclean.label import Label
from vnclean.names import named
from vnclean.page import Block
from vnclean.pattern import lazy_regex
from vnclean.shape import is_prose, shape
from vnclean.tree import CONTROLS, above, is_in, is_linked, tag_of
from vnclean.zone import Box

_HEADS: Final = frozenset({Label.LISTING, Label.ADVERT, Label.COMMENT, Label.SHARE, Label.TAGS, Label.RATING})
_NEEDS_LINKS: Final = frozenset({Label.LISTING, Label.TAGS, Label.NAVIGATION})
_FILE: Final = lazy_regex(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z)(?=[?#]|$)", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Panel:
    """Short boxes in the zone that hold a button or a link to a file: sign-up forms, polls, players, attachments.

    Of ``longest`` characters of text at most.
    """

    longest: int = 300

    @property
    def name(self) -> str:
        """A box with a control or a file."""
        return "widget.panel"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks of the zone that share a box with a control or a file."""
        blocks = draft.page.blocks
        for block in draft.open():
            box = draft.zone.box(block.index) if draft.zone.holds(block) else None
            if box is None or box.length > self.longest:
                continue
            inside = blocks[box.first : box.last + 1]
            if any(other.tag in CONTROLS for other in inside):
                yield Decision(block, Label.WIDGET, self.name, "its box holds a control")
            elif files := [found[0] for other in inside for link in other.links if (found := _FILE.search(link.href))]:
                yield Decision(block, Label.WIDGET, self.name, f"its box holds a link to a file ({files[0]})")


@dataclass(frozen=True, slots=True)
class Linked:
    """Boxes of links inside the story, and lines that are one link between its paragraphs: other stories.

    A box counts where ``density`` of its text stands in links and its unlinked sentences are less than ``prose`` of
    the story's; no row of a data table is one. A line that the sentence above announces with a colon stays, and all
    stay where links are most of the story. Contents, whose links lead into the page ("#…"), are navigation.
    """

    density: float = 0.45
    prose: float = 0.25

    @property
    def name(self) -> str:
        """Links inside the story."""
        return "listing.linked"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks of the story that stand in boxes of links."""
        blocks, story = draft.page.blocks, draft.story
        own = sum(len(blocks[i].text) for i in story if is_prose(blocks[i].text) and not is_linked(blocks[i]))
        links = [blocks[i] for i in story if is_linked(blocks[i])]
        if sum(len(block.text) for block in links) > own:
            return
        for i in story:
            block = blocks[i]
            if draft.label(i) is not None:
                continue
            box = None if block.tag == "tr" else draft.zone.box(i)
            if box is not None and self._counts(draft, box, own):
                yield _linked_decision(block, self.name, f"{box.density:.0%} of its box stands inside links")
            elif is_linked(block) and block.tag != "tr" and not _announced(draft, i):
                yield _linked_decision(block, self.name, "all of it is a link")

    def _counts(self, draft: Draft, box: Box, own: int) -> bool:
        """Whether a box of the story lists other stories; one paragraph with links in it does not."""
        first = draft.page.blocks[box.first]
        single = box.first == box.last and (is_prose(first.text) or draft.zone.is_home(first))
        linked = box.density >= self.density and box.prose <= self.prose * own
        return linked and not single and not _announced(draft, box.first)


@dataclass(frozen=True, slots=True)
class Headed:
    """The rest of a box inside the story whose first line is known as furniture: "ADVERTISEMENT", "Tin liên quan".

    Its unlinked sentences must be less than ``prose`` of the story's.
    """

    prose: float = 0.25

    @property
    def name(self) -> str:
        """A box told by its first line."""
        return "box.headed"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks of the story that stand in such boxes."""
        blocks = draft.page.blocks
        own = _prose_length(draft)
        for i in draft.story:
            box = draft.zone.box(i)
            if box is None or draft.label(i) is not None or box.prose > self.prose * own:
                continue
            head = draft.decisions[box.first]
            if head is not None and head.label in _HEADS:
                yield Decision(blocks[i], head.label, self.name, f"in the box of “{head.block.text.strip()[:40]}”")


@dataclass(frozen=True, slots=True)
class Named:
    """Boxes inside the story whose class or id names say what they are, where their shape agrees.

    A listing, tags or navigation must have ``density`` of its text inside links, and unlinked sentences of less than
    ``prose`` of the story's; any other box must hold less than ``few`` of them, and at most ``longest`` characters.
    """

    density: float = 0.1
    prose: float = 0.25
    few: float = 0.1
    longest: int = 600

    @property
    def name(self) -> str:
        """A box told by its name."""
        return "box.named"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks of the story that stand in such boxes."""
        blocks = draft.page.blocks
        own = _prose_length(draft)
        for i in draft.story:
            box = draft.zone.box(i)
            if box is None or draft.label(i) is not None:
                continue
            found = _named_from(box.path, blocks[i].path)
            if found is None or not self._agrees(box, found[0], own):
                continue
            yield Decision(blocks[i], found[0], self.name, f"“{found[1]}” and {box.density:.0%} links")

    def _agrees(self, box: Box, label: Label, own: int) -> bool:
        if label in PROSE or label is Label.CAPTION:
            return False
        if label in _NEEDS_LINKS:
            return box.density >= self.density and box.prose <= self.prose * own
        return box.prose <= self.few * own and box.length <= self.longest


def _named_from(root: str, path: str) -> tuple[Label, str] | None:
    """What the names of the elements from a box down to a block in it say, the outermost first."""
    paths = [path, *(holder for holder in above(path) if is_in(holder, root))]
    found = next((found for holder in reversed(paths) if (found := named(holder))), None)
    nested = any(tag_of(holder) == "article" for holder in paths)  # a story of its own (HTML standard)
    return (Label.LISTING, "<article>") if nested and (found is None or found[0] in PROSE) else found


def _prose_length(draft: Draft) -> int:
    """How many characters of the story are prose."""
    texts = (draft.page.blocks[i].text for i in draft.story)
    return sum(len(text) for text in texts if is_prose(text))


def _announced(draft: Draft, index: int) -> bool:
    """Whether the paragraph above ends in a colon, so that what follows belongs to it."""
    above_it = draft.page.blocks[index - 1].text.rstrip() if index else ""
    return above_it.endswith(":") and shape(above_it).words > 3  # noqa: PLR2004


def _linked_decision(block: Block, name: str, because: str) -> Decision:
    inward = bool(block.links) and all(link.href.startswith("#") and len(link.href) > 1 for link in block.links)
    return Decision(block, Label.NAVIGATION if inward else Label.LISTING, name, because)
