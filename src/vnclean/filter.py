"""What a filter is: it looks at a draft of the page and says of some blocks what they are, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from vnclean.headline import printed_headline
from vnclean.label import Label
from vnclean.page import Block, Page
from vnclean.shape import shape
from vnclean.story import story
from vnclean.zone import NOWHERE, Zone, zone

_SHORT_LINE: Final = 12


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


@dataclass(frozen=True, slots=True)
class Draft:
    """What a filter may look at: the page, what earlier filters decided, and where the story stands.

    ``decisions`` has one place a block, ``None`` where nobody has spoken yet. ``story`` is the range of block
    indices from the first to the last paragraph of the article (empty where the page shows no prose); ``zone`` the
    elements of the page's tree that hold it (empty for raw text).
    """

    page: Page
    decisions: tuple[Decision | None, ...]
    story: range
    zone: Zone = NOWHERE

    @classmethod
    def of(cls, page: Page) -> "Draft":
        r"""The draft of a page about which nothing has been said.

        >>> from vnclean import read_text
        >>> [block.text for block in Draft.of(read_text("Một\nHai")).open()]
        ['Một', 'Hai']
        """
        found = story(page.blocks, headline=printed_headline(page))
        return cls(page, (None,) * len(page.blocks), found, zone(page.blocks, found))

    def open(self) -> Iterator[Block]:
        """The blocks that nobody has spoken for, in order."""
        return (block for block, decision in zip(self.page.blocks, self.decisions, strict=True) if decision is None)

    def outside(self) -> Iterator[Block]:
        """The open blocks that are not inside the story; none on a page that has no story to stand outside of."""
        return (block for block in self.open() if self.story and not self.is_inside(block))

    def is_inside(self, block: Block) -> bool:
        """Whether a block stands in the story; a short line between the lead and the element of the body does not."""
        before = block.index < self.zone.first and not self.zone.holds(block)
        seen = shape(block.text)
        return block.index in self.story and not (before and seen.words <= _SHORT_LINE and not seen.ended)

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
