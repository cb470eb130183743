"""What a filter is: it looks at a draft of the page and says of some blocks what they are, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, runtime_checkable

from vnclean.headline import printed_headline
from vnclean.label import Label
from vnclean.lines import Concordance, Lines
from vnclean.page import Block, Page
from vnclean.story import story
from vnclean.zone import NOWHERE, Zone, zone

_SHORT_LINE: Final = 12
_SHRUNK: Final = 0.9
"""The lines that are looked up are those that were open when no more than this share of them was decided since."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One block's label, the name of the filter that gave it, and the evidence that convinced.

    ``because`` is the words, the number or the twin that the filter saw. A block that no filter speaks for
    is body; its decision has an empty ``filter`` and ``because``.
    """

    block: Block
    label: Label
    filter: str = ""
    because: str = ""


_NO_PAGE: Final = Page("", ())


@dataclass(frozen=True, slots=True)
class Draft:
    """What a filter may look at: the page, what earlier filters decided, and where the story stands.

    ``decisions`` has one place a block, ``None`` where nobody has spoken yet. ``story`` is the range of block
    indices from the first to the last paragraph of the article (empty where the page shows no prose); ``zone`` the
    elements of the page's tree that hold it (empty for raw text). ``lines`` are the looks at the blocks' lines.
    """

    page: Page
    decisions: tuple[Decision | None, ...]
    story: range
    zone: Zone = NOWHERE
    lines: Lines = field(default_factory=lambda: Lines(_NO_PAGE), repr=False, compare=False)
    _open: tuple[Block, ...] = field(init=False, repr=False, compare=False)
    _concordance: Concordance = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what follows from the page and the decisions."""
        if self.lines.page is not self.page:
            object.__setattr__(self, "lines", Lines(self.page))
        still = [block for block, said in zip(self.page.blocks, self.decisions, strict=True) if said is None]
        object.__setattr__(self, "_open", tuple(still))
        object.__setattr__(self, "_concordance", Concordance(still, self.lines.generals))

    @classmethod
    def of(cls, page: Page) -> "Draft":
        r"""The draft of a page about which nothing has been said.

        >>> from vnclean import read_text
        >>> [block.text for block in Draft.of(read_text("Một\nHai")).open()]
        ['Một', 'Hai']
        """
        blocks = page.blocks
        found = story(blocks, headline=printed_headline(page))
        return cls(page, (None,) * len(blocks), found, zone(blocks, found))

    def with_decisions(self, said: Iterable[Decision]) -> "Draft":
        """The draft in which these are recorded, the first of each block, where nobody has spoken for it yet."""
        decisions = list(self.decisions)
        for decision in said:
            if decisions[decision.block.index] is None:
                decisions[decision.block.index] = decision
        draft = Draft(self.page, tuple(decisions), self.story, self.zone, self.lines)
        if len(draft._open) >= _SHRUNK * self._concordance.size:
            object.__setattr__(draft, "_concordance", self._concordance)  # it knows all that are open still
        return draft

    def open(self) -> Sequence[Block]:
        """The blocks that nobody has spoken for, in order."""
        return self._open

    def outside(self) -> Sequence[Block]:
        """The open blocks that are not inside the story; none on a page that has no story to stand outside of."""
        return [block for block in self._open if not self.is_inside(block)] if self.story else ()

    def is_outside(self, block: Block) -> bool:
        """Whether a block is one of those that ``outside`` gives."""
        return bool(self.story) and self.decisions[block.index] is None and not self.is_inside(block)

    def beginning(self, *texts: str) -> list[Block]:
        """The open blocks whose general form begins with one of these texts, in order."""
        return self._at(self._concordance.beginning(*texts))

    def holding(self, *texts: str) -> list[Block]:
        """The open blocks whose general form holds one of these texts, in order."""
        return self._at(self._concordance.holding(*texts))

    def printing(self, *texts: str) -> list[Block]:
        """The open blocks that print one of these texts as it is, in order."""
        return self._at(self._concordance.printing(*texts))

    def labelled(self, label: Label) -> list[Decision]:
        """The decisions so far that gave this label, in order."""
        return [decision for decision in self.decisions if decision is not None and decision.label is label]

    def _at(self, indices: Iterable[int]) -> list[Block]:
        blocks, decisions = self.page.blocks, self.decisions
        return [blocks[index] for index in indices if decisions[index] is None]

    def is_inside(self, block: Block) -> bool:
        """Whether a block stands in the story; a short line between the lead and the element of the body does not."""
        return block.index in self.story and not self._is_before(block)

    def _is_before(self, block: Block) -> bool:
        """Whether a block of the story is a short line before the element that holds the rest of it."""
        seen = self.lines.shapes[block.index]
        short = block.index < self.zone.first and seen.words <= _SHORT_LINE and not seen.ended
        return short and not self.zone.holds(block)

    def is_among(self, block: Block) -> bool:
        """Whether a block stands where markup puts the story's paragraphs, and is no link: guesses leave it alone."""
        return self.zone.is_home(block) and 2 * block.linked < len(block.text)

    def label(self, index: int) -> Label | None:
        """The label of the block at ``index``; ``None`` where it is undecided or there is no such block."""
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
