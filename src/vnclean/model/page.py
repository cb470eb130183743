"""A page is its source text, the row of blocks that are in it, and the table of the elements that held them."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, overload

CELLS: Final = "\t"
"""What parts the cells of a table's row in its block's text, as ``innerText`` parts them (HTML standard)."""


class Link(NamedTuple):
    """A link inside a block: ``block.text[start:end]`` leads to ``href``, which is as the page wrote it."""

    start: int
    end: int
    href: str


class Attributes(NamedTuple):
    """What an element says of itself besides its tag.

    ``classes`` are at most eight; ``role`` and ``itemprop`` at most two words each, in small letters; ``align`` is
    "left", "right", "center" or ""; ``hidden_by`` is what hides it and all in it ("aria-hidden", "display:none",
    "<noscript>"), "" where it is shown.
    """

    classes: tuple[str, ...] = ()
    id: str = ""
    role: str = ""
    itemprop: str = ""
    align: str = ""
    hidden_by: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The words that its author chose: id, classes, role, item property."""
        return (*self.id.split(), *self.classes, *self.role.split(), *self.itemprop.split())


PLAIN: Final = Attributes()
"""The attributes of an element that has none."""


class Element(NamedTuple):
    """One element of a page's markup: a row of ``page.elements``.

    ``index`` is its place in the table, ``parent`` that of the element around it (-1 for the body), ``end`` one past
    its last descendant: "a is inside b" is ``b.index < a.index < b.end``. ``number`` says which child of its parent it
    is, from 1, elements alone.
    """

    index: int  # type: ignore[assignment]  # nobody looks for a value in an element
    parent: int
    end: int
    number: int
    tag: str
    attributes: Attributes = PLAIN

    def step(self, *, numbered: bool = True) -> str:
        """Return the step of a printed path: tag, number and id (unless not ``numbered``), classes, what else it says.

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
    """The elements that hold a page's blocks and pictures, in document order, as columns; ``elements[i]`` is a row.

    >>> table = Elements(("div", "p"), array("i", (-1, 0)), array("i", (2, 2)), array("i", (1, 1)), {})
    >>> table[1]
    Element(index=1, parent=0, end=2, number=1, tag='p', attributes=Attributes(classes=(), id='', ...))
    """

    tags: tuple[str, ...] = ()
    parents: Sequence[int] = field(default_factory=lambda: array("i"))
    ends: Sequence[int] = field(default_factory=lambda: array("i"))
    numbers: Sequence[int] = field(default_factory=lambda: array("i"))
    attributes: Mapping[int, Attributes] = field(default_factory=dict)
    """Of the elements that have any."""

    @classmethod
    def of(
        cls, tags: Iterable[str], parents: "array[int]", numbers: "array[int]", attributes: Mapping[int, Attributes]
    ) -> "Elements":
        """Return the table of these columns, whose ends are worked out: each parent is above its children."""
        ends = array("i", range(1, len(parents) + 1))
        for index in range(len(parents) - 1, 0, -1):
            parent = parents[index]
            if parent >= 0 and ends[index] > ends[parent]:
                ends[parent] = ends[index]
        return cls(tuple(tags), parents, ends, numbers, attributes)

    def __len__(self) -> int:
        """Return how many elements there are."""
        return len(self.tags)

    @overload
    def __getitem__(self, index: int) -> Element: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Element, ...]: ...
    def __getitem__(self, index: int | slice) -> Element | tuple[Element, ...]:
        """Return a row, or those of a slice. Raises ``IndexError``."""
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        if index < 0:
            index += len(self)
        tag, attributes = self.tags[index], self.attributes.get(index, PLAIN)
        return Element(index, self.parents[index], self.ends[index], self.numbers[index], tag, attributes)


class Block(NamedTuple):
    """One line of a page: ``page.source[start:end] == text``, always.

    ``start`` and ``end`` are offsets in characters; ``index`` is the block's place in the row, from 0.

    From markup: ``tag`` is the element that a browser shows as the paragraph ("p", "h2", "li", "tr" for a row of a data
    table, whose cells are parted by tabs). ``element`` is the index, in ``page.elements``, of the innermost element
    that holds all of its text; -1 in raw text, and for text right in the body. ``links`` are the links inside it.
    """

    index: int  # type: ignore[assignment]  # nobody looks for a value in a block
    start: int
    end: int
    text: str
    tag: str = ""
    element: int = -1
    links: tuple[Link, ...] = ()

    @property
    def linked(self) -> int:
        """How many characters of the text stand inside links."""
        return sum([link.end - link.start for link in self.links]) if self.links else 0


class Image(NamedTuple):
    """A picture: it is before the block at index ``before``; ``alt`` and ``src`` are as the page wrote them.

    ``element`` is the index of the element that it is in; -1 for the body.
    """

    before: int
    alt: str
    src: str
    element: int = -1


class Claim(NamedTuple):
    """What a page's markup states of itself: ``source`` ("og:title", "<title>") says that ``field`` is ``value``.

    ``field`` is one of ``title description author published modified outlet url image section tags``.
    """

    field: str
    value: str
    source: str


@dataclass(frozen=True)
class Page:
    r"""A source text, its blocks in order, and the address it came from, where that is known.

    From markup also the ``elements`` that hold blocks or pictures, the ``images``, the ``hidden`` blocks (what no
    browser shows; numbered for themselves, their text is in ``source``), the ``claims`` that the markup makes about
    the page, and ``notes``: one sentence for each thing that the reader had to repair (a wrong declaration of the
    encoding, a nesting without bounds).

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
    """What the bytes of the page were in, by Python's name for it; "" where it was given as text: the same page."""
    elements: Elements = field(default_factory=Elements)
    hidden: tuple[Block, ...] = ()

    def above(self, element: int) -> Iterator[int]:
        """Yield the index of an element and of those around it, the innermost first; nothing for the body, -1."""
        parents = self.elements.parents
        while element >= 0:
            yield element
            element = parents[element]

    def path(self, element: int, *, numbered: bool = True) -> str:
        """Return the printed path to an element, a step an element (``Element.step``); "" for the body.

        >>> from vnclean import read_html
        >>> page = read_html("<div id=main><p class=sapo>Tin")
        >>> page.path(page.blocks[0].element)
        'div:1#main/p:1.sapo'
        """
        return "/".join([self.elements[each].step(numbered=numbered) for each in self.above(element)][::-1])
