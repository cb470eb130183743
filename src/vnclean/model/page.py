"""A page: its source text, its blocks in order, and a table of the elements that contain the blocks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, overload

CELLS: Final = "\t"
"""The separator of the cells of a table row in its block's text, as in ``innerText`` (HTML standard)."""


class Link(NamedTuple):
    """A link inside a block: the text ``block.text[start:end]`` links to ``href``.

    ``href`` is unchanged from the page; it may be relative.
    """

    start: int
    end: int
    href: str


class Attributes(NamedTuple):
    """The attributes of an element that filters use.

    ``classes`` are at most eight words. ``role`` and ``itemprop`` are at most two words each, in lower case. ``align``
    is "left", "right", "center" or "". ``hidden_by`` says what hides the element and its content ("aria-hidden",
    "display:none", "<noscript>"); it is "" if the element is visible.
    """

    classes: tuple[str, ...] = ()
    id: str = ""
    role: str = ""
    itemprop: str = ""
    align: str = ""
    hidden_by: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All words of the id, classes, role and item property: the names that the page's author chose."""
        return (*self.id.split(), *self.classes, *self.role.split(), *self.itemprop.split())


PLAIN: Final = Attributes()
"""The attributes of an element that has none."""


class Element(NamedTuple):
    """One element of a page's markup: one row of the table ``page.elements``.

    ``index`` is the number of the row, ``parent`` the row of the enclosing element (-1 for the body). ``end`` is the
    row of the last descendant plus one, so that "a is inside b" is ``b.index < a.index < b.end``. ``number`` is the
    position among the child elements of the parent, from 1.
    """

    index: int  # type: ignore[assignment]  # hides ``tuple.index``, which has no use here
    parent: int
    end: int
    number: int
    tag: str
    attributes: Attributes = PLAIN

    def step(self, *, numbered: bool = True) -> str:
        """Return the element's step in a printed path: tag, number, id, classes, role, item property, alignment.

        If ``numbered`` is false, the step has no number and no id.

        >>> element = Element(0, -1, 1, 2, "div", Attributes(("text", "w-1"), "main", "article"))
        >>> element.step(), element.step(numbered=False)
        ('div:2#main.text.w-1@article', 'div.text.w-1@article')
        """
        classes, own, role, itemprop, align, _ = self.attributes
        which = f":{self.number}{own and '#' + own}" if numbered else ""
        marks = "".join(f"@{word}" for word in f"{role} {itemprop} {align}".split())
        return f"{self.tag}{which}{''.join('.' + name for name in classes)}{marks}"


@dataclass(frozen=True)
class Elements(Sequence[Element]):
    """A table of the elements that contain a page's blocks and pictures, in document order.

    The table is stored as columns: each field is a sequence with one value per element. Only ``attributes`` is
    a mapping, from element index to attributes; elements without attributes are left out. ``elements[i]`` is
    row ``i`` as an ``Element``.

    >>> table = Elements(("div", "p"), (-1, 0), (2, 2), (1, 1), {})
    >>> table[1]
    Element(index=1, parent=0, end=2, number=1, tag='p', attributes=Attributes(classes=(), id='', ...))
    """

    tags: tuple[str, ...] = ()
    parents: Sequence[int] = ()
    ends: Sequence[int] = ()
    numbers: Sequence[int] = ()
    attributes: Mapping[int, Attributes] = field(default_factory=dict)
    """The attributes of each element by its index; an element without attributes is left out."""

    @classmethod
    def of(
        cls, tags: Iterable[str], parents: Iterable[int], numbers: Iterable[int], attributes: Mapping[int, Attributes]
    ) -> "Elements":
        """Return the table with these columns; the column ``ends`` is computed from ``parents``.

        Each parent must be in a row before its children.
        """
        parents = tuple(parents)
        size = len(parents)
        ends = [*range(1, size + 1)]
        for index, parent in zip(range(size - 1, -1, -1), reversed(parents), strict=True):
            if parent >= 0 and ends[index] > ends[parent]:
                ends[parent] = ends[index]
        return cls(tuple(tags), parents, tuple(ends), tuple(numbers), attributes)

    def __len__(self) -> int:
        """Return the number of elements."""
        return len(self.tags)

    @overload
    def __getitem__(self, index: int) -> Element: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Element, ...]: ...
    def __getitem__(self, index: int | slice) -> Element | tuple[Element, ...]:
        """Return an element, or a tuple of the elements of a slice. Raises ``IndexError``."""
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            message = f"there is no element {index}: the table has {len(self)}"
            raise IndexError(message)
        index %= len(self)
        tag, attributes = self.tags[index], self.attributes.get(index, PLAIN)
        return Element(index, self.parents[index], self.ends[index], self.numbers[index], tag, attributes)


class Block(NamedTuple):
    """One paragraph or line of a page; ``page.source[start:end]`` is always equal to ``text``.

    ``start`` and ``end`` are offsets in characters. ``index`` is the position of the block among the page's blocks,
    from 0.

    The other fields are set only for pages from markup:

    - ``tag``: the tag of the element that a browser shows as the paragraph ("p", "h2", "li"). A row of a data table has
      "tr", and tabs separate its cells.
    - ``element``: the index, in ``page.elements``, of the innermost element that contains the whole text. The index is
      -1 in raw text, and for text directly in the body.
    - ``links``: the links in the text.
    """

    index: int  # type: ignore[assignment]  # hides ``tuple.index``, which has no use here
    start: int
    end: int
    text: str
    tag: str = ""
    element: int = -1
    links: tuple[Link, ...] = ()

    @property
    def linked(self) -> int:
        """The number of characters of the text that are inside links."""
        return sum([link.end - link.start for link in self.links]) if self.links else 0


class Image(NamedTuple):
    """A picture that is on the page before the block at index ``before``.

    ``alt`` and ``src`` are unchanged from the page. ``element`` is the index, in ``page.elements``, of the innermost
    element around the picture; it is -1 for the body.
    """

    before: int
    alt: str
    src: str
    element: int = -1


class Claim(NamedTuple):
    """A statement that a page's markup makes about the page: ``field`` is ``value``, according to ``source``.

    ``source`` is the place in the markup ("og:title", "<title>"). ``field`` is one of ``title description author
    published modified outlet url image section tags``.
    """

    field: str
    value: str
    source: str


@dataclass(frozen=True)
class Page:
    r"""A source text, its blocks in order, and the URL of the page, if known.

    ``notes`` has one sentence for each defect that the reader had to repair (a wrong encoding declaration, excessive
    nesting). Only a page from markup has these:

    - ``elements``: the elements that contain blocks or pictures;
    - ``images``: the pictures;
    - ``hidden``: the blocks that no browser shows, numbered separately; their text is in ``source``;
    - ``claims``: the statements of the markup about the page.

    >>> from vnclean import read_text
    >>> page = read_text("Tin liên quan\n\nMột dòng khác.")
    >>> [page.source[b.start : b.end] for b in page.blocks]
    ['Tin liên quan', 'Một dòng khác.']
    """

    source: str
    blocks: tuple[Block, ...]
    url: str | None = None
    images: tuple[Image, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = field(default="", compare=False)
    """Python's name of the encoding of the page's bytes; "" if the page was given as text. Ignored in comparisons."""
    elements: Elements = field(default_factory=Elements)
    hidden: tuple[Block, ...] = ()

    def above(self, element: int) -> Iterator[int]:
        """Yield the index of an element, then the indices of its ancestors, innermost first.

        If ``element`` is -1 (the body), nothing is yielded.
        """
        parents = self.elements.parents
        while element >= 0:
            yield element
            element = parents[element]

    def path(self, element: int, *, numbered: bool = True) -> str:
        """Return the printed path to an element: one ``Element.step`` per element, outermost first.

        The path of -1, the body, is "". If ``numbered`` is false, the steps have no numbers and no ids.

        >>> from vnclean import read_html
        >>> page = read_html("<div id=main><p class=sapo>Tin")
        >>> page.path(page.blocks[0].element)
        'div:1#main/p:1.sapo'
        """
        return "/".join([self.elements[each].step(numbered=numbered) for each in self.above(element)][::-1])
