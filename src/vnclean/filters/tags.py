"""Tags: key words under an article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

_HASHES: Final = lazy_regex(r"\s*#\s?[\w][^#.!?]{0,60}(?:#\s?[\w][^#.!?]{0,60})*")
_ITEM_WORDS: Final = 6
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of short items parted by commas, or of hash tags, outside the content.

    Three items where no space follows the commas, as machines print them; five where one does, as people write.
    """

    fewest: int = 3
    fewest_spaced: int = 5

    @property
    def name(self) -> str:
        """A list of tags."""
        return "tags.list"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block outside the content that is such a line."""
        for block in draft.printing(",", "#"):
            seen = draft.lines.features[block.index]
            if seen.ended or seen.length > _LONGEST or not draft.is_outside(block) or block.text.rstrip()[-1] in ";:":
                continue
            items = [item.strip() for item in block.text.split(",")]
            fewest = self.fewest_spaced if ", " in block.text else self.fewest
            if (
                len(items) >= fewest
                and ":" not in block.text
                and all(0 < line_features(item).words <= _ITEM_WORDS for item in items)
            ):
                yield Decision(block, Label.TAGS, self.name, f"{len(items)} short items parted by commas")
            elif _HASHES.fullmatch(block.text):
                yield Decision(block, Label.TAGS, self.name, "hash tags")


@dataclass(frozen=True, slots=True)
class Run:
    """The short lines under "Từ khóa:" or "Tags", up to ``longest`` of them, outside the content."""

    longest: int = 15

    @property
    def name(self) -> str:
        """Tags under their head."""
        return "tags.run"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks under each head of tags."""
        blocks = draft.page.blocks
        for decision in draft.labelled(Label.TAGS):
            head = decision.block
            if (
                decision.filter != "tags.phrase"
                or head.index in draft.span
                or line_features(head.text).words > _ITEM_WORDS // 2
            ):
                continue  # the tags are beside their head
            for block in blocks[head.index + 1 : head.index + 1 + self.longest]:
                seen = line_features(block.text)
                if draft.label(block.index) is not None or seen.words > _ITEM_WORDS + 2 or seen.ended:
                    break
                yield Decision(block, Label.TAGS, self.name, f"under “{head.text.strip()}”")
