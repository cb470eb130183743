"""What a filter is: it examines a draft of the page and says of some blocks what they are, and why."""

from collections.abc import Iterable, Sequence
from inspect import cleandoc
from typing import Final, Protocol, runtime_checkable

from vnclean.analysis.analysis import Analysis
from vnclean.analysis.container import Container
from vnclean.analysis.line_index import LineIndex
from vnclean.model.decision import Decision, Finding
from vnclean.model.label import Label
from vnclean.model.page import Block, Page

PROSE: Final = frozenset({Label.BODY, Label.LEAD})
"""The labels of paragraphs."""
_PICTURES: Final = frozenset({Label.CAPTION, Label.SLUG, Label.ADVERT})
"""What is between two paragraphs and parts nothing."""
_SHORT_LINE: Final = 12
_SHRUNK: Final = 0.9
"""The lines that are looked up are those that were open when no more than this share of them was decided since."""


class Draft:
    """What a filter may examine: the page, what analysis knows of it, and what earlier filters decided.

    ``decisions`` has one place a block, ``None`` where no filter has labelled it yet. ``span`` is the range of block
    indices from the first to the last paragraph of the article (empty where the page shows no prose); ``container`` the
    elements of the page's tree that hold it (false for raw text).
    """

    def __init__(self, analysis: Analysis) -> None:
        """Return the draft of a page about which nothing has been said."""
        self.analysis: Analysis = analysis
        self.page: Page = analysis.page
        self.span: range = analysis.span
        self.decisions: list[Decision | None] = [None] * len(self.page.blocks)
        self._open: Sequence[Block] | None = self.page.blocks  # None: to be worked out
        self._left: int = len(self.page.blocks)
        self._index = LineIndex(self.page.blocks, analysis.generals)

    @classmethod
    def of(cls, page: Page) -> "Draft":
        r"""Return the draft of a page.

        >>> from vnclean import read_text
        >>> [block.text for block in Draft.of(read_text("Một\nHai")).open()]
        ['Một', 'Hai']
        """
        return cls(Analysis(page))

    @property
    def container(self) -> Container:
        """The elements that hold the content."""
        return self.analysis.container

    def record(self, findings: Iterable[Finding], name: str) -> None:
        """Record what the filter of this name found, the first finding of each block that has no label yet."""
        blocks, decisions = self.page.blocks, self.decisions
        for index, label, code, reason in findings:
            if decisions[index] is None:
                decisions[index] = Decision(blocks[index], label, name, code, reason)
                self._left -= 1
                self._open = None
        if self._left < _SHRUNK * self._index.size:
            self._index = LineIndex(self.open(), self.analysis.generals)

    def open(self) -> Sequence[Block]:
        """Return the blocks that have no label yet, in order."""
        if self._open is None:
            decisions = self.decisions
            self._open = [block for block in self.page.blocks if decisions[block.index] is None]
        return self._open

    def outside(self) -> Sequence[Block]:
        """Return the open blocks outside the content span; none if the page has no content span."""
        return [block for block in self.open() if not self.is_inside(block.index)] if self.span else ()

    def is_outside(self, index: int) -> bool:
        """Return whether a block is one of those that ``outside`` gives."""
        return bool(self.span) and self.decisions[index] is None and not self.is_inside(index)

    def beginning(self, *texts: str) -> list[Block]:
        """Return the open blocks whose general form begins with one of these texts, in order."""
        return self._at(self._index.beginning(*texts))

    def holding(self, *texts: str) -> list[Block]:
        """Return the open blocks whose general form holds one of these texts, in order."""
        return self._at(self._index.holding(*texts))

    def printing(self, *texts: str) -> list[Block]:
        """Return the open blocks that print one of these texts as it is, in order."""
        return self._at(self._index.printing(*texts))

    def labelled(self, label: Label) -> list[Decision]:
        """Return the decisions so far that gave this label, in order."""
        return [decision for decision in self.decisions if decision is not None and decision.label is label]

    def label(self, index: int) -> Label | None:
        """Return the label of the block at ``index``; ``None`` where it is open or there is no such block."""
        decision = self.decisions[index] if 0 <= index < len(self.decisions) else None
        return None if decision is None else decision.label

    def is_inside(self, index: int) -> bool:
        """Return whether a block is in the content span; a short line between lead and body element is not."""
        if index not in self.span:
            return False
        if index >= self.container.first:
            return True
        seen = self.analysis.features[index]
        return seen.words > _SHORT_LINE or seen.ended or self.container.holds(index)

    def is_among(self, index: int) -> bool:
        """Return whether a block is where markup puts the paragraphs of the article, and is not a link."""
        block = self.page.blocks[index]
        return self.container.is_home(index) and 2 * block.linked < len(block.text)

    def is_prose_at(self, index: int) -> bool:
        """Return whether the block at ``index`` is in the content span and labelled as text, or open and prose."""
        if index not in self.span:
            return False
        label = self.label(index)
        return label in PROSE or (label is None and self.analysis.prose[index])

    def past_pictures(self, index: int, step: int) -> int:
        """Return the first index from ``index`` on, up (``step`` -1) or down (1), that is not a picture's line."""
        while self.label(index) in _PICTURES:
            index += step
        return index

    def _at(self, indices: Iterable[int]) -> list[Block]:
        blocks, decisions = self.page.blocks, self.decisions
        return [blocks[index] for index in indices if decisions[index] is None]


@runtime_checkable
class Filter(Protocol):
    r"""A ``name`` and a pure call from a draft to findings. Subclass it: the other members have defaults.

    >>> class Starred(Filter):
    ...     name = "advert.starred"
    ...
    ...     def __call__(self, draft):
    ...         return [Finding(b.index, Label.ADVERT, "star", "a star") for b in draft.open() if b.text[0] == "*"]
    >>> from vnclean import read_text
    >>> [found.index for found in Starred()(Draft.of(read_text("Một\n* Hai")))]
    [1]
    """

    __slots__ = ()

    @property
    def needs(self) -> frozenset[str]:
        """What a page must have for the filter to find anything (``Analysis.evidence``): else it is not asked."""
        return frozenset()

    @property
    def name(self) -> str:
        """The public name of this filter: the handle for editing a pipeline, and the counter in a tally."""
        ...

    @property
    def defers(self) -> frozenset[str]:
        """The codes of its findings that the score may overrule: of place, repetition or neighbours."""
        return frozenset()

    @property
    def description(self) -> str:
        """What it labels, for the catalogue."""
        return cleandoc(type(self).__doc__ or "")

    def __call__(self, draft: Draft, /) -> Iterable[Finding]:
        """Return findings about blocks of ``draft``; those about blocks that have a label are ignored."""
        ...
