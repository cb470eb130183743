"""Captions without a credit, identified by where they stand and what they repeat."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.analysis.neighbours import PROSE, past_pictures
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.line_features import line_features
from vnclean.text.overlap import Pair, word_pairs

_LONGEST_ECHO: Final = 250


@dataclass(frozen=True, slots=True)
class Twice:
    """A line printed twice running inside the content: a picture's alternative text and its caption.

    Of ``fewest`` words or more, since the speakers of an interview are printed twice, too.
    """

    fewest: int = 6

    @property
    def name(self) -> str:
        """A caption identified by its twin."""
        return "caption.twice"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide both of each such pair."""
        blocks, features, forms = draft.page.blocks, draft.lines.features, draft.lines.forms
        for index in draft.span:
            one = index - 1
            if one < 0 or forms[one] != forms[index] or features[one].words < self.fewest:
                continue
            if draft.decisions[one] is None and not (features[one].ended and features[one].sentences > 1):
                for block in (blocks[one], blocks[index]):
                    if draft.label(block.index) is None:
                        yield Decision(block, Label.CAPTION, self.name, "printed twice running")


@dataclass(frozen=True, slots=True)
class Echo:
    """An unfinished line between paragraphs whose words a paragraph of the content repeats, nearly all in a row.

    Newsrooms write captions by cutting a sentence out of the text. ``fewest`` words, of whose pairs a share of
    ``echoed`` is in one paragraph.
    """

    fewest: int = 12
    echoed: float = 0.8

    @property
    def name(self) -> str:
        """A caption identified by the paragraph that it was cut from."""
        return "caption.echo"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block of the content that echoes one of its paragraphs."""
        blocks = draft.page.blocks
        candidates = [blocks[i] for i in draft.span if draft.decisions[i] is None and self._could_echo(blocks[i].text)]
        if not candidates:
            return
        stands_in: dict[Pair, list[int]] = {}
        for i in draft.span:
            if draft.label(i) in PROSE:
                for pair in word_pairs((blocks[i].text,)):
                    stands_in.setdefault(pair, []).append(i)
        for block in candidates:
            own = word_pairs((block.text,))
            times = Counter(i for pair in own for i in stands_in.get(pair, ()))
            if times and (best := times.most_common(1)[0])[1] >= self.echoed * len(own):
                source = blocks[best[0]].text.strip()
                reason = f"{best[1]} of its {len(own)} word pairs are in “{source[:40]}…”"
                yield Decision(block, Label.CAPTION, self.name, reason)

    def _could_echo(self, text: str) -> bool:
        seen = line_features(text)
        return not seen.ended and not seen.item and seen.words >= self.fewest and seen.length <= _LONGEST_ECHO


@dataclass(frozen=True, slots=True)
class Between:
    """An unfinished line between two finished paragraphs, longer than a heading and no longer than a caption.

    Only in an article whose other paragraphs nearly all end as sentences do, so that a writer without full stops
    loses nothing; that has another caption, and none with a credit, so that lines without one are this site's
    habit; and of ``fewest`` words, since headings are shorter. Line-ups, results and the like hold a colon or many
    capitals. The same between the title and the content, where no other caption is needed.
    """

    longest: int = 165
    fewest: int = 16

    @property
    def name(self) -> str:
        """A caption identified by where it stands."""
        return "caption.between"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block of the content that stands so."""
        blocks, span = draft.page.blocks, draft.span
        above = range(span.start - 1, span.start) if span and draft.label(span.start - 2) is Label.TITLE else range(0)
        unfinished = [
            blocks[i]
            for i in (*above, *span)
            if draft.label(i) is None
            and not line_features(blocks[i].text).ended
            and line_features(blocks[i].text).words >= self.fewest
        ]
        prose = sum(draft.label(i) in PROSE for i in span)
        captions = {
            decision.filter for i in span if (decision := draft.decisions[i]) and decision.label is Label.CAPTION
        }
        if len(unfinished) * 3 > prose:
            return
        if not captions or "caption.credit" in captions:
            unfinished = [block for block in unfinished if block.index not in span]
        for block in unfinished:
            seen = line_features(block.text)
            between = self._is_paragraph(draft, block.index - 1, -1) and self._is_paragraph(draft, block.index + 1, 1)
            if between and seen.length <= self.longest and _is_scene(block.text):
                reason = f"an unfinished line of {seen.words} words between paragraphs"
                yield Decision(block, Label.CAPTION, self.name, reason)

    def _is_paragraph(self, draft: Draft, index: int, step: int) -> bool:
        index = past_pictures(draft, index, step)
        if draft.label(index) is Label.TITLE:
            return True
        if index not in draft.span:
            return False
        return draft.label(index) in PROSE or line_features(draft.page.blocks[index].text).ended


def _is_scene(text: str) -> bool:
    seen = line_features(text)
    return not seen.item and ":" not in text and text.rstrip()[-1] not in ";,–-" and seen.capitals <= seen.words / 2
