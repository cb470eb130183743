"""What a page's lines and elements are like: one column a feature, each worked out once, at the first question."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from vnclean.analysis.class_hints import hint
from vnclean.analysis.lexicon import general
from vnclean.model.label import Label
from vnclean.model.page import PLAIN, Block, Page
from vnclean.text.fold import fold
from vnclean.text.line_features import LineFeatures, line_features, reads_as_prose

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SUBHEADINGS: Final = HEADINGS - {"h1"}
CONTROLS: Final = frozenset({"button", "option", "select", "label", "legend", "textarea"})
"""Elements that a reader works with."""
_HEADERS: Final = frozenset({"header", "hgroup", "h1", "h2"})
_LONGEST_LINK: Final = 250
_LONGEST_LINKS: Final = 600
_LINKED: Final = 0.8
_HEADLINE: Final = 30
_OPENS: Final = 0.25
_LANDMARKS: Final = {
    "nav": Label.NAVIGATION,
    "footer": Label.LEGAL,
    "aside": Label.LISTING,
    "menu": Label.NAVIGATION,
    **dict.fromkeys(CONTROLS, Label.WIDGET),
}
"""Elements whose meaning is in the HTML standard."""
_ROLES: Final = {
    **dict.fromkeys("navigation banner menu menubar menuitem menuitemcheckbox menuitemradio".split(), Label.NAVIGATION),
    "contentinfo": Label.LEGAL,
    "complementary": Label.LISTING,
    **dict.fromkeys("search searchbox button dialog alertdialog".split(), Label.WIDGET),
}
"""ARIA roles (WAI-ARIA 1.2)."""

Hint = tuple[Label, str]
"""A label, and the word or tag that says it."""


class Columns:
    """The columns of a page.

    Those of lines are indexed by block: ``features``, ``forms`` (folded text), ``generals`` (folded text with ``{n}``,
    ``{date}`` and ``{time}`` for numbers), ``prose``, ``linked``, ``paragraphs``. Those of the tree are indexed by
    element: ``tags``, ``parents``, ``ends``, ``landmarks``, ``hints``; the body, -1, has no place in them.

    >>> from vnclean import read_html
    >>> page = read_html("<nav><a href=/>Thời sự</a></nav><div class=related><p>Tin A<p>Tin B</div>")
    >>> columns = Columns(page)
    >>> columns.linked, columns.landmarks[:2], columns.kind(3) == columns.kind(4)
    ([True, False, False], [<Label.NAVIGATION: 'navigation'>, None], True)
    """

    def __init__(self, page: Page) -> None:
        """Return the columns of this page."""
        self.page: Page = page
        self.blocks: tuple[Block, ...] = page.blocks
        self.tags: tuple[str, ...] = page.elements.tags
        self.parents: list[int] = [*page.elements.parents]
        self.ends: list[int] = [*page.elements.ends]
        self._kinds: dict[int, int] = {}
        self._numbers: dict[tuple[int, str, tuple[object, ...]], int] = {}

    @cached_property
    def features(self) -> list[LineFeatures]:
        """The measures of each line."""
        return [line_features(block.text) for block in self.blocks]

    @cached_property
    def forms(self) -> list[str]:
        """The folded text of each line."""
        return [fold(block.text) for block in self.blocks]

    @cached_property
    def generals(self) -> list[str]:
        """The folded text of each line, its numbers replaced."""
        return [general(block.text) for block in self.blocks]

    @cached_property
    def prose(self) -> list[bool]:
        """Whether each line reads as prose does (``text.line_features.is_prose``)."""
        return [reads_as_prose(seen) for seen in self.features]

    @cached_property
    def linked(self) -> list[bool]:
        """Whether each block is a link, or a teaser that opens with one (``is_linked``)."""
        return [bool(block.links) and is_linked(block) for block in self.blocks]

    @cached_property
    def linked_chars(self) -> list[int]:
        """How many characters of each block are inside links."""
        return [block.linked for block in self.blocks]

    @cached_property
    def paragraphs(self) -> list[int]:
        """The element that a browser shows as each block's paragraph, without what inside it holds all of the text."""
        tags, parents = self.tags, self.parents
        found = []
        for block in self.blocks:
            element, tag = block.element, block.tag
            while element >= 0 and tags[element] != tag:
                element = parents[element]
            found.append(element if element >= 0 else block.element)
        return found

    @cached_property
    def landmarks(self) -> list[Label | None]:
        """What each element's role or tag says by the standards; ``None`` where they say nothing."""
        found: list[Label | None] = list(map(_LANDMARKS.get, self.tags))
        for element, attributes in self.page.elements.attributes.items():
            if attributes.role:
                label = next((_ROLES[word] for word in attributes.role.split() if word in _ROLES), None)
                found[element] = label or found[element]
        return found

    @cached_property
    def in_landmark(self) -> list[bool]:
        """Whether each element is a control, a menu, a footer or an aside, or in one."""
        found: list[bool] = []
        for label, parent in zip(self.landmarks, self.parents, strict=True):
            found.append(label is not None or (parent >= 0 and found[parent]))
        return found

    @cached_property
    def hints(self) -> dict[int, Hint]:
        """What elements' classes, ids and roles say, where they say something (``class_hints``)."""
        each = ((element, hint(attributes)) for element, attributes in self.page.elements.attributes.items())
        return {element: found for element, found in each if found is not None}

    def parent(self, element: int) -> int:
        """Return the element around one; -1 for the body, which is around the body, too."""
        return self.parents[element] if element >= 0 else -1

    def kind(self, element: int) -> int:
        """Return a number that elements at the same kind of place share; -1 for the body.

        They have the same tags, classes and roles, and so have the elements around them.
        """
        kinds, unknown = self._kinds, []
        while element >= 0 and (element not in kinds):
            unknown.append(element)
            element = self.parents[element]
        kind = kinds[element] if element >= 0 else -1
        for each in reversed(unknown):
            own = self.page.elements.attributes.get(each, PLAIN)
            named = own.classes, own.role, own.itemprop, own.align
            kind = kinds[each] = self._numbers.setdefault((kind, self.tags[each], named), len(self._numbers))
        return kind

    def above(self, element: int) -> Iterator[int]:
        """Yield an element and those around it, the innermost first, without the body."""
        while element >= 0:
            yield element
            element = self.parents[element]

    def contains(self, holder: int, element: int) -> bool:
        """Return whether an element is ``holder`` or in it; the body holds all."""
        return holder < 0 or holder <= element < self.ends[holder]

    def common(self, one: int, two: int) -> int:
        """Return the innermost element that holds both, and is no ``<header>``; -1 for the body."""
        around = (each for each in self.above(one) if self.tags[each] not in _HEADERS and self.contains(each, two))
        return next(around, -1)

    def hint_around(self, index: int, stop: int = -1) -> Hint | None:
        """Return what names the elements around a block, the nearest first, below those that hold ``stop``, too."""
        for element in self.above(self.blocks[index].element):
            if self.contains(element, stop) and stop >= 0:
                return None
            if (found := self.hints.get(element)) is not None:
                return found
        return None


def is_linked(block: Block) -> bool:
    """Return whether nearly all of a short block is inside links, or it opens with a linked headline: a teaser.

    A long one, of more than 250 characters (of two links or more: 600), is prose in a link that nobody closed.
    """
    links = block.links
    if not links or len(block.text) > (_LONGEST_LINK if len(links) == 1 else _LONGEST_LINKS):
        return False
    first = links[0]
    if first.start == 0 and first.end == len(block.text):
        return True
    linked, length = block.linked, len(block.text.strip())
    headline = first.start == 0 and first.end >= _HEADLINE and linked >= _OPENS * length
    return linked >= _LINKED * length or headline
