"""What stands among the story's paragraphs by its markup, before and after the story that prose makes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.filter import Decision, Draft
from vnclean.label import Label
from vnclean.page import Block
from vnclean.shape import is_names
from vnclean.tree import SUBHEADINGS, above, element_of, is_linked, kinds_of, parent_of, tag_of

_LISTS: Final = frozenset({"ul", "ol", "dl"})


@dataclass(frozen=True, slots=True)
class Sibling:
    """Lines right before or after the story that stand where its lines stand, in elements of the same kind.

    The kind is the path without its numbers: ``fewest`` lines of the story must share it (the questions of an
    interview, the entries of a live page, plain paragraphs). Lists and rows of tables beside the paragraphs, too. A
    link, a name, a line set to the right, and what follows the first of them that another filter knew, is not the
    story's.
    """

    fewest: int = 2

    @property
    def name(self) -> str:
        """Among the story's lines by markup."""
        return "body.sibling"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks at the story's edges that stand among its paragraphs."""
        blocks, story = draft.page.blocks, draft.story
        if not draft.zone:
            return
        told = (blocks[i] for i in story if draft.label(i) in (None, Label.BODY))
        kinds = Counter(kinds_of(element_of(block)) for block in told)
        for places in (range(story.start - 1, -1, -1), range(story.stop, len(blocks))):
            for i in places:
                if draft.label(i) is not None:
                    if draft.label(i) in (Label.CAPTION, Label.SLUG, Label.BODY):
                        continue
                    break
                if i < story.start and _heads(draft, blocks[i], blocks[i + 1]):
                    yield Decision(
                        blocks[i], Label.HEADING, self.name, f"<{blocks[i].tag}> above the story's paragraphs"
                    )
                elif self._belongs(draft, blocks[i], kinds):
                    yield Decision(blocks[i], Label.BODY, self.name, "stands among the story's paragraphs")
                else:
                    break

    def _belongs(self, draft: Draft, block: Block, kinds: Counter[str]) -> bool:
        element = element_of(block)
        if is_linked(block) or is_names(block.text) or "@right" in block.path.rpartition("/")[2]:
            return False
        if kinds[kinds_of(element)] >= self.fewest:
            return True
        lists = [path for path in above(element) if tag_of(path) in _LISTS or tag_of(path) == "table"]
        return bool(lists) and parent_of(lists[-1]) in draft.zone.homes


def _heads(draft: Draft, block: Block, below: Block) -> bool:
    """Whether a block is a heading by its tag, among the paragraphs or in the element of the line below."""
    together = parent_of(element_of(block)) == parent_of(element_of(below)) != ""
    return block.tag in SUBHEADINGS and not is_linked(block) and (together or draft.is_among(block))
