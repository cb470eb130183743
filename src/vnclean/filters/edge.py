"""The rest of the page: what is before and after the content and no other filter knew."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.line_features import is_headline, is_prose, line_features
from vnclean.text.overlap import Pair, share, word_pairs

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
    """Unfinished lines before the content: menus, tickers, sections.

    A finished sentence is left alone, unless ``boilerplate`` or more blocks that are not text are between it and the
    story, and it shares few words with the content. Where lines are as short as menu entries they are navigation,
    else a listing.
    """

    boilerplate: int = 8
    overlap: float = 0.15

    @property
    def name(self) -> str:
        """Before the content."""
        return "edge.before"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks before the content."""
        blocks, span = draft.page.blocks, draft.span
        between = 0
        known: set[Pair] | None = None
        for block in reversed(blocks[: span.start]):
            if draft.decisions[block.index] is not None:
                between += 1
            elif not is_prose(block.text, shortest=_SENTENCE_LENGTH):
                between += 1
                yield Decision(block, _kind(draft, block.index), self.name, "before the content, and no sentence")
            elif between >= self.boilerplate:
                known = word_pairs(blocks[i].text for i in span) if known is None else known
                if share(word_pairs((block.text,)), known) >= self.overlap:
                    continue
                reason = f"{between} blocks of other kinds are between it and the content"
                yield Decision(block, _kind(draft, block.index), self.name, reason)


@dataclass(frozen=True, slots=True)
class After:
    """Lines after the content from the first sign that it is over.

    Such signs are a block that an earlier filter knew as something else, a line that stood on the page before, a
    paragraph right after the content (the content's weighing told it to be another matter), ``headlines`` headlines,
    ``pairs`` headlines each with its teaser, or ``short`` short lines in a row. The last three count only after
    an article of ``paragraphs`` or ``characters`` (below that they may be content: captions, a recipe), and
    where no paragraph that shares its words with the content follows. What is between the content and the first sign is
    left alone, since lists and verse have no full stops, but for one headline right under an article whose own
    paragraphs are all finished: a link to another story.
    """

    headlines: int = 2
    pairs: int = 2
    short: int = 5
    paragraphs: int = 3
    characters: int = 500
    overlap: float = 0.15

    @property
    def name(self) -> str:
        """After the content."""
        return "edge.after"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks after the first sign."""
        blocks, span = draft.page.blocks, draft.span
        if not span:
            return
        over, sign = self._over(draft)
        for block in blocks[over:]:
            if draft.decisions[block.index] is None:
                yield Decision(block, _kind(draft, block.index), self.name, f"after the content: {sign}")

    def _over(self, draft: Draft) -> tuple[int, str]:
        """Return the index of the first block that is no longer the content's, and the sign that told so."""
        blocks, span = draft.page.blocks, draft.span
        generals = draft.lines.generals
        before = set(generals[: span.stop])
        prose = [blocks[i].text for i in span if is_prose(blocks[i].text)]
        large = len(prose) >= self.paragraphs or sum(map(len, prose)) >= self.characters
        known: set[Pair] = set()
        places: list[int] = []
        run = ""
        for block in blocks[span.stop :]:
            decision = draft.decisions[block.index]
            if decision is not None:
                if decision.label in _QUIET or decision.filter in _WEAK:
                    continue
                return self._first_link(draft, block.index), f"{decision.filter} in line {block.index + 1}"
            if generals[block.index] in before:
                known = known or word_pairs(prose)
                if not self._goes_on(draft, block.index + 1, known):
                    return self._first_link(draft, block.index), f"line {block.index + 1} stood on the page before"
            if block.index == span.stop and is_prose(block.text):
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
        """Return how many of the last lines are a sign, and what they are; 0 and "" where they are none.

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
        """Return whether the content's own words come again in a paragraph below, before anything known is there."""
        for block in draft.page.blocks[index : index + _AHEAD]:
            if draft.label(block.index) is not None:
                return False
            seen = line_features(block.text)
            paragraph = is_prose(block.text) and (seen.sentences > 1 or seen.length >= _PARAGRAPH_LENGTH)
            if paragraph and share(word_pairs((block.text,)), known) >= self.overlap:
                return True
        return False

    def _first_link(self, draft: Draft, index: int) -> int:
        """Return the place of a lone headline right under the last paragraph; ``index`` where there is none."""
        blocks, span = draft.page.blocks, draft.span
        own = [line_features(blocks[i].text) for i in span if line_features(blocks[i].text).words > _MENU_WORDS]
        finished = sum(seen.ended for seen in own)
        if span.stop < index and len(own) > 2 and finished >= 0.9 * len(own):  # noqa: PLR2004
            text = blocks[span.stop].text
            if draft.label(span.stop) is None and _pace(text) == "h" and text.strip()[0] not in '(*“"':
                return span.stop
        return index


def _pace(text: str) -> str:
    seen = line_features(text)
    if is_headline(text) and not seen.item and text.rstrip()[-1] not in ":;,":
        return "h"
    if seen.ended:
        return "p"
    return "s" if not seen.item and seen.words <= _MENU_WORDS and text.rstrip()[-1] not in ":;,…" else "-"


def _kind(draft: Draft, index: int) -> Label:
    """Navigation among short lines, a listing among long ones."""
    blocks, features = draft.page.blocks, draft.lines.features
    own = features[index].words
    if own >= _HEADLINE_WORDS:
        return Label.LISTING
    if own <= _ENTRY_WORDS:
        return Label.NAVIGATION
    around = blocks[max(0, index - _AROUND) : index + _AROUND + 1]
    words = sorted(
        features[block.index].words
        for block in around
        if draft.label(block.index) in (None, Label.NAVIGATION, Label.LISTING)
    )
    middle = len(words) // 2
    return Label.NAVIGATION if words[middle] + words[~middle] <= 2 * _LONG_MENU_WORDS else Label.LISTING
