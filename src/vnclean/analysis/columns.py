"""Features of a page's blocks and elements as columns: one list or mapping per feature, computed on first access."""

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
"""Interactive elements of forms."""
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
"""The labels of elements whose meaning the HTML standard defines, by tag."""
_ROLES: Final = {
    **dict.fromkeys("navigation banner menu menubar menuitem menuitemcheckbox menuitemradio".split(), Label.NAVIGATION),
    "contentinfo": Label.LEGAL,
    "complementary": Label.LISTING,
    **dict.fromkeys("search searchbox button dialog alertdialog".split(), Label.WIDGET),
}
"""The labels of ARIA roles (WAI-ARIA 1.2)."""

Hint = tuple[Label, str]
"""A label, and the class name, id, role or tag that suggests it."""

_OF_MARKDOWN: Final = frozenset(
    "h1 h2 h3 h4 h5 h6 p li ul ol table thead tr td blockquote pre strong figcaption".split()
)


class Columns:
    """The features of a page's blocks and elements, as columns.

    Indexed by block: ``features``, ``forms`` (folded text), ``generals`` (folded text with ``{n}``, ``{date}`` and
    ``{time}`` for numbers), ``prose``, ``linked``, ``linked_chars``, ``paragraphs``. Indexed by element: ``tags``,
    ``parents``, ``ends``, ``landmarks``, ``in_landmark``, ``hints``; the body (-1) has no entry in them.

    >>> from vnclean import read_html
    >>> page = read_html("<nav><a href=/>Thời sự</a></nav><div class=related><p>Tin A<p>Tin B</div>")
    >>> columns = Columns(page)
    >>> columns.linked, columns.landmarks[:2], columns.kind(3) == columns.kind(4)
    ([True, False, False], [<Label.NAVIGATION: 'navigation'>, None], True)
    """

    def __init__(self, page: Page) -> None:
        """Store the page and its element table; the other columns are computed on first access."""
        self.page: Page = page
        self.blocks: tuple[Block, ...] = page.blocks
        self.tags: tuple[str, ...] = page.elements.tags
        self.parents: list[int] = [*page.elements.parents]
        self.ends: list[int] = [*page.elements.ends]
        self._kinds: dict[int, int] = {}
        self._numbers: dict[tuple[int, str, tuple[object, ...]], int] = {}

    @cached_property
    def is_flat(self) -> bool:
        """Whether all elements are of kinds that Markdown has, as in a page of Markdown: no boxes are among them."""
        return _OF_MARKDOWN.issuperset(self.tags)

    @cached_property
    def features(self) -> list[LineFeatures]:
        """The ``LineFeatures`` of each block's text."""
        return [line_features(block.text) for block in self.blocks]

    @cached_property
    def forms(self) -> list[str]:
        """Each block's text in the form in which lines are compared (``text.fold.fold``).

        That is lower case, composed, and without list marks at the start and punctuation at the end.
        """
        return [fold(block.text) for block in self.blocks]

    @cached_property
    def generals(self) -> list[str]:
        """The folded text of each line, with placeholders for dates, times and numbers (``lexicon.general``)."""
        return [general(block.text) for block in self.blocks]

    @cached_property
    def prose(self) -> list[bool]:
        """Whether each line is prose: a finished, mostly lower-case sentence (``text.line_features.is_prose``)."""
        return [reads_as_prose(seen) for seen in self.features]

    @cached_property
    def linked(self) -> list[bool]:
        """Whether each block is mostly links, or a teaser that begins with a linked headline (``is_linked``)."""
        return [bool(block.links) and is_linked(block) for block in self.blocks]

    @cached_property
    def linked_chars(self) -> list[int]:
        """How many characters of each block are inside links."""
        return [block.linked for block in self.blocks]

    @cached_property
    def paragraphs(self) -> list[int]:
        """The element that a browser renders as each block's paragraph; -1 for the body.

        It is the innermost element around the block that has the block's tag; without one, ``block.element``.
        """
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
        """For each element, the label that belongs to its ARIA role (``_ROLES``), else to its tag (``_LANDMARKS``).

        It is ``None`` for an element that is no menu, footer, aside or control by either.
        """
        found: list[Label | None] = list(map(_LANDMARKS.get, self.tags))
        for element, attributes in self.page.elements.attributes.items():
            if attributes.role:
                label = next((_ROLES[word] for word in attributes.role.split() if word in _ROLES), None)
                found[element] = label or found[element]
        return found

    @cached_property
    def in_landmark(self) -> list[bool]:
        """Whether each element is a landmark (menu, footer, aside, control; see ``landmarks``), or inside one."""
        found: list[bool] = []
        for label, parent in zip(self.landmarks, self.parents, strict=True):
            found.append(label is not None or (parent >= 0 and found[parent]))
        return found

    @cached_property
    def hints(self) -> dict[int, Hint]:
        """The hint of each element whose id, classes, role or item property give one (``class_hints``)."""
        each = ((element, hint(attributes)) for element, attributes in self.page.elements.attributes.items())
        return {element: found for element, found in each if found is not None}

    def parent(self, element: int) -> int:
        """Return the parent of an element: -1 (the body) for an element right in the body, and for the body itself."""
        return self.parents[element] if element >= 0 else -1

    def kind(self, element: int) -> int:
        """Return a number that identifies an element's path from the body, without positions; -1 for the body.

        Elements share it if tags, classes, roles, item properties and alignments agree at every step of their paths.
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
        """Yield an element and its ancestors, innermost first, without the body."""
        while element >= 0:
            yield element
            element = self.parents[element]

    def contains(self, holder: int, element: int) -> bool:
        """Return whether an element is ``holder`` or a descendant of it; the body (-1) contains every element."""
        return holder < 0 or holder <= element < self.ends[holder]

    def common(self, one: int, two: int) -> int:
        """Return the innermost element that contains both, and is not a header; -1 for the body.

        Headers are ``<header>``, ``<hgroup>``, ``<h1>`` and ``<h2>``.
        """
        around = (each for each in self.above(one) if self.tags[each] not in _HEADERS and self.contains(each, two))
        return next(around, -1)

    def hint_around(self, index: int, stop: int = -1) -> Hint | None:
        """Return the hint of the innermost element around a block that has one; ``None`` if there is none.

        Elements that contain the element ``stop`` are not considered; with -1 all are.
        """
        for element in self.above(self.blocks[index].element):
            if self.contains(element, stop) and stop >= 0:
                return None
            if (found := self.hints.get(element)) is not None:
                return found
        return None


def is_linked(block: Block) -> bool:
    """Return whether a block is mostly links, or a teaser: text that begins with a linked headline.

    At least 80 % of its characters are in links, or at least 25 % with a link of 30 characters or more at its start. A
    block of more than 250 characters (600 if it has several links) is never linked: it is prose in an unclosed link.
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
