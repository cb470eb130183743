"""The container (the element that holds the article's paragraphs) and the boxes (elements beside the paragraphs).

The container is empty if the element tree gives no evidence. This is so for raw text and for pages whose blocks are all
children of the body.
"""

from collections import Counter
from functools import cached_property
from typing import Final, NamedTuple

from vnclean.analysis.columns import HEADINGS, Columns

_MOST_OF: Final = 0.8
_HOME_SHARE: Final = 0.15


class Box(NamedTuple):
    """An element whose blocks are judged together, such as a list of links between the content paragraphs.

    The parents of content paragraphs (``Container.homes``), and the elements around these parents, are not boxes. Of
    the other elements, the outermost are boxes: a list of links is one, but not the items of the list.

    ``element`` is the index of the box. ``first`` and ``last`` are the indices of the box's first and last block.
    ``length`` is the number of characters in the box, ``linked`` the number inside links, and ``prose`` the number in
    prose blocks that are not mostly links.
    """

    element: int
    first: int
    last: int
    length: int
    linked: int
    prose: int

    @property
    def density(self) -> float:
        """The share of the box's characters that are inside links, from 0.0 to 1.0."""
        return self.linked / self.length


class Container:
    """The element that contains the content paragraphs, with the boxes: the elements beside these paragraphs.

    ``element`` is the index of the innermost element with at least 80 % of the paragraphs' characters (-1: the body).
    ``first`` is the index of the first block in ``element``. ``homes`` are the indices of the paragraphs' parent
    elements. If ``homes`` is empty, the page has no known container, and the object is false in a condition. ``box``
    returns the box around a block.
    """

    def __init__(self, columns: Columns, homes: frozenset[int] = frozenset(), element: int = -1) -> None:
        """Store ``homes`` and ``element``, and set ``first``, the index of the first block inside ``element``.

        ``homes`` are the elements that have content paragraphs as children. Without homes, ``first`` is 0.
        """
        self._columns = columns
        self.homes: frozenset[int] = homes
        self.element: int = element
        self.first: int = 0
        self._boxes: dict[int, Box] = {}
        if homes:
            elements = columns.block_elements
            self.first = next(index for index, each in enumerate(elements) if columns.contains(element, each))

    def __bool__(self) -> bool:
        """Return whether ``homes`` is not empty, that is, whether the element tree shows where the content is."""
        return bool(self.homes)

    def holds(self, index: int) -> bool:
        """Return whether a block is inside ``element``; the result is always false if ``homes`` is empty."""
        return bool(self.homes) and self._columns.contains(self.element, self._columns.blocks[index].element)

    def is_home(self, index: int) -> bool:
        """Return whether a block is placed like the content paragraphs: in an element that has them as children.

        The result is true if the block's own element is one of ``homes`` or a child of one.
        """
        element = self._columns.paragraphs[index]
        return element in self.homes or self._columns.parent(element) in self.homes

    def box(self, index: int) -> Box | None:
        """Return the box that contains the block at ``index``; ``None`` if no box contains the block.

        The box is the outermost element that contains the block, but neither is nor contains a parent of content
        paragraphs. It may be the block's own element, as it is in general for a content paragraph. The result is also
        ``None`` if no block has this index or if the container is empty.
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
        """For each element, the index of the box that is or contains the element; -1 if there is no such box."""
        holders = {each for home in self.homes for each in self._columns.above(home)}
        ends = self._columns.ends
        roots = [-1] * len(ends)
        element = 0
        while element < len(ends):
            stop = element + 1
            if element not in holders:
                stop = ends[element]
                roots[element:stop] = [element] * (stop - element)
            element = stop
        return roots

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        """The indices of the blocks in each box; the key is the index of the box, or -1 for the blocks in no box."""
        roots = [*self._roots, -1]  # the body, -1, is in no box
        last = -1
        members: dict[int, list[int]] = {last: []}
        own = members[last]
        for index, element in enumerate(self._columns.paragraphs):
            root = roots[element]
            if root != last:
                own = members.setdefault(root, [])
                last = root
            own.append(index)
        return members

    def _box(self, root: int) -> Box:
        columns, members = self._columns, self._members[root]
        blocks, prose, linked = columns.blocks, columns.prose, columns.linked
        return Box(
            root,
            members[0],
            members[-1],
            sum([len(blocks[i].text) for i in members]),
            sum([columns.linked_chars[i] for i in members]),
            sum([len(blocks[i].text) for i in members if prose[i] and not linked[i]]),
        )


def find_container(columns: Columns, span: range) -> Container:
    """Return the container of the prose blocks in ``span``, a range of block indices.

    If the element tree gives no evidence, the result is an empty container, whose truth value is false.

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
    texts, tags, paragraphs = columns.texts, columns.block_tags, columns.paragraphs
    prose = [i for i in span if columns.prose[i] and not columns.linked[i] and paragraphs[i] >= 0]
    # Prose in headings counts only if there is no other: some content management systems put the lead in one.
    prose = [i for i in prose if tags[i] not in HEADINGS] or prose
    elements = [paragraphs[i] for i in prose]
    times = Counter(elements)
    by_home: dict[int, list[int]] = {}
    for i, element in zip(prose, elements, strict=True):
        home = element if times[element] > 1 else columns.parent(element)
        by_home.setdefault(home, []).append(len(texts[i]))
    lengths = {home: sum(sizes) for home, sizes in by_home.items()}
    members, kinds = Counter[int](), Counter[int]()
    for home, sizes in by_home.items():
        kind = columns.kind(home)
        members[kind] += len(sizes)
        if home >= 0:
            kinds[kind] += lengths[home]
    total = sum(lengths.values())
    most = max(kinds, key=kinds.__getitem__, default=-1)
    if kinds[most] < max(1, total * _HOME_SHARE):
        return nowhere
    main = {kind for kind in kinds if kind == most or (kinds[kind] >= total * _HOME_SHARE and members[kind] > 1)}
    homes = frozenset(home for home in lengths if home >= 0 and columns.kind(home) in main)
    held = Counter[int]()
    for home, length in lengths.items():
        for element in columns.above(home):
            held[element] += length
    element = max((each for each in held if held[each] >= total * _MOST_OF), default=-1)
    found = columns.containers.get((homes, element))
    if found is None:
        found = columns.containers[homes, element] = Container(columns, homes, element)
    return found
