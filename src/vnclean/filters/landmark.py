"""What the markup says by the standards: controls, menus, footers, asides; and what stands apart from the content."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.class_hints import named
from vnclean.analysis.container import Container
from vnclean.analysis.draft import Draft
from vnclean.analysis.neighbours import PROSE
from vnclean.analysis.paths import CONTROLS, above, common, is_in, is_linked, landmark, parent_of, tag_of
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.line_features import is_prose
from vnclean.text.memo import PLACES

_ROWS: Final = frozenset({"li", "tr", "td", "dd", "dt", "pre"})


@dataclass(frozen=True, slots=True)
class Control:
    """The text of a ``<button>``, an ``<option>``, a form's ``<label>`` and the like, of ``longest`` characters."""

    longest: int = 120

    @property
    def name(self) -> str:
        """A control."""
        return "widget.control"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is a control."""
        if CONTROLS.isdisjoint(draft.lines.tags):
            return
        for block in draft.open():
            if block.tag in CONTROLS and len(block.text) <= self.longest:
                yield Decision(block, Label.WIDGET, self.name, f"<{block.tag}>")


@dataclass(frozen=True, slots=True)
class Landmark:
    """Lines outside the content of which markup tells what they are.

    They are in a menu, a footer, an aside, or in an element whose name says what it holds; or they are links:
    navigation up to ``menu`` words, else a listing.
    """

    menu: int = 6

    @property
    def name(self) -> str:
        """Outside the content, identified by markup."""
        return "box.landmark"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks outside the content that markup describes."""
        title = next((i for i in range(draft.span.start) if draft.label(i) is Label.TITLE), 0)
        wrapper = common(draft.page.blocks[title].path, draft.page.blocks[draft.span.start].path) if title else ""
        detected = _Labels(draft.container)
        for block in draft.outside():
            if block.path and not (is_prose(block.text) and draft.container.is_home(block)):
                found = detected[block.path] or self._by_links_and_place(draft, block)
                if found is None and block.index < title and not is_in(block.path, wrapper):
                    found = Label.LISTING, "before the headline, and outside the element that holds it and the content"
                if found is not None:
                    yield Decision(block, found[0], self.name, found[1])

    def _by_links_and_place(self, draft: Draft, block: Block) -> tuple[Label, str] | None:
        """Return what a block's links or its place say; ``None`` where they say nothing."""
        if is_linked(block):
            few = draft.lines.features[block.index].words <= self.menu
            return Label.NAVIGATION if few else Label.LISTING, "all of it is a link"
        if self._is_apart(draft, block):
            return Label.NAVIGATION, "outside the element that holds the content"
        return None

    def _is_apart(self, draft: Draft, block: Block) -> bool:
        """Return whether a line next to the body is outside its element, and not a sentence, item or row."""
        apart = draft.container and not draft.container.holds(block) and block.index >= draft.span.start
        return bool(apart) and block.tag not in _ROWS and not is_prose(block.text)


class _Labels(dict[str, tuple[Label, str] | None]):
    """What an element, or else those around it up to the one that holds the zone, say: each is asked once."""

    def __init__(self, container: Container) -> None:
        super().__init__(dict.fromkeys((container.path, *above(container.path)) if container else ()))

    def __missing__(self, path: str) -> tuple[Label, str] | None:
        found = _label_of(path)
        if found is None and path:
            found = self[parent_of(path)]
        self[path] = found
        return found


@PLACES.memoized
def _label_of(path: str) -> tuple[Label, str] | None:
    """Return the label of an element by its tag, role or names; ``None`` if they say nothing."""
    if label := landmark(path):
        return label, f"<{tag_of(path)}>"
    found = named(path)
    return (found[0], f"“{found[1]}”") if found is not None and found[0] not in PROSE else None
