"""The interface of filters.

A filter reads a draft (a page, its analysis and the decisions so far) and returns findings: for a block, a label and
the reason for the label.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from inspect import cleandoc
from typing import Any, Final, Protocol, TypeVar, runtime_checkable

from vnclean.analysis.analysis import Analysis
from vnclean.analysis.container import Container
from vnclean.analysis.line_index import LineIndex
from vnclean.model.decision import Decision, Finding, Label
from vnclean.model.page import Block, Page

PROSE: Final = frozenset({Label.BODY, Label.LEAD})
"""The labels of article paragraphs."""
_PICTURES: Final = frozenset({Label.CAPTION, Label.SLUG, Label.ADVERT})
"""The labels of blocks that may be between two paragraphs without ending the content."""
_SHORT_LINE: Final = 12
_SHRUNK: Final = 0.9
"""The line index is rebuilt when less than this share of its blocks is still unlabelled."""
_T = TypeVar("_T")


class Draft:
    """The input of a filter: a page, its analysis, and the decisions of earlier filters.

    - ``decisions`` has one entry per block: ``None`` while no filter has labelled the block.
    - ``span`` is the content span: the range of block indices from the first to the last paragraph of the article. It
      is empty if no content is found.
    - ``container`` is the element that holds the content span. Its truth value is false if the page has no usable
      element tree, as for raw text.
    """

    def __init__(self, analysis: Analysis) -> None:
        """Create a draft in which no block has a label."""
        self.analysis: Analysis = analysis
        self.page: Page = analysis.page
        self.span: range = analysis.span
        self.decisions: list[Decision | None] = [None] * len(self.page.blocks)
        self._open: Sequence[Block] | None = self.page.blocks  # None: to be worked out
        self._places: defaultdict[Label, list[int]] = defaultdict(list)
        self._left: int = len(self.page.blocks)
        self._index: LineIndex | None = None
        self._once: dict[Callable[[Draft], Any], Any] = {}

    @classmethod
    def of(cls, page: Page) -> "Draft":
        r"""Analyse a page and return its draft, in which no block has a label.

        >>> from vnclean import read_text
        >>> [block.text for block in Draft.of(read_text("Một\nHai")).open()]
        ['Một', 'Hai']
        """
        return cls(Analysis(page))

    @property
    def container(self) -> Container:
        """The element that holds the content span; its truth value is false if the element tree gives no evidence."""
        return self.analysis.container

    def once(self, work: Callable[["Draft"], _T]) -> _T:
        """Return ``work(self)``, computed when it is first asked for; it must not depend on the decisions so far."""
        if work not in self._once:
            self._once[work] = work(self)
        found: _T = self._once[work]
        return found

    def record(self, findings: Iterable[Finding], name: str) -> None:
        """Record a filter's findings as decisions under the filter's ``name``.

        Findings about blocks that already have a label are ignored.
        """
        blocks, decisions, places = self.page.blocks, self.decisions, self._places
        for index, label, code, reason in findings:
            if decisions[index] is None:
                decisions[index] = Decision(blocks[index], label, name, code, reason)
                places[label].append(index)
                self._left -= 1
                self._open = None

    def open(self) -> Sequence[Block]:
        """Return the blocks that have no label yet, in order."""
        if self._open is None:
            decisions = self.decisions
            self._open = [block for block in self.page.blocks if decisions[block.index] is None]
        return self._open

    def outside(self) -> Sequence[Block]:
        """Return the unlabelled blocks that do not belong to the content (``is_inside``), in order.

        The result is empty if the page has no content span.
        """
        start, stop = self.span.start, self.span.stop
        return (
            [block for block in self.open() if not (start <= block.index < stop and self.is_inside(block.index))]
            if self.span
            else ()
        )

    def is_outside(self, index: int) -> bool:
        """Return whether a block has no label and does not belong to the content (``is_inside``).

        The result is ``False`` if the page has no content span.
        """
        return bool(self.span) and self.decisions[index] is None and not self.is_inside(index)

    def beginning(self, *texts: str) -> list[Block]:
        """Return the unlabelled blocks that begin with one of these texts, in order.

        Blocks are compared as ``lexicon.general`` returns them: folded, with ``{n}`` for numbers.
        """
        return self._at(self._lines().beginning(*texts))

    def holding(self, *texts: str) -> list[Block]:
        """Return the unlabelled blocks that contain one of these texts, in order.

        Blocks are searched as ``lexicon.general`` returns them: folded, with ``{n}`` for numbers.
        """
        return self._at(self._lines().holding(*texts))

    def printing(self, *texts: str) -> list[Block]:
        """Return the unlabelled blocks whose original text contains one of these texts exactly, in order."""
        return self._at(self._lines().printing(*texts))

    def labelled(self, label: Label) -> list[Decision]:
        """Return the decisions made so far that have this label, in the order of the blocks."""
        return [decision for index in self.places(label) if (decision := self.decisions[index]) is not None]

    def places(self, label: Label) -> list[int]:
        """Return the indices of the blocks that have this label, in ascending order."""
        return sorted(self._places[label]) if label in self._places else []

    def label(self, index: int) -> Label | None:
        """Return the label of the block at ``index``.

        The result is ``None`` if the block has no label yet, or if no block has this index.
        """
        decision = self.decisions[index] if 0 <= index < len(self.decisions) else None
        return None if decision is None else decision.label

    def is_inside(self, index: int) -> bool:
        """Return whether a block belongs to the content.

        The block must be in the content span, and meet one of these conditions:

        - It is not above the first block of the container.
        - It has more than 12 words.
        - It ends like a sentence.
        """
        if index not in self.span:
            return False
        if index >= self.container.first:
            return True
        seen = self.analysis.features[index]
        return seen.words > _SHORT_LINE or seen.ended or self.container.holds(index)

    def is_among(self, index: int) -> bool:
        """Return whether a block is placed like the content paragraphs, and less than half of it is linked.

        The block's element, or the parent of that element, must have content paragraphs as children.
        """
        block = self.page.blocks[index]
        return self.container.is_home(index) and 2 * block.linked < len(block.text)

    def is_prose_at(self, index: int) -> bool:
        """Return whether the block at ``index`` is in the content span and is an article paragraph.

        A paragraph is labelled ``body`` or ``lead``, or has no label yet and is prose.
        """
        if index not in self.span:
            return False
        label = self.label(index)
        return label in PROSE or (label is None and self.analysis.prose[index])

    def is_open_text(self, index: int) -> bool:
        """Return whether a block has no label yet and is not mostly links."""
        return self.decisions[index] is None and not self.analysis.linked[index]

    def is_plain_paragraph(self, index: int) -> bool:
        """Return whether a block of a Markdown page is a paragraph of prose that is not in a list and has no links."""
        analysis, block = self.analysis, self.page.blocks[index]
        plain = analysis.is_flat and block.tag == "p" and analysis.prose[index] and not analysis.linked_chars[index]
        return plain and analysis.closest(block.element, "li") < 0

    def past_pictures(self, index: int, step: int) -> int:
        """Return the index of the first block that is not labelled caption, slug or advert.

        The search begins with the block at ``index`` itself. It goes down the page if ``step`` is 1, and up if
        ``step`` is -1. If the search leaves the page, the result is -1 or the number of blocks.
        """
        while self.label(index) in _PICTURES:
            index += step
        return index

    def _lines(self) -> LineIndex:
        if self._index is None or self._left < _SHRUNK * self._index.size:
            self._index = LineIndex(self.open(), self.analysis.generals)
        return self._index

    def _at(self, indices: Iterable[int]) -> list[Block]:
        blocks, decisions = self.page.blocks, self.decisions
        return [blocks[index] for index in indices if decisions[index] is None]


@runtime_checkable
class Filter(Protocol):
    r"""The interface of a filter: a ``name``, and a pure function from a draft to findings.

    A subclass must define both, and inherits defaults for the other properties.

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
        """The names of the kinds of evidence that a page must have (see ``Analysis.evidence``).

        If one of them is missing on a page, the filter is skipped.
        """
        return frozenset()

    @property
    def name(self) -> str:
        """The public name of the filter, unique in a pipeline.

        The name identifies the filter when a pipeline is edited, and in a tally.
        """
        ...

    @property
    def defers(self) -> frozenset[str]:
        """The codes of findings that the learned score may overrule.

        These findings rest on weak evidence: the position of a line, its repetition, or its neighbours.
        """
        return frozenset()

    @property
    def description(self) -> str:
        """The description of the filter in the filter catalogue: which blocks the filter labels.

        By default, this is the docstring of the class.
        """
        return cleandoc(type(self).__doc__ or "")

    def __call__(self, draft: Draft, /) -> Iterable[Finding]:
        """Return findings about blocks of ``draft``.

        Findings about blocks that already have a label are ignored.
        """
        ...
