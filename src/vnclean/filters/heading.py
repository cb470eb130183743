"""Headings inside the body: kept, and distinguished from paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.analysis.neighbours import is_prose_at, past_pictures
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_address, line_features

_NUMBERED: Final = lazy_regex(r"\s*(?:\d{1,2}|[IVX]{1,5}|[a-z])[.)/]\s")
_NO_HEADING: Final = lazy_regex(r"\||^[\p{Lu}][\p{L} .]{0,30}:\s|^[\d.,% ]+\s?\p{Ll}|(?:,.*){3}")
"""Table rows, the speaker of an interview, a figure, an enumeration."""
_LONGEST_NUMBERED: Final = 36


@dataclass(frozen=True, slots=True)
class Line:
    """An unfinished line of at most ``most_words`` inside the content with a paragraph under it.

    A numbered one may be longer.
    """

    most_words: int = 16

    @property
    def name(self) -> str:
        """A heading."""
        return "heading.line"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block of the content that heads a paragraph."""
        blocks = draft.page.blocks
        for block in (blocks[i] for i in draft.span):
            if draft.decisions[block.index] is not None or not draft.is_inside(block) or block.tag == "tr":
                continue
            seen = draft.lines.features[block.index]
            text = block.text.rstrip()
            if (seen.ended and text[-1] not in '?!"”') or seen.length > 160 or text[-1] in ",;–-":  # noqa: PLR2004
                continue
            if _NO_HEADING.search(text) or is_address(text):
                continue
            if seen.ended and (seen.sentences > 1 or seen.words > self.most_words // 2):
                continue
            numbered = _NUMBERED.match(block.text) is not None
            if (seen.item and not numbered) or seen.words > (_LONGEST_NUMBERED if numbered else self.most_words):
                continue
            below = past_pictures(draft, block.index + 1, 1)
            if is_prose_at(draft, below) or (below in draft.span and line_features(blocks[below].text).item):
                yield Decision(block, Label.HEADING, self.name, f"{seen.words} words above a paragraph")
