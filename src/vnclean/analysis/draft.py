"""The interface of filters: a filter reads a draft of a page and returns findings, labels with reasons, for blocks."""

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
"""The labels of article paragraphs."""
_PICTURES: Final = frozenset({Label.CAPTION, Label.SLUG, Label.ADVERT})
"""The labels of blocks that may be between two paragraphs without ending the content."""
_SHORT_LINE: Final = 12
_SHRUNK: Final = 0.9
"""The line index is rebuilt when less than this share of its blocks is still open."""


class Draft:
    """The input of a filter: a page, its analysis, and the decisions of earlier filters.

    ``decisions`` has one entry per block, ``None`` while the block is open: no filter has labelled it yet. ``span`` is
    the content span, a range of block indices (empty if no content is found); ``container`` is the container of the
    content span (false for raw text).
    """

    def __init__(self, analysis: Analysis) -> None:
        """Start with every block open."""
        self.analysis: Analysis = analysis
        self.page: Page = analysis.page
        self.span: range = analysis.span
        self.decisions: list[Decision | None] = [None] * len(self.page.blocks)
        self._open: Sequence[Block] | None = self.page.blocks  # None: to be worked out
        self._left: int = len(self.page.blocks)
        self._index = LineIndex(self.page.blocks, analysis.generals)

    @classmethod
    def of(cls, page: Page) -> "Draft":
        r"""Analyse a page, and return its draft without decisions: every block is open.

        Open means that no filter has labelled the block yet.

        >>> from vnclean import read_text
        >>> [block.text for block in Draft.of(read_text("Một\nHai")).open()]
        ['Một', 'Hai']
        """
        return cls(Analysis(page))

    @property
    def container(self) -> Container:
        """The container of the content span."""
        return self.analysis.container

    def record(self, findings: Iterable[Finding], name: str) -> None:
        """Record a filter's findings as decisions under its ``name``; only the first one on an open block counts."""
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
        """Return whether a block is open and outside the content span; ``False`` if the page has no content span."""
        return bool(self.span) and self.decisions[index] is None and not self.is_inside(index)

    def beginning(self, *texts: str) -> list[Block]:
        """Return the open blocks whose general form (``lexicon.general``) begins with one of these texts, in order."""
        return self._at(self._index.beginning(*texts))

    def holding(self, *texts: str) -> list[Block]:
        """Return the open blocks whose general form (``lexicon.general``) contains one of these texts, in order."""
        return self._at(self._index.holding(*texts))

    def printing(self, *texts: str) -> list[Block]:
        """Return the open blocks whose text contains one of these texts unchanged, in order."""
        return self._at(self._index.printing(*texts))

    def labelled(self, label: Label) -> list[Decision]:
        """Return the decisions so far that gave this label, in order."""
        return [decision for decision in self.decisions if decision is not None and decision.label is label]

    def label(self, index: int) -> Label | None:
        """Return the label of the block at ``index``; ``None`` if it is open or there is no such block."""
        decision = self.decisions[index] if 0 <= index < len(self.decisions) else None
        return None if decision is None else decision.label

    def is_inside(self, index: int) -> bool:
        """Return whether a block is in the content span.

        A line of at most 12 words that does not end a sentence is not, if it is before the container's first block.
        """
        if index not in self.span:
            return False
        if index >= self.container.first:
            return True
        seen = self.analysis.features[index]
        return seen.words > _SHORT_LINE or seen.ended or self.container.holds(index)

    def is_among(self, index: int) -> bool:
        """Return whether a block is placed like the article's paragraphs in the tree, and is less than half links."""
        block = self.page.blocks[index]
        return self.container.is_home(index) and 2 * block.linked < len(block.text)

    def is_prose_at(self, index: int) -> bool:
        """Return whether a block is in the content span, and labelled ``body`` or ``lead``, or open and prose."""
        if index not in self.span:
            return False
        label = self.label(index)
        return label in PROSE or (label is None and self.analysis.prose[index])

    def past_pictures(self, index: int, step: int) -> int:
        """Return the first index from ``index`` on, in steps of 1 or -1, whose label is not caption, slug or advert."""
        while self.label(index) in _PICTURES:
            index += step
        return index

    def _at(self, indices: Iterable[int]) -> list[Block]:
        blocks, decisions = self.page.blocks, self.decisions
        return [blocks[index] for index in indices if decisions[index] is None]


@runtime_checkable
class Filter(Protocol):
    r"""A filter: a ``name`` and a pure function from a draft to findings. Subclasses inherit defaults for the rest.

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
        """The evidence (``Analysis.evidence``) that a page must have; if any of it is missing the filter is skipped."""
        return frozenset()

    @property
    def name(self) -> str:
        """The public name, unique in a pipeline: it identifies the filter in edits of a pipeline and in a tally."""
        ...

    @property
    def defers(self) -> frozenset[str]:
        """The codes of findings that rest on place, repetition or neighbours, which the learned score may overrule."""
        return frozenset()

    @property
    def description(self) -> str:
        """The text for the filter catalogue: which blocks it labels. By default the docstring of the class."""
        return cleandoc(type(self).__doc__ or "")

    def __call__(self, draft: Draft, /) -> Iterable[Finding]:
        """Return findings about blocks of ``draft``; those about blocks that have a label are ignored."""
        ...
