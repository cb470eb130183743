"""Filters for captions that no markup identifies.

One filter recognizes a caption by a picture credit, the other by its position between paragraphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis.columns import FILE, HEADINGS
from vnclean.analysis.draft import PROSE, Draft, Filter
from vnclean.filters.line_tests import LineTest, shared
from vnclean.model.decision import Finding, Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import credit, is_names, line_features

_MOST_SENTENCES: Final = 2
_MEDIUMS: Final = ("ảnh", "hình", "video", "clip", "họa", "tranh", "infographic")
"""Words for a medium. Every picture credit contains one of these words, so only lines with such a word are examined."""
_MOST_NAME_WORDS: Final = 2
_MIN_TEXT_CHARS: Final = 80
_MIN_FORM_CHARS: Final = 20
_WRITER: Final = lazy_regex(r"\s*(?:Bài|Tin|Tin, bài|Thực hiện)\s?: ")
"""The start of a byline that credits the photographer, too: "Bài: Lê An - Ảnh: Đỗ Việt"."""


def _look_for_ending(text: str) -> str | None:
    """Return the picture credit at the end of a line, or "" if the line ends in a bar; otherwise ``None``."""
    named = "" if _WRITER.match(text) else credit(text)
    return named if named or (text.rstrip().endswith("|") and text.count("|") == 1) else None


def _has_sentences(text: str) -> bool | None:
    """Return ``True`` if a line has two or more sentences before a picture credit, else ``None``."""
    named = credit(text)
    return (named and line_features(text.strip().removesuffix(named)).sentences >= _MOST_SENTENCES) or None


_ENDED: Final = shared(LineTest(_look_for_ending, holds=_MEDIUMS, prints=("|",)))
_CREDITED: Final = shared(LineTest(_has_sentences, holds=_MEDIUMS))


@dataclass(frozen=True, slots=True)
class CaptionCredit(Filter):
    """Captions that end in a picture credit or in a bar: "Bến xe Mỹ Đình sáng 28/1. Ảnh: Ngọc Thành".

    - The line has at most ``max_chars`` characters and at most two sentences.
    - A bar ("|") counts only in the content span (the range of blocks from the first to the last paragraph). Some sites
      print bars after captions.
    - If a caption begins on the line above, that line is labelled ``caption``, too.

    In a photo essay, the long lines with a credit are the text of the article, and are labelled ``body``. A page is a
    photo essay under two conditions:

    - At least ``min_lines`` lines of 80 characters or more have two or more sentences before a credit.
    - These lines have at least the share ``max_share`` of the characters of the article text.
    """

    max_chars: int = 320
    min_lines: int = 3
    max_share: float = 0.6

    @property
    def name(self) -> str:
        """Name of the filter that labels lines with a picture credit as ``caption``."""
        return "caption.credit"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``caption`` finding for each line of a caption that ends in a credit or a bar.

        In a photo essay, yield a ``body`` finding for each long line with a credit.
        """
        features, texts = draft.analysis.features, self._captioned_text(draft)
        for index in sorted(texts):
            yield Finding(
                index, Label.BODY, "text", f"with {len(texts) - 1} lines like it most of a photo story's text"
            )
        for index, named in _ENDED.passed(draft, longest=self.max_chars):
            if index in texts or features[index].sentences > _MOST_SENTENCES or not (named or index in draft.span):
                continue
            ending = f"“{named}”" if named else "a bar"
            yield Finding(index, Label.CAPTION, "credit" if named else "bar", f"ends in {ending}")
            if index and draft.decisions[index - 1] is None and _begins_above(draft, index, named):
                reason = f"continues in the next line, which ends in {ending}"
                yield Finding(index - 1, Label.CAPTION, "first-line", reason)

        for decision in draft.labelled(Label.CAPTION):
            index, text = decision.block.index, decision.block.text.strip()
            if index and draft.decisions[index - 1] is None and credit(text) == text and _is_open(draft, index - 1):
                yield Finding(index - 1, Label.CAPTION, "first-line", f"its credit “{text}” is in the next line")

    def _captioned_text(self, draft: Draft) -> frozenset[int]:
        """Return the indices of the long lines with a picture credit; an empty set if the page is not a photo essay."""
        features, span = draft.analysis.features, draft.span
        lines = [index for index, _ in _CREDITED.passed(draft) if features[index].length >= _MIN_TEXT_CHARS]
        if len(lines) < self.min_lines:
            return frozenset()
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


def _begins_above(draft: Draft, index: int, named: str) -> bool:
    """Return whether the caption at ``index`` begins on the line above; ``named`` is its picture credit."""
    above, form = draft.analysis.forms[index - 1], draft.analysis.forms[index]
    # the line above is a copy of the caption's beginning, or the whole caption without its credit
    again = not draft.analysis.features[index - 1].ended and len(above) > _MIN_FORM_CHARS and form.startswith(above)
    whole = named == draft.page.blocks[index].text.strip() and _is_open(draft, index - 1)
    return again or whole or _continues(draft, index)


def _is_open(draft: Draft, index: int) -> bool:
    """Return whether the line at ``index`` of a raw text can be a caption whose credit is on the next line."""
    seen = draft.analysis.features[index]
    above = draft.label(index - 1) in (*PROSE, Label.TITLE) or (index and draft.analysis.features[index - 1].ended)
    return not draft.analysis.tags and not seen.ended and seen.words > _MOST_NAME_WORDS and bool(above)


def _continues(draft: Draft, index: int) -> bool:
    """Return whether the line at ``index`` continues the sentence of the line above."""
    above, seen = draft.page.blocks[index - 1].text, draft.analysis.features[index - 1]
    begins_small = draft.page.blocks[index].text.strip()[:1].islower()
    return begins_small and not seen.ended and seen.words > _MOST_NAME_WORDS and not is_names(above)


@dataclass(frozen=True, slots=True)
class CaptionBetween(Filter):
    """Captions identified by their position: unfinished lines between two paragraphs, or right under the title.

    Example: "Những người phụ nữ trong bản thức dậy từ tinh mơ để nấu cơm cho đội thợ đang đổ bê tông". The conditions:

    - The line does not end like a sentence (it is unfinished).
    - The line has at least ``min_words`` words, since headings are shorter, and at most ``max_chars`` characters.
    - The line is not a list item or a heading element, and has no colon and no link to a file.
    - At most half of its words begin with a capital. Line-ups and results have more capitals.
    - The content span (the range of blocks from the first to the last paragraph) has at least three paragraphs for each
      unfinished line of ``min_words`` words and more. On other pages, the author may omit full stops.

    A line inside the content span has two further conditions, which show that the site prints captions without credits:

    - Another filter found a caption in the content span.
    - No caption in the content span was identified by a picture credit (``caption.credit``).
    """

    max_chars: int = 165
    min_words: int = 16

    defers: ClassVar[frozenset[str]] = frozenset({"between"})

    @property
    def name(self) -> str:
        """Name of the filter that labels lines between two paragraphs as ``caption``."""
        return "caption.between"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``caption`` finding for each unlabelled line between paragraphs that has the form of a caption."""
        span, features = draft.span, draft.analysis.features
        above = range(span.start - 1, span.start) if draft.label(span.start - 2) is Label.TITLE else range(0)
        unfinished = [
            i
            for i in (*above, *span)
            if draft.decisions[i] is None
            and not features[i].ended
            and features[i].words >= self.min_words
            and draft.page.blocks[i].tag not in HEADINGS
            and not any(FILE.search(link.href) for link in draft.page.blocks[i].links)
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
