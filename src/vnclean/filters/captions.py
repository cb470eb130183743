"""Captions in the text: identified by their credit, or by where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis.columns import HEADINGS
from vnclean.analysis.draft import PROSE, Draft, Filter
from vnclean.model.decision import Finding
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import credit, is_names, line_features

_MOST_SENTENCES: Final = 2
_MEDIUMS: Final = ("ảnh", "hình", "video", "clip", "họa", "tranh", "infographic")
"""One of them is in every credit."""
_MOST_NAME_WORDS: Final = 2
_MIN_TEXT_CHARS: Final = 80
_WRITER: Final = lazy_regex(r"\s*(?:Bài|Tin|Tin, bài|Thực hiện)\s?: ")
"""How a by-line begins that credits the pictures, too: "Bài: Lê An - Ảnh: Đỗ Việt"."""


@dataclass(frozen=True, slots=True)
class CaptionCredit(Filter):
    """A line that ends in its credit ("Ảnh: TTXVN", "(ảnh: TP)") or in the bar that some sites close captions with.

    Of ``max_chars`` characters at most; and the first line of a caption of two lines. Where ``min_lines`` or more are
    two sentences each and ``max_share`` of the text, the page is a photo story: they are its text.
    """

    max_chars: int = 320
    min_lines: int = 3
    max_share: float = 0.6

    @property
    def name(self) -> str:
        """A caption identified by its credit."""
        return "caption.credit"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find each open block that ends in a credit, and the first line of a caption of two lines."""
        features, texts = draft.analysis.features, self._captioned_text(draft)
        for index in sorted(texts):
            yield Finding(
                index, Label.BODY, "text", f"with {len(texts) - 1} lines like it most of a photo story's text"
            )
        for block in (*draft.holding(*_MEDIUMS), *draft.printing("|")):
            if block.index in texts:
                continue
            index, seen = block.index, features[block.index]
            if seen.length > self.max_chars or seen.sentences > _MOST_SENTENCES:
                continue
            named = "" if _WRITER.match(block.text) else credit(block.text)
            barred = index in draft.span and block.text.rstrip().endswith("|") and block.text.count("|") == 1
            if not named and not barred:
                continue
            ending = f"“{named}”" if named else "a bar"
            yield Finding(index, Label.CAPTION, "credit" if named else "bar", f"ends in {ending}")
            if index and draft.decisions[index - 1] is None and _continues(draft, index):
                reason = f"continues in the next line, which ends in {ending}"
                yield Finding(index - 1, Label.CAPTION, "first-line", reason)

    def _captioned_text(self, draft: Draft) -> frozenset[int]:
        """Return the lines with a credit, in the content and right beside it, that are the text of a photo story."""
        features, span = draft.analysis.features, draft.span
        lines = [
            block.index
            for block in draft.holding(*_MEDIUMS)
            if features[block.index].length >= _MIN_TEXT_CHARS
            and (named := credit(block.text))
            and line_features(block.text.strip().removesuffix(named)).sentences >= _MOST_SENTENCES
        ]
        first, stop = span.start, span.stop
        for index in lines:
            stop += index == stop
        for index in reversed(lines):
            first -= index == first - 1
        texts = frozenset(lines).intersection(range(first, stop))
        length = sum(features[i].length for i in texts)
        prose = sum(features[i].length for i in span if draft.analysis.prose[i] and i not in texts)
        are_text = len(texts) >= self.min_lines and length >= self.max_share * (length + prose)
        return texts if are_text else frozenset()


def _continues(draft: Draft, index: int) -> bool:
    """Return whether a caption of two lines begins in the line above."""
    above, seen = draft.page.blocks[index - 1].text, draft.analysis.features[index - 1]
    begins_small = draft.page.blocks[index].text.strip()[:1].islower()
    return begins_small and not seen.ended and seen.words > _MOST_NAME_WORDS and not is_names(above)


@dataclass(frozen=True, slots=True)
class CaptionBetween(Filter):
    """An unfinished line between two finished paragraphs, longer than a heading and no longer than a caption.

    Only in an article whose other paragraphs nearly all end as sentences do, so that a writer without full stops
    loses nothing; that has another caption, and none with a credit, so that lines without one are this site's
    habit; and of ``min_words`` words, since headings are shorter. Line-ups, results and the like hold a colon or many
    capitals. The same between the title and the content, where no other caption is needed.
    """

    max_chars: int = 165
    min_words: int = 16

    defers: ClassVar[frozenset[str]] = frozenset({"between"})

    @property
    def name(self) -> str:
        """A caption identified by where it stands."""
        return "caption.between"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find each open block of the content that stands so."""
        span, features = draft.span, draft.analysis.features
        above = range(span.start - 1, span.start) if draft.label(span.start - 2) is Label.TITLE else range(0)
        unfinished = [
            i
            for i in (*above, *span)
            if draft.decisions[i] is None
            and not features[i].ended
            and features[i].words >= self.min_words
            and draft.page.blocks[i].tag not in HEADINGS
        ]
        prose = sum(draft.label(i) in PROSE for i in span)
        captions = {each.filter for i in span if (each := draft.decisions[i]) and each.label is Label.CAPTION}
        if len(unfinished) * 3 > prose:
            return
        if not captions or "caption.credit" in captions:
            unfinished = [i for i in unfinished if i not in span]
        for i in unfinished:
            between = self._is_paragraph(draft, i - 1, -1) and self._is_paragraph(draft, i + 1, 1)
            if between and features[i].length <= self.max_chars and _is_scene(draft, i):
                reason = f"an unfinished line of {features[i].words} words between paragraphs"
                yield Finding(i, Label.CAPTION, "between", reason)

    def _is_paragraph(self, draft: Draft, index: int, step: int) -> bool:
        index = draft.past_pictures(index, step)
        if draft.label(index) is Label.TITLE:
            return True
        return index in draft.span and (draft.label(index) in PROSE or draft.analysis.features[index].ended)


def _is_scene(draft: Draft, index: int) -> bool:
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    return not seen.item and ":" not in text and text.rstrip()[-1] not in ";,–-" and seen.capitals <= seen.words / 2
