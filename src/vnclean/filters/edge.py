"""The rest of the page: what stands before and after the story and no other filter knew."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.filter import Decision, Draft
from vnclean.kin import Pair, share, word_pairs
from vnclean.label import Label
from vnclean.shape import is_headline, is_prose, shape

_PARAGRAPH_LENGTH: Final = 150
_SENTENCE_LENGTH: Final = 40
_MENU_WORDS: Final = 7
_LONG_MENU_WORDS: Final = 8
_ENTRY_WORDS: Final = 6
_AROUND: Final = 4
_AHEAD: Final = 30
_HEADLINE_WORDS: Final = 12
_WEAK: Final = frozenset({"tags.list", "navigation.glued", "navigation.crumbs", "counter.number", "widget.readout"})
"""Filters that see a shape which line-ups, tables and ingredients have, too."""
_QUIET: Final = frozenset({Label.CAPTION, Label.SLUG, Label.DUPLICATE, Label.BODY, Label.HEADING})


@dataclass(frozen=True, slots=True)
class Before:
    """Unfinished lines before the story: menus, tickers, sections.

    A finished sentence is left alone, unless ``furniture`` or more blocks that are no text stand between it and the
    story, and it shares few words with the story. Where lines are as short as menu entries they are navigation,
    else a listing.
    """

    furniture: int = 8
    kin: float = 0.15

    @property
    def name(self) -> str:
        """Before the story."""
        return "edge.before"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks before the story."""
        blocks, story = draft.page.blocks, draft.story
        between = 0
        known: set[Pair] | None = None
        for block in reversed(blocks[: story.start]):
            if draft.decisions[block.index] is not None:
                between += 1
            elif not is_prose(block.text, shortest=_SENTENCE_LENGTH):
                between += 1
                yield Decision(block, _kind(draft, block.index), self.name, "before the story, and no sentence")
            elif between >= self.furniture:
                known = word_pairs(blocks[i].text for i in story) if known is None else known
                if share(word_pairs((block.text,)), known) >= self.kin:
                    continue
                because = f"{between} blocks of other kinds stand between it and the story"
                yield Decision(block, _kind(draft, block.index), self.name, because)


@dataclass(frozen=True, slots=True)
class After:
    """Lines after the story from the first sign that it is over.

    Such signs are a block that an earlier filter knew as something else, a line that stood on the page before, a
    paragraph right after the story (the story's weighing told it to be another matter), ``headlines`` headlines,
    ``pairs`` headlines each with its teaser, or ``short`` short lines in a row. The last three count only after
    a story of ``paragraphs`` or ``characters`` (below that the lines may be the story: pictures' texts, a recipe), and
    where no paragraph that shares its words with the story follows. What stands between the story and the first sign is
    left alone, since lists and verse have no full stops, but for one headline right under a story whose own
    paragraphs are all finished: a link to another story.
    """

    headlines: int = 2
    pairs: int = 2
    short: int = 5
    paragraphs: int = 3
    characters: int = 500
    kin: float = 0.15

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
            if draft.decisions[block.index] is None:
                yield Decision(block, _kind(draft, block.index), self.name, f"after the story: {sign}")

    def _over(self, draft: Draft) -> tuple[int, str]:
        """The index of the first block that is no more the story's, and the sign that told so."""
        blocks, story = draft.page.blocks, draft.story
        generals = draft.lines.generals
        before = set(generals[: story.stop])
        prose = [blocks[i].text for i in story if is_prose(blocks[i].text)]
        large = len(prose) >= self.paragraphs or sum(map(len, prose)) >= self.characters
        known: set[Pair] = set()
        places: list[int] = []
        run = ""
        for block in blocks[story.stop :]:
            decision = draft.decisions[block.index]
            if decision is not None:
                if decision.label in _QUIET or decision.filter in _WEAK:
                    continue
                return self._first_link(draft, block.index), f"{decision.filter} in line {block.index + 1}"
            if generals[block.index] in before:
                known = known or word_pairs(prose)
                if not self._goes_on(draft, block.index + 1, known):
                    return self._first_link(draft, block.index), f"line {block.index + 1} stood on the page before"
            if block.index == story.stop and is_prose(block.text):
                return block.index, "paragraphs about other matters"
            places.append(block.index)
            run += _pace(block.text)
            length, sign = self._sign(run)
            if not large or not sign:
                continue
            known = known or word_pairs(prose)
            if not self._goes_on(draft, block.index + 1, known):
                return self._first_link(draft, places[-length]), sign
        over = self._first_link(draft, len(blocks))
        if over < len(blocks) and self._goes_on(draft, over + 1, known or word_pairs(prose)):
            over = len(blocks)
        return over, "a headline under the last paragraph"

    def _sign(self, run: str) -> tuple[int, str]:
        """How many of the last lines are a sign, and what they are; 0 and "" where they are none.

        A letter stands for a line: a headline (h), a short line (s), a sentence (p), any other (-).
        """
        if run.endswith("h" * self.headlines):
            return self.headlines, f"{self.headlines} headlines in a row"
        if run.endswith("hp" * self.pairs):
            return 2 * self.pairs, f"{self.pairs} headlines with their teasers"
        if run.endswith("s" * self.short):
            return self.short, f"{self.short} short lines in a row"
        return 0, ""

    def _goes_on(self, draft: Draft, index: int, known: set[Pair]) -> bool:
        """Whether the story's own words come again in a paragraph below, before anything known stands there."""
        for block in draft.page.blocks[index : index + _AHEAD]:
            if draft.label(block.index) is not None:
                return False
            seen = shape(block.text)
            paragraph = is_prose(block.text) and (seen.sentences > 1 or seen.length >= _PARAGRAPH_LENGTH)
            if paragraph and share(word_pairs((block.text,)), known) >= self.kin:
                return True
        return False

    def _first_link(self, draft: Draft, index: int) -> int:
        """The place of a lone headline right under the last paragraph; ``index`` where there is none."""
        blocks, story = draft.page.blocks, draft.story
        own = [shape(blocks[i].text) for i in story if shape(blocks[i].text).words > _MENU_WORDS]
        finished = sum(seen.ended for seen in own)
        if story.stop < index and len(own) > 2 and finished >= 0.9 * len(own):  # noqa: PLR2004
            text = blocks[story.stop].text
            if draft.label(story.stop) is None and _pace(text) == "h" and text.strip()[0] not in '(*“"':
                return story.stop
        return index


def _pace(text: str) -> str:
    seen = shape(text)
    if is_headline(text) and not seen.item and text.rstrip()[-1] not in ":;,":
        return "h"
    if seen.ended:
        return "p"
    return "s" if not seen.item and seen.words <= _MENU_WORDS and text.rstrip()[-1] not in ":;,…" else "-"


def _kind(draft: Draft, index: int) -> Label:
    """Navigation among short lines, a listing among long ones."""
    blocks, shapes = draft.page.blocks, draft.lines.shapes
    own = shapes[index].words
    if own >= _HEADLINE_WORDS:
        return Label.LISTING
    if own <= _ENTRY_WORDS:
        return Label.NAVIGATION
    around = blocks[max(0, index - _AROUND) : index + _AROUND + 1]
    words = sorted(
        shapes[block.index].words
        for block in around
        if draft.label(block.index) in (None, Label.NAVIGATION, Label.LISTING)
    )
    middle = len(words) // 2
    return Label.NAVIGATION if words[middle] + words[~middle] <= 2 * _LONG_MENU_WORDS else Label.LISTING
