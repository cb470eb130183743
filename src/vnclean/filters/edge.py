"""The rest of the page: what stands before and after the story and no other filter knew."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final

from vnclean.filter import Decision, Draft
from vnclean.label import Label
from vnclean.lexicon import general
from vnclean.shape import shape
from vnclean.story import is_headline

_MENU_WORDS: Final = 7.5
_AROUND: Final = 4
_QUIET: Final = frozenset({Label.CAPTION, Label.SLUG, Label.DUPLICATE, Label.BODY, Label.HEADING})


@dataclass(frozen=True, slots=True)
class Before:
    """Unfinished lines before the story: menus, tickers, sections. A finished sentence there is left alone.

    Where lines are as short as menu entries they are navigation, else a listing.
    """

    name: str = "edge.before"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks before the story."""
        for block in draft.page.blocks[: draft.story.start]:
            if draft.label(block.index) is None and not _is_sentence(block.text):
                label = _kind(draft, block.index)
                yield Decision(block, label, self.name, "before the story, and no sentence")


@dataclass(frozen=True, slots=True)
class After:
    """Lines after the story from the first sign that it is over.

    Such signs are a block that an earlier filter knew as something else, a line that stood on the page before, and
    ``headlines`` headlines or ``short`` short lines in a row. What stands between the story and the first sign is
    left alone: lists and verse have no full stops.
    """

    headlines: int = 2
    short: int = 4

    @property
    def name(self) -> str:
        """After the story."""
        return "edge.after"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks after the first sign."""
        blocks, story = draft.page.blocks, draft.story
        if not story:
            return
        over, sign = self._over(draft)
        for block in blocks[over:]:
            if draft.label(block.index) is None:
                yield Decision(block, _kind(draft, block.index), self.name, f"after the story: {sign}")

    def _over(self, draft: Draft) -> tuple[int, str]:
        blocks, story = draft.page.blocks, draft.story
        before = {general(block.text) for block in blocks[: story.stop]}
        headlines = short = 0
        for block in blocks[story.stop :]:
            label = draft.label(block.index)
            if label is not None and label not in _QUIET:
                decision = draft.decisions[block.index]
                return block.index, f"{decision.filter if decision else label} in line {block.index + 1}"
            if general(block.text) in before and label is None:
                return block.index, f"line {block.index + 1} stood on the page before"
            seen = shape(block.text)
            listed = label is None and not seen.item and not seen.ended
            headlines = headlines + 1 if listed and is_headline(block.text) else 0
            short = short + 1 if listed and seen.words <= _MENU_WORDS and block.text.rstrip()[-1] not in ":;,…" else 0
            if headlines >= self.headlines:
                return block.index - headlines + 1, f"{headlines} headlines in a row"
            if short >= self.short:
                return block.index - short + 1, f"{short} short lines in a row"
        return len(blocks), ""


def _is_sentence(text: str) -> bool:
    seen = shape(text)
    return seen.ended and seen.length >= 40 and seen.capitals <= seen.words / 2  # noqa: PLR2004


def _kind(draft: Draft, index: int) -> Label:
    """Navigation among short lines, a listing among long ones."""
    blocks = draft.page.blocks
    around = blocks[max(0, index - _AROUND) : index + _AROUND + 1]
    words = [shape(block.text).words for block in around if draft.label(block.index) in (None, Label.NAVIGATION, Label.LISTING)]
    return Label.NAVIGATION if median(words) < _MENU_WORDS else Label.LISTING
