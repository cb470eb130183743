"""What a filter is: it examines a draft of the page and says of some blocks what they are, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol, runtime_checkable

from vnclean.analysis.container import NOWHERE, Container, container
from vnclean.analysis.content_span import find_span
from vnclean.analysis.headline import printed_headline
from vnclean.analysis.line_index import Concordance, Lines
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block, Page

_SHORT_LINE: Final = 12
_SHRUNK: Final = 0.9
"""The lines that are looked up are those that were open when no more than this share of them was decided since."""


@dataclass(frozen=True)
class Draft:
    """What a filter may examine: the page, what earlier filters decided, and where the content stands.

    ``decisions`` has one place a block, ``None`` where nobody has spoken yet. ``story`` is the range of block
    indices from the first to the last paragraph of the article (empty where the page shows no prose); ``zone`` the
    elements of the page's tree that hold it (empty for raw text). ``lines`` are the examines the blocks' lines.
    """

    page: Page
    decisions: tuple[Decision | None, ...]
    span: range
    container: Container = NOWHERE

    @cached_property
    def lines(self) -> Lines:
        """The features of each block's text."""
        return Lines(self.page)

    @cached_property
    def _open(self) -> tuple[Block, ...]:
        return tuple(block for block, said in zip(self.page.blocks, self.decisions, strict=True) if said is None)

    @cached_property
    def _concordance(self) -> Concordance:
        return Concordance(self._open, self.lines.generals)

    @classmethod
    def of(cls, page: Page) -> "Draft":
        r"""Return the draft of a page about which nothing has been said.

        >>> from vnclean import read_text
        >>> [block.text for block in Draft.of(read_text("Một\nHai")).open()]
        ['Một', 'Hai']
        """
        blocks = page.blocks
        found = find_span(blocks, headline=printed_headline(page))
        return cls(page, (None,) * len(blocks), found, container(blocks, found))

    def with_decisions(self, said: Iterable[Decision]) -> "Draft":
        """Return the draft in which these are recorded, the first of each block, where nobody has spoken for it yet."""
        decisions = list(self.decisions)
        for decision in said:
            if decisions[decision.block.index] is None:
                decisions[decision.block.index] = decision
        draft = Draft(self.page, tuple(decisions), self.span, self.container)
        known = vars(draft)  # where a cached property keeps its value
        known["lines"] = self.lines
        if len(draft._open) >= _SHRUNK * self._concordance.size:
            known["_concordance"] = self._concordance  # its blocks include all that are still open
        return draft

    def open(self) -> Sequence[Block]:
        """Return the blocks that nobody has spoken for, in order."""
        return self._open

    def outside(self) -> Sequence[Block]:
        """Return the undecided blocks outside the content span; none if the page has no content span."""
        return [block for block in self._open if not self.is_inside(block)] if self.span else ()

    def is_outside(self, block: Block) -> bool:
        """Return whether a block is one of those that ``outside`` gives."""
        return bool(self.span) and self.decisions[block.index] is None and not self.is_inside(block)

    def beginning(self, *texts: str) -> list[Block]:
        """Return the open blocks whose general form begins with one of these texts, in order."""
        return self._at(self._concordance.beginning(*texts))

    def holding(self, *texts: str) -> list[Block]:
        """Return the open blocks whose general form holds one of these texts, in order."""
        return self._at(self._concordance.holding(*texts))

    def printing(self, *texts: str) -> list[Block]:
        """Return the open blocks that print one of these texts as it is, in order."""
        return self._at(self._concordance.printing(*texts))

    def labelled(self, label: Label) -> list[Decision]:
        """Return the decisions so far that gave this label, in order."""
        return [decision for decision in self.decisions if decision is not None and decision.label is label]

    def _at(self, indices: Iterable[int]) -> list[Block]:
        blocks, decisions = self.page.blocks, self.decisions
        return [blocks[index] for index in indices if decisions[index] is None]

    def is_inside(self, block: Block) -> bool:
        """Return whether a block is in the content span; a short line between lead and body element is not."""
        return block.index in self.span and not self._is_before(block)

    def _is_before(self, block: Block) -> bool:
        """Return whether a block of the content is a short line before the element that holds the rest of it."""
        seen = self.lines.features[block.index]
        short = block.index < self.container.first and seen.words <= _SHORT_LINE and not seen.ended
        return short and not self.container.holds(block)

    def is_among(self, block: Block) -> bool:
        """Return whether a block is where markup puts the paragraphs of the article, and is not a link."""
        return self.container.is_home(block) and 2 * block.linked < len(block.text)

    def label(self, index: int) -> Label | None:
        """Return the label of the block at ``index``; ``None`` where it is undecided or there is no such block."""
        if not 0 <= index < len(self.decisions):
            return None
        decision = self.decisions[index]
        return None if decision is None else decision.label


@runtime_checkable
class Filter(Protocol):
    """A ``name`` and a pure call from a draft to decisions. Any object of that shape will do."""

    @property
    def name(self) -> str:
        """The public word for this filter: the reason in ``explain()`` and the handle for editing a pipeline."""
        ...

    def __call__(self, draft: Draft, /) -> Iterable[Decision]:
        """Decisions about blocks of ``draft``; what it says of a block already decided is ignored."""
        ...
