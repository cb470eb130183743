"""The container: the elements of the tree that hold the content's paragraphs, and the boxes beside them.

Silent for raw text, and for pages whose tree tells nothing (every line a child of the body).
"""

from collections import Counter
from functools import cached_property
from typing import Final, NamedTuple

from vnclean.analysis.columns import HEADINGS, Columns

_MOST_OF: Final = 0.8
_HOME_SHARE: Final = 0.15


class Box(NamedTuple):
    """An element beside the content's paragraphs and all that is in it: the blocks from ``first`` to ``last``.

    ``length``, ``linked`` and ``prose`` are characters: of all its text, inside links, and of unlinked sentences.
    """

    element: int
    first: int
    last: int
    length: int
    linked: int
    prose: int

    @property
    def density(self) -> float:
        """The share of its text that is inside links, from 0.0 to 1.0."""
        return self.linked / self.length


class Container:
    """The innermost element that holds the content's paragraphs (``element``; -1: the body), and the boxes beside them.

    ``homes`` are the elements whose children the paragraphs are, ``first`` is the index of the first block in it. It is
    false where the tree tells nothing.
    """

    def __init__(self, columns: Columns, homes: frozenset[int] = frozenset(), element: int = -1) -> None:
        """Return the container of these elements."""
        self._columns = columns
        self.homes: frozenset[int] = homes
        self.element: int = element
        self.first: int = 0
        self._boxes: dict[int, Box] = {}
        if homes:
            blocks = columns.blocks
            self.first = next(block.index for block in blocks if columns.contains(element, block.element))

    def __bool__(self) -> bool:
        """Return whether the tree tells anything."""
        return bool(self.homes)

    def holds(self, index: int) -> bool:
        """Return whether a block is inside the container."""
        return bool(self.homes) and self._columns.contains(self.element, self._columns.blocks[index].element)

    def is_home(self, index: int) -> bool:
        """Return whether a block is where the paragraphs stand: in an element that has them as its children."""
        element = self._columns.paragraphs[index]
        return element in self.homes or self._columns.parent(element) in self.homes

    def box(self, index: int) -> Box | None:
        """Return the box of the block at ``index``; ``None`` for paragraphs and where there is no such block.

        It is the outermost element around the block that is neither one of ``homes`` nor above one.
        """
        paragraphs = self._columns.paragraphs
        element = paragraphs[index] if self.homes and 0 <= index < len(paragraphs) else -1
        root = self._roots[element] if element >= 0 else -1
        if root < 0:
            return None
        if root not in self._boxes:
            self._boxes[root] = self._box(root)
        return self._boxes[root]

    @cached_property
    def _roots(self) -> list[int]:
        """The box that each element is in, or is: its outermost element; -1 for none."""
        holders = {each for home in self.homes for each in self._columns.above(home)}
        roots: list[int] = []
        for element, parent in enumerate(self._columns.parents):
            inside = roots[parent] if parent >= 0 else -1
            roots.append(-1 if element in holders else (inside if inside >= 0 else element))
        return roots

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        """The blocks of each box."""
        members: dict[int, list[int]] = {}
        for index, element in enumerate(self._columns.paragraphs):
            if element >= 0 and (root := self._roots[element]) >= 0:
                members.setdefault(root, []).append(index)
        return members

    def _box(self, root: int) -> Box:
        columns, members = self._columns, self._members[root]
        blocks, prose, linked = columns.blocks, columns.prose, columns.linked
        return Box(
            root,
            members[0],
            members[-1],
            sum([len(blocks[i].text) for i in members]),
            sum([blocks[i].linked for i in members if blocks[i].links]),
            sum([len(blocks[i].text) for i in members if prose[i] and not linked[i]]),
        )


def find_container(columns: Columns, span: range) -> Container:
    """Return the container of the paragraphs of a page whose content is in this range of block indices.

    >>> from vnclean import read_html
    >>> prose = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
    >>> page = read_html("<div id=a>" + prose + "<ul><li><a href=/>Tin khác</a></ul>" + prose + "</div>")
    >>> found = find_container(Columns(page), range(0, 3))
    >>> page.path(found.element), found.box(1).density
    ('div:1#a', 1.0)
    """
    nowhere = Container(columns)
    if not columns.tags:
        return nowhere
    blocks, paragraphs = columns.blocks, columns.paragraphs
    prose = [i for i in span if blocks[i].element >= 0 and columns.prose[i] and not columns.linked[i]]
    # In headings systems put the lead, too.
    prose = [i for i in prose if blocks[i].tag not in HEADINGS] or prose
    times = Counter(paragraphs[i] for i in prose)
    lengths, members, kinds = Counter[int](), Counter[int](), Counter[int]()
    for i in prose:
        element = paragraphs[i]
        home = element if times[element] > 1 else columns.parent(element)
        lengths[home] += len(blocks[i].text)
        members[columns.kind(home)] += 1
        if home >= 0:
            kinds[columns.kind(home)] += len(blocks[i].text)
    total = lengths.total()
    most = max(kinds, key=kinds.__getitem__, default=-1)
    if kinds[most] < max(1, total * _HOME_SHARE):
        return nowhere
    main = {kind for kind in kinds if kind == most or (kinds[kind] >= total * _HOME_SHARE and members[kind] > 1)}
    homes = frozenset(home for home in lengths if home >= 0 and columns.kind(home) in main)
    held = Counter[int]()
    for home, length in lengths.items():
        for element in columns.above(home):
            held[element] += length
    return Container(columns, homes, max((each for each in held if held[each] >= total * _MOST_OF), default=-1))
