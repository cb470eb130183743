"""What stands among the content's paragraphs by its markup, before and after the content that prose makes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.analysis.paths import SUBHEADINGS, above, element_of, is_linked, parent_of, tag_of, template_path
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.line_features import is_names

_LISTS: Final = frozenset({"ul", "ol", "dl"})


@dataclass(frozen=True, slots=True)
class Sibling:
    """Lines right before or after the content that are where its lines stand, in elements of the same kind.

    The kind is the path without its numbers: ``fewest`` lines of the content must share it (the questions of an
    interview, the entries of a live page, plain paragraphs). Lists and rows of tables beside the paragraphs, too. A
    link, a name, a line set to the right, and what follows the first of them that another filter knew, is not the
    story's.
    """

    fewest: int = 2

    @property
    def name(self) -> str:
        """Among the content's lines by markup."""
        return "body.sibling"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks at the content's edges that stand among its paragraphs."""
        blocks, span = draft.page.blocks, draft.span
        if not draft.container:
            return
        detected = (blocks[i] for i in span if draft.label(i) in (None, Label.BODY))
        kinds = Counter(template_path(element_of(block)) for block in detected)
        for places in (range(span.start - 1, -1, -1), range(span.stop, len(blocks))):
            for i in places:
                if draft.label(i) is not None:
                    if draft.label(i) in (Label.CAPTION, Label.SLUG, Label.BODY):
                        continue
                    break
                if i < span.start and _heads(draft, blocks[i], blocks[i + 1]):
                    yield Decision(
                        blocks[i], Label.HEADING, self.name, f"<{blocks[i].tag}> above the content's paragraphs"
                    )
                elif self._belongs(draft, blocks[i], kinds):
                    yield Decision(blocks[i], Label.BODY, self.name, "stands among the content's paragraphs")
                else:
                    break

    def _belongs(self, draft: Draft, block: Block, kinds: Counter[str]) -> bool:
        element = element_of(block)
        if is_linked(block) or is_names(block.text) or "@right" in block.path.rpartition("/")[2]:
            return False
        if kinds[template_path(element)] >= self.fewest:
            return True
        lists = [path for path in above(element) if tag_of(path) in _LISTS or tag_of(path) == "table"]
        return bool(lists) and parent_of(lists[-1]) in draft.container.homes


def _heads(draft: Draft, block: Block, below: Block) -> bool:
    """Return whether a block is a heading by its tag, among the paragraphs or in the element of the line below."""
    together = parent_of(element_of(block)) == parent_of(element_of(below)) != ""
    return block.tag in SUBHEADINGS and not is_linked(block) and (together or draft.is_among(block))
