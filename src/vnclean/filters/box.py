"""What the markup sets apart: boxes beside the story's paragraphs, figures, controls, landmarks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.filter import Decision, Draft
from vnclean.filters.around import PROSE
from vnclean.label import Label
from vnclean.page import Block
from vnclean.shape import is_names, is_prose, shape
from vnclean.tree import above, element_of, is_in, is_linked, kind_of, landmark, named, tag_of
from vnclean.zone import Box

_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LISTS: Final = frozenset({"ul", "ol", "dl"})
_ROWS: Final = frozenset({"li", "tr", "td", "dd", "dt", "pre"})
_NEEDS_LINKS: Final = frozenset({Label.LISTING, Label.TAGS, Label.NAVIGATION})
_FILE: Final = regex.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z)(?=[?#]|$)", regex.IGNORECASE)
_CONTROLS: Final = frozenset({"button", "option", "select", "label", "legend", "textarea"})


@dataclass(frozen=True, slots=True)
class Control:
    """The text of a button, a choice or a form's label (``<button>``, ``<option>``, ``<label>`` …), of ``longest`` characters."""

    longest: int = 120

    @property
    def name(self) -> str:
        """A control."""
        return "widget.control"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is a control."""
        for block in draft.open():
            if block.tag in _CONTROLS and len(block.text) <= self.longest:
                yield Decision(block, Label.WIDGET, self.name, f"<{block.tag}>")


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
            box = draft.zone.box(block.index)
            if box is None or box.length > self.longest or not draft.zone.holds(block):
                continue
            inside = blocks[box.first : box.last + 1]
            if any(other.tag in _CONTROLS for other in inside):
                yield Decision(block, Label.WIDGET, self.name, "its box holds a control")
            elif files := [found[0] for other in inside for link in other.links if (found := _FILE.search(link.href))]:
                yield Decision(block, Label.WIDGET, self.name, f"its box holds a link to a file ({files[0]})")


@dataclass(frozen=True, slots=True)
class Linked:
    """Boxes of links inside the story, and lines that are one link between its paragraphs: other stories.

    A box counts where ``density`` of its text stands in links and its unlinked sentences are less than ``prose`` of
    the story's; no row of a data table is one. A line that the sentence above announces with a colon stays, and all stay where links are most of
    the story. Contents, whose links lead into the page ("#…"), are navigation.
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
            box = draft.zone.box(i)
            boxed = box is not None and block.tag != "tr" and not is_prose(block.text) | draft.zone.is_home(block)
            boxed = boxed or (box is not None and block.tag != "tr" and box.first < box.last)
            if (
                box is not None
                and boxed
                and box.density >= self.density
                and box.prose <= self.prose * own
                and not _announced(draft, box.first)
            ):
                yield _linked_decision(block, self.name, f"{box.density:.0%} of its box stands inside links")
            elif is_linked(block) and block.tag != "tr" and not _announced(draft, i):
                yield _linked_decision(block, self.name, "all of it is a link")


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
        own = sum(len(blocks[i].text) for i in draft.story if is_prose(blocks[i].text))
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


@dataclass(frozen=True, slots=True)
class Landmark:
    """Lines outside the story of which markup tells what they are.

    They stand in a menu, a footer, an aside, or in an element whose name says what it holds; or they are links:
    navigation up to ``menu`` words, else a listing.
    """

    menu: int = 6

    @property
    def name(self) -> str:
        """Outside the story, told by markup."""
        return "box.landmark"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks outside the story that markup tells of."""
        for block in draft.outside():
            if block.path and not (draft.zone.is_home(block) and is_prose(block.text)):
                found = self._told(draft, block)
                if found is not None:
                    yield Decision(block, found[0], self.name, found[1])

    def _told(self, draft: Draft, block: Block) -> tuple[Label, str] | None:
        for path in (block.path, *above(block.path)):
            if draft.zone and is_in(draft.zone.path, path):
                break
            if label := landmark(path):
                return label, f"<{tag_of(path)}>"
            found = named(path)
            if found is not None and found[0] not in PROSE:
                return found[0], f"“{found[1]}”"
        if self._is_apart(draft, block):
            return Label.NAVIGATION, "outside the element that holds the story"
        if not is_linked(block):
            return None
        return Label.NAVIGATION if shape(block.text).words <= self.menu else Label.LISTING, "all of it is a link"

    def _is_apart(self, draft: Draft, block: Block) -> bool:
        """Whether a line after the story stands outside the element that holds it, and is no sentence, item or row."""
        after = block.index >= draft.story.stop and draft.zone and not draft.zone.holds(block)
        return bool(after) and block.tag not in _ROWS and not is_prose(block.text)


@dataclass(frozen=True, slots=True)
class Sibling:
    """Lines right before or after the story that stand where its paragraphs stand, in elements of the same kind.

    Lists and rows of tables beside the paragraphs, too. A link, a name, a line set to the right, and what follows
    the first of them that another filter knew, is not the story's.
    """

    name: str = "body.sibling"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks at the story's edges that stand among its paragraphs."""
        blocks, story = draft.page.blocks, draft.story
        if not draft.zone:
            return
        kinds = {kind_of(element_of(blocks[i])) for i in story if is_prose(blocks[i].text)}
        for places in (range(story.start - 1, -1, -1), range(story.stop, len(blocks))):
            for i in places:
                if draft.label(i) is not None:
                    if draft.label(i) in (Label.CAPTION, Label.SLUG, Label.BODY):
                        continue
                    break
                if draft.is_among(blocks[i]) and blocks[i].tag in _HEADINGS and i < story.start:
                    yield Decision(
                        blocks[i], Label.HEADING, self.name, f"<{blocks[i].tag}> above the story's paragraphs"
                    )
                elif self._belongs(draft, blocks[i], kinds):
                    yield Decision(blocks[i], Label.BODY, self.name, "stands among the story's paragraphs")
                else:
                    break

    def _belongs(self, draft: Draft, block: Block, kinds: set[str]) -> bool:
        element = element_of(block)
        if is_linked(block) or is_names(block.text) or "@right" in block.path.rpartition("/")[2]:
            return False
        if draft.zone.is_home(block) and kind_of(element) in kinds:
            return True
        lists = [path for path in above(element) if tag_of(path) in _LISTS or tag_of(path) == "table"]
        return bool(lists) and lists[-1].rpartition("/")[0] in draft.zone.homes


def _named_from(root: str, path: str) -> tuple[Label, str] | None:
    """What the names of the elements from a box down to a block in it say, the outermost first."""
    paths = [path, *(holder for holder in above(path) if is_in(holder, root))]
    return next((found for holder in reversed(paths) if (found := named(holder))), None)


def _announced(draft: Draft, index: int) -> bool:
    """Whether the paragraph above ends in a colon, so that what follows belongs to it."""
    above_it = draft.page.blocks[index - 1].text.rstrip() if index else ""
    return above_it.endswith(":") and shape(above_it).words > 3  # noqa: PLR2004


def _linked_decision(block: Block, name: str, because: str) -> Decision:
    inward = bool(block.links) and all(link.href.startswith("#") and len(link.href) > 1 for link in block.links)
    return Decision(block, Label.NAVIGATION if inward else Label.LISTING, name, because)
