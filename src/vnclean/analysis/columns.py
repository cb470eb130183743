"""Features of a page's blocks and elements: one list or mapping per feature, computed when first used."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, Final

import regex

from vnclean.analysis import lexicon
from vnclean.analysis.class_hints import hint
from vnclean.model.decision import Label
from vnclean.model.page import PLAIN, Block, Link, Page
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.line_features import LineFeatures, line_features, reads_as_prose
from vnclean.text.memo import Lines

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SUBHEADINGS: Final = HEADINGS - {"h1"}
CONTROLS: Final = frozenset({"button", "option", "select", "label", "legend", "textarea"})
"""Tags of the controls of a form, and of the elements that name them."""
FILE: Final = lazy_regex(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z)(?=[?#]|$)", regex.IGNORECASE)
"""Pattern of the end of a URL that leads to a file to download ("/don.pdf", "/don.docx?v=1")."""
_BEFORE_LINK: Final = " ([|,;:"
_AFTER_LINK: Final = " )]|.,;"
_STOP: Final = lazy_re("[.!?…]")
_LINK_WORDS: Final = 3
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

_NAMES: Final = attrgetter("classes", "role", "itemprop", "align")
_OF_MARKDOWN: Final = frozenset(
    "h1 h2 h3 h4 h5 h6 p li ul ol table thead tr td blockquote pre strong figcaption".split()
)


class Columns:
    """The features of a page's blocks and elements: one list or mapping (a column) per feature.

    Columns of blocks: ``features``, ``forms`` (the text in the form in which lines are compared), ``generals`` (the
    same form with ``{n}``, ``{date}`` and ``{time}`` for numbers), ``prose``, ``linked``, ``linked_chars`` and
    ``paragraphs``. Columns of elements: ``tags``, ``parents``, ``ends``, ``landmarks``, ``in_landmark`` and ``hints``;
    these have no entry for the body (-1).

    >>> from vnclean import read_html
    >>> page = read_html("<nav><a href=/>Thời sự</a></nav><div class=related><p>Tin A<p>Tin B</div>")
    >>> columns = Columns(page)
    >>> columns.linked, columns.landmarks[:2], columns.kind(3) == columns.kind(4)
    ([True, False, False], [<Label.NAVIGATION: 'navigation'>, None], True)
    """

    def __init__(self, page: Page) -> None:
        """Store the page and the columns of its element table; all other columns are computed on first access."""
        self.page: Page = page
        self.blocks: tuple[Block, ...] = page.blocks
        fields: list[tuple[Any, ...]] = [*zip(*page.blocks, strict=True)] or [()] * len(Block._fields)
        self.texts: tuple[str, ...]
        self.block_tags: tuple[str, ...]
        self.block_elements: tuple[int, ...]
        self.links: tuple[tuple[Link, ...], ...]
        _, _, _, self.texts, self.block_tags, self.block_elements, self.links = fields
        self.tags: tuple[str, ...] = page.elements.tags
        self.parents: list[int] = [*page.elements.parents]
        self.ends: list[int] = [*page.elements.ends]
        self.containers: dict[tuple[frozenset[int], int], Any] = {}
        """Each ``Container`` found so far, by its ``homes`` and ``element``."""
        self._kinds: dict[int, int] = {-1: -1}
        self._numbers: dict[tuple[int, str, tuple[object, ...]], int] = {}

    @cached_property
    def is_flat(self) -> bool:
        """Whether the page has elements, and Markdown can express the tags of all of them.

        This is true for a page of Markdown, and false for a page with a ``<div>`` or a similar box.
        """
        return bool(self.tags) and _OF_MARKDOWN.issuperset(self.tags)

    @cached_property
    def has_boxes(self) -> bool:
        """Whether the page has a ``<div>`` or a similar box: this is false for raw text and for a page of Markdown."""
        return bool(self.tags) and not self.is_flat

    @cached_property
    def lines(self) -> Lines:
        """The texts of the blocks, with the results of memoized functions."""
        return Lines(self.texts)

    @cached_property
    def features(self) -> list[LineFeatures]:
        """The ``LineFeatures`` of each block's text, without the links that follow its last full stop."""
        found = self.lines.results(line_features)
        for index in self._links[2]:
            text = _without_last_links(self.blocks[index])
            if text:
                found[index] = line_features(text)
        return found

    @cached_property
    def forms(self) -> list[str]:
        """Each block's text in the form in which lines are compared (``text.fold.fold``).

        In this form the text is in lower case and composed Unicode. List marks at the start and punctuation at the end
        are removed.
        """
        return self.lines.results(fold)

    @cached_property
    def generals(self) -> list[str]:
        """Each block's text as in ``forms``, but with placeholders for dates, times and numbers."""
        return self.lines.results(lexicon.general)

    @cached_property
    def phrases(self) -> list[lexicon.Row | None]:
        """The lexicon row of the phrase that each block matches (``lexicon.find``), or ``None``."""
        return self.lines.results(lexicon.find)

    @cached_property
    def prose(self) -> list[bool]:
        """Whether each block is prose: a finished, mostly lower-case sentence (``text.line_features.is_prose``)."""
        return [seen.ended and reads_as_prose(seen) for seen in self.features]

    @cached_property
    def linked(self) -> list[bool]:
        """Whether each block is mostly links, or a teaser that begins with a linked headline (``is_linked``)."""
        return self._links[0]

    @cached_property
    def linked_chars(self) -> list[int]:
        """The number of characters inside links, for each block."""
        return self._links[1]

    @cached_property
    def _links(self) -> tuple[list[bool], list[int], list[int]]:
        """The columns ``linked`` and ``linked_chars``, and the indices of the blocks that are only partly one link."""
        linked, chars, mixed = [False] * len(self.blocks), [0] * len(self.blocks), []
        sizes = list(map(len, self.texts))
        for index, links in enumerate(self.links):
            if not links:
                continue
            link = links[0]
            size = link.end - link.start
            if size == sizes[index] and len(links) == 1:
                linked[index] = size <= _LONGEST_LINK
            else:
                size = self.blocks[index].linked
                linked[index] = is_linked(self.blocks[index], size)
                mixed.append(index)
            chars[index] = size
        return linked, chars, mixed

    @cached_property
    def paragraphs(self) -> list[int]:
        """For each block, the index of the innermost element around it that has the same tag as the block.

        The search begins with ``block.element`` and goes outwards. In ``<p><em>…</em></p>``, ``block.element`` may
        be the ``<em>``; the result is then the ``<p>``. If no element around the block has the block's tag, the
        result is ``block.element``. The index -1 is the body.
        """
        rows = zip(self.block_tags, self.block_elements, strict=True)
        return [_with_tag(tag, element, self.tags, self.parents) for tag, element in rows]

    @cached_property
    def landmarks(self) -> list[Label | None]:
        """For each element, the label that its role or tag gives; ``None`` if the element is not a landmark.

        Landmarks are menus, footers, asides and controls. The role has precedence over the tag.
        """
        found: list[Label | None] = list(map(_LANDMARKS.get, self.tags))
        for element, attributes in self.page.elements.attributes.items():
            if attributes.role:
                label = next((_ROLES[word] for word in attributes.role.split() if word in _ROLES), None)
                found[element] = label or found[element]
        return found

    @cached_property
    def in_landmark(self) -> list[bool]:
        """Whether each element is a landmark or inside one.

        Landmarks are menus, footers, asides and controls (see ``landmarks``).
        """
        found = [False] * len(self.tags)
        for element, label in enumerate(self.landmarks):
            if label is not None and not found[element]:
                stop = self.ends[element]
                found[element:stop] = [True] * (stop - element)
        return found

    @cached_property
    def hints(self) -> dict[int, Hint]:
        """The hint of each element: the label that one of its names suggests, and this name (``class_hints``).

        The names are id, classes, role and item property. Elements without a hint have no entry.
        """
        each = ((element, hint(attributes)) for element, attributes in self.page.elements.attributes.items())
        return {element: found for element, found in each if found is not None}

    def parent(self, element: int) -> int:
        """Return the index of an element's parent; -1 (the body) for an element directly in the body.

        The parent of the body is the body itself.
        """
        return self.parents[element] if element >= 0 else -1

    def kind(self, element: int) -> int:
        """Return the kind of an element, as a number: two elements of the same kind have similar paths from the body.

        The tags, classes, roles, item properties and alignments are equal at every step of the two paths. Positions
        among siblings do not count. The body has the kind -1.
        """
        kinds = self._kinds
        if element in kinds:
            return kinds[element]
        numbers, attributes, unknown = self._numbers, self.page.elements.attributes, []
        while element not in kinds:
            unknown.append(element)
            element = self.parents[element]
        kind = kinds[element]
        for each in reversed(unknown):
            named = _NAMES(attributes.get(each, PLAIN))
            kind = kinds[each] = numbers.setdefault((kind, self.tags[each], named), len(numbers))
        return kind

    def above(self, element: int) -> Iterator[int]:
        """Yield the index of an element and of each of its ancestors, innermost first, without the body."""
        while element >= 0:
            yield element
            element = self.parents[element]

    def closest(self, element: int, *tags: str) -> int:
        """Return the index of the innermost element with one of the tags, or -1 if there is none.

        The element with the index ``element`` and its ancestors are searched.
        """
        return next((each for each in self.above(element) if self.tags[each] in tags), -1)

    def is_item(self, index: int) -> bool:
        """Return whether a block is a list item that is not a link.

        The tag of the block or the beginning of its text shows that it is a list item.
        """
        return (self.blocks[index].tag == "li" or self.features[index].item) and not self.linked[index]

    def contains(self, holder: int, element: int) -> bool:
        """Return whether ``element`` is ``holder`` or a descendant of ``holder``.

        If ``holder`` is the body (-1), the result is true for every element.
        """
        return holder < 0 or holder <= element < self.ends[holder]

    def common(self, one: int, two: int) -> int:
        """Return the innermost element that contains both elements and is not a header; -1 for the body.

        Headers are ``<header>``, ``<hgroup>``, ``<h1>`` and ``<h2>``. One of the two elements may itself be the result.
        """
        around = (each for each in self.above(one) if self.tags[each] not in _HEADERS and self.contains(each, two))
        return next(around, -1)

    def hint_around(self, index: int, stop: int = -1) -> Hint | None:
        """Return the hint of the innermost element around a block that has a hint; ``None`` if no element has one.

        A hint is a label with the name that suggests it. The search goes outwards from the block's element. It ends
        before the first element that is ``stop`` or contains ``stop``. If ``stop`` is -1, all elements around the
        block are searched.
        """
        for element in self.above(self.blocks[index].element):
            if self.contains(element, stop) and stop >= 0:
                return None
            if (found := self.hints.get(element)) is not None:
                return found
        return None


def paragraph(page: Page, block: Block) -> int:
    """Return the index of the innermost element around a block that has the same tag as the block.

    The search begins with ``block.element`` and goes outwards. If it finds no such element, the result is
    ``block.element``.
    """
    return _with_tag(block.tag, block.element, page.elements.tags, page.elements.parents)


def _with_tag(tag: str, element: int, tags: Sequence[str], parents: Sequence[int]) -> int:
    """Return the index of the innermost element with this tag, from ``element`` outwards; else ``element``."""
    around = element
    while around >= 0 and tags[around] != tag:
        around = parents[around]
    return around if around >= 0 else element


def _without_last_links(block: Block) -> str:
    """Return a block's text without the short links and file links after its last full stop ("… đêm qua. [Xem]").

    If there are no such links, the result is "".
    """
    text, links = block.text, block.links
    before = text[: links[-1].start]
    if _STOP.search(before) is None:
        return ""
    for link in reversed(links):
        start, end, href = link
        if text[end:].strip(_AFTER_LINK):
            break
        words = text[start:end].split()
        if not (len(words) <= _LINK_WORDS and any(map(str.isalpha, words))) and FILE.search(href) is None:
            break
        text = text[:start].rstrip(_BEFORE_LINK)
        if _STOP.match(text[-1:]):
            return text
    return ""


def is_linked(block: Block, linked: int) -> bool:
    """Return whether a block with ``linked`` characters in links is mostly links, or begins with a linked headline.

    One of these must hold:

    - The whole text is one link.
    - At least 80 % of the characters are in links.
    - A link of at least 30 characters begins the text, and at least 25 % of the text is in links (a teaser).

    A long block is never linked, because it is prose in an unclosed link. "Long" means more than 250 characters for a
    block with one link, and more than 600 characters for a block with several links.
    """
    links = block.links
    if not links or len(block.text) > (_LONGEST_LINK if len(links) == 1 else _LONGEST_LINKS):
        return False
    first = links[0]
    if first.start == 0 and first.end == len(block.text):
        return True
    length = len(block.text.strip())
    headline = first.start == 0 and first.end >= _HEADLINE and linked >= _OPENS * length
    return linked >= _LINKED * length or headline
