"""The content zone: the elements of the tree that hold the content's paragraphs, and the boxes beside them.

Silent for raw text, and for pages whose tree tells nothing (every line a child of the body).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from vnclean.analysis.paths import HEADINGS, above, element_of, is_in, is_linked, parent_of, template_path
from vnclean.model.page import Block
from vnclean.text.line_features import is_prose

_MOST_OF: Final = 0.8
_HOME_SHARE: Final = 0.15


@dataclass(frozen=True, slots=True)
class Box:
    """An element beside the content's paragraphs and all that is in it: the blocks from ``first`` to ``last``.

    ``length``, ``linked`` and ``prose`` are characters: of all its text, inside links, and of unlinked sentences.
    """

    path: str
    first: int
    last: int
    length: int
    linked: int
    prose: int

    @property
    def density(self) -> float:
        """The share of its text that is inside links, from 0.0 to 1.0."""
        return self.linked / self.length


class Boxes:
    """The box that each block is in, found when it is asked for.

    It is the outermost element around a block that is neither one of ``homes`` nor above one.
    """

    def __init__(self, blocks: Sequence[Block] = (), homes: Iterable[str] = ()) -> None:
        """Return the boxes of a page's blocks beside these elements."""
        self._blocks = blocks
        self._holders = {"", *homes, *(path for home in homes for path in above(home))}
        self._elements: list[str] = []
        self._roots: dict[str, str] = {}
        self._found: dict[str, Box] = {}

    def box(self, index: int) -> Box | None:
        """Return the box of the block at ``index``; ``None`` for paragraphs and where there is no such block."""
        if not 0 <= index < len(self._blocks):
            return None
        root = self._root(element_of(self._blocks[index]))
        if not root:
            return None
        if root not in self._found:
            self._found[root] = self._box(root)
        return self._found[root]

    def _box(self, root: str) -> Box:
        self._elements = self._elements or [element_of(block) for block in self._blocks]
        below = root + "/"
        inside = [
            block
            for block, element in zip(self._blocks, self._elements, strict=True)
            if element == root or element.startswith(below)
        ]
        return Box(
            root,
            inside[0].index,
            inside[-1].index,
            sum([len(block.text) for block in inside]),
            sum([block.linked for block in inside]),
            sum([len(block.text) for block in inside if is_prose(block.text) and not is_linked(block)]),
        )

    def _root(self, path: str) -> str:
        """Return the outermost element around one that holds no paragraphs, or it; "" for bare text in a home."""
        if path in self._holders:
            return ""
        if path not in self._roots:
            self._roots[path] = self._root(parent_of(path)) or path
        return self._roots[path]


@dataclass(frozen=True, slots=True)
class Container:
    """The innermost element that holds the content's paragraphs (``path``), and the boxes that hold none.

    ``first`` is the index of the first block in it. ``homes`` are the elements whose children the paragraphs are.
    ``boxes`` knows the box that each block is in. All are empty where the tree tells nothing.
    """

    path: str = ""
    first: int = 0
    homes: frozenset[str] = frozenset()
    boxes: Boxes = field(default_factory=Boxes, repr=False, compare=False)

    def __bool__(self) -> bool:
        """Return whether the tree tells anything."""
        return bool(self.homes)

    def box(self, index: int) -> Box | None:
        """Return the box that contains the block at ``index``; ``None`` for paragraphs, and without boxes."""
        return self.boxes.box(index)

    def holds(self, block: Block) -> bool:
        """Return whether a block is inside the zone."""
        return bool(self.homes) and is_in(block.path, self.path)

    def is_home(self, block: Block) -> bool:
        """Return whether a block is where the paragraphs stand: in an element that has them as its children."""
        element = element_of(block)
        return element in self.homes or parent_of(element) in self.homes


NOWHERE: Final = Container()
"""The zone of raw text."""


def container(blocks: Sequence[Block], span: range) -> Container:
    """Return the content zone of a page whose story is in this range of block indices.

    >>> from vnclean import read_html
    >>> prose = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
    >>> page = read_html("<div id=a>" + prose + "<ul><li><a href=/>Tin khác</a></ul>" + prose + "</div>")
    >>> found = container(page.blocks, range(0, 3))
    >>> found.path, found.box(1).density
    ('div:1#a', 1.0)
    """
    paragraphs = [blocks[i] for i in span if _is_paragraph(blocks[i])]
    # In headings systems put the lead, too.
    paragraphs = [block for block in paragraphs if block.tag not in HEADINGS] or paragraphs
    times = Counter(element_of(block) for block in paragraphs)
    lengths, members = Counter[str](), Counter[str]()
    for block in paragraphs:
        element = element_of(block)
        home = element if times[element] > 1 else parent_of(element)
        lengths[home] += len(block.text)
        members[template_path(home)] += 1
    total = lengths.total()
    kinds = Counter[str]()
    for home, length in lengths.items():
        if home:
            kinds[template_path(home)] += length
    most = max(kinds, key=kinds.__getitem__, default="")
    if kinds[most] < max(1, total * _HOME_SHARE):
        return NOWHERE
    main = {kind for kind in kinds if kind == most or (kinds[kind] >= total * _HOME_SHARE and members[kind] > 1)}
    homes = {home for home in lengths if home and template_path(home) in main}
    held = Counter[str]()
    for home, length in lengths.items():
        for path in (home, *above(home)) if home else ("",):
            held[path] += length
    path = max((path for path in held if held[path] >= total * _MOST_OF), key=lambda path: path.count("/") + bool(path))
    first = next(block.index for block in blocks if is_in(block.path, path))
    return Container(path, first, frozenset(homes), Boxes(blocks, homes))


def _is_paragraph(block: Block) -> bool:
    return block.path != "" and is_prose(block.text) and not is_linked(block)
