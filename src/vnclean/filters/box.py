"""Boxes beside the content's paragraphs: what the markup sets apart inside the content."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.analysis.class_hints import named
from vnclean.analysis.container import Box
from vnclean.analysis.draft import Draft
from vnclean.analysis.neighbours import PROSE
from vnclean.analysis.paths import CONTROLS, above, is_in, is_linked, tag_of
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_prose, line_features

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
            box = draft.container.box(block.index) if draft.container.holds(block) else None
            if box is None or box.length > self.longest:
                continue
            inside = blocks[box.first : box.last + 1]
            if any(other.tag in CONTROLS for other in inside):
                yield Decision(block, Label.WIDGET, self.name, "its box holds a control")
            elif files := [found[0] for other in inside for link in other.links if (found := _FILE.search(link.href))]:
                yield Decision(block, Label.WIDGET, self.name, f"its box holds a link to a file ({files[0]})")


@dataclass(frozen=True, slots=True)
class Linked:
    """Boxes of links inside the content, and lines that are one link between its paragraphs: other articles.

    A box counts where ``density`` of its text is in links and its unlinked sentences are less than ``prose`` of
    the content's; no row of a data table is one. A line that the sentence above announces with a colon stays, and all
    stay where links are most of the content. Contents, whose links lead into the page ("#…"), are navigation.
    """

    density: float = 0.45
    prose: float = 0.25

    @property
    def name(self) -> str:
        """Links inside the content."""
        return "listing.linked"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks of the content that are in boxes of links."""
        blocks, span = draft.page.blocks, draft.span
        own = sum(len(blocks[i].text) for i in span if is_prose(blocks[i].text) and not is_linked(blocks[i]))
        links = [blocks[i] for i in span if is_linked(blocks[i])]
        if sum(len(block.text) for block in links) > own:
            return
        for i in span:
            block = blocks[i]
            if draft.label(i) is not None:
                continue
            box = None if block.tag == "tr" else draft.container.box(i)
            if box is not None and self._counts(draft, box, own):
                yield _linked_decision(block, self.name, f"{box.density:.0%} of its box is inside links")
            elif is_linked(block) and block.tag != "tr" and not _announced(draft, i):
                yield _linked_decision(block, self.name, "all of it is a link")

    def _counts(self, draft: Draft, box: Box, own: int) -> bool:
        """Return whether a box of the content lists other articles; one paragraph with links in it does not."""
        first = draft.page.blocks[box.first]
        single = box.first == box.last and (is_prose(first.text) or draft.container.is_home(first))
        linked = box.density >= self.density and box.prose <= self.prose * own
        return linked and not single and not _announced(draft, box.first)


@dataclass(frozen=True, slots=True)
class Headed:
    """The rest of a box inside the content whose first line is known as boilerplate: "ADVERTISEMENT", "Tin liên quan".

    Its unlinked sentences must be less than ``prose`` of the content's.
    """

    prose: float = 0.25

    @property
    def name(self) -> str:
        """A box identified by its first line."""
        return "box.headed"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks of the content that are in such boxes."""
        blocks = draft.page.blocks
        own = _prose_length(draft)
        for i in draft.span:
            box = draft.container.box(i)
            if box is None or draft.label(i) is not None or box.prose > self.prose * own:
                continue
            head = draft.decisions[box.first]
            if head is not None and head.label in _HEADS:
                yield Decision(blocks[i], head.label, self.name, f"in the box of “{head.block.text.strip()[:40]}”")


@dataclass(frozen=True, slots=True)
class Named:
    """Boxes inside the content whose class or id names say what they are, where their shape agrees.

    A listing, tags or navigation must have ``density`` of its text inside links, and unlinked sentences of less than
    ``prose`` of the content's; any other box must hold less than ``few`` of them, and at most ``longest`` characters.
    """

    density: float = 0.1
    prose: float = 0.25
    few: float = 0.1
    longest: int = 600

    @property
    def name(self) -> str:
        """A box identified by its name."""
        return "box.named"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks of the content that are in such boxes."""
        blocks = draft.page.blocks
        own = _prose_length(draft)
        for i in draft.span:
            box = draft.container.box(i)
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
    """Return what the names of the elements from a box down to a block in it say, the outermost first."""
    paths = [path, *(holder for holder in above(path) if is_in(holder, root))]
    found = next((found for holder in reversed(paths) if (found := named(holder))), None)
    nested = any(tag_of(holder) == "article" for holder in paths)  # an article of its own (HTML standard)
    return (Label.LISTING, "<article>") if nested and (found is None or found[0] in PROSE) else found


def _prose_length(draft: Draft) -> int:
    """Return how many characters of the content are prose."""
    texts = (draft.page.blocks[i].text for i in draft.span)
    return sum(len(text) for text in texts if is_prose(text))


def _announced(draft: Draft, index: int) -> bool:
    """Return whether the paragraph above ends in a colon, so that what follows belongs to it."""
    above_it = draft.page.blocks[index - 1].text.rstrip() if index else ""
    return above_it.endswith(":") and line_features(above_it).words > 3  # noqa: PLR2004


def _linked_decision(block: Block, name: str, reason: str) -> Decision:
    inward = bool(block.links) and all(link.href.startswith("#") and len(link.href) > 1 for link in block.links)
    return Decision(block, Label.NAVIGATION if inward else Label.LISTING, name, reason)
