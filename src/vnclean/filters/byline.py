"""By-lines: who wrote, took, gathered or supplied the content."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.bylines import CREDIT, SOURCE, is_author
from vnclean.analysis.draft import Draft
from vnclean.analysis.paths import SUBHEADINGS
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.line_features import line_features

_LONGEST: Final = 90

_MOST_WORDS: Final = 14
_HEAD_OF_SPAN: Final = 14
_EDGE: Final = frozenset(
    {
        Label.BYLINE,
        Label.CAPTION,
        Label.TIMESTAMP,
        Label.TAGS,
        Label.SLUG,
        Label.SHARE,
        Label.COUNTER,
        Label.RATING,
        Label.DUPLICATE,
    }
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A short line that names its author or source by a word: "Tin, ảnh: …", "Tác giả bài viết: …", "Theo VOV".

    Inside the content only a line that does not end as a sentence does, and only after its middle: a quoted
    "Theo …" or the "Tổng hợp: …" of a recipe is before.
    """

    name: str = "byline.credit"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that credits somebody."""
        middle = (draft.span.start + draft.span.stop) // 2
        for block in draft.holding(":", "theo", "nguồn", "(", "["):
            seen = draft.lines.features[block.index]
            if seen.length > _LONGEST or seen.words > _MOST_WORDS:
                continue
            inside = draft.is_inside(block)
            if inside and (block.index < middle or (seen.ended and not block.text.rstrip().endswith(")"))):
                continue
            form = draft.lines.forms[block.index]
            found = CREDIT.fullmatch(form) or SOURCE.fullmatch(form)
            if found is None or (inside and not _is_capitalised(block.text)):
                continue
            yield Decision(block, Label.BYLINE, self.name, f"“{found[0][: found[0].find(':') + 1] or form}”")


@dataclass(frozen=True, slots=True)
class Name:
    """A line that is nothing but names of people or a newsroom's initials, where authors stand.

    That is right before or after the content, at most ``within`` blocks away, with only captions, dates, tags and
    the like between; a comment's author stands further down.
    """

    within: int = 5

    @property
    def name(self) -> str:
        """A name at the content's edge."""
        return "byline.name"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the names right after the content, and those between the title and the content."""
        blocks, span = draft.page.blocks, draft.span
        if not span:
            return
        open_left = 2
        for block in blocks[span.stop : span.stop + self.within]:
            label = draft.label(block.index)
            if label is None and is_author(block.text) and not (block.tag in SUBHEADINGS and draft.is_among(block)):
                yield Decision(block, Label.BYLINE, self.name, "a name right after the content")
            elif label is None and open_left and not line_features(block.text).ended:
                open_left -= 1  # a section's name, a link to another story
            elif label not in _EDGE:
                break
        titles = [i for i in range(span.start) if draft.label(i) is Label.TITLE]
        places = {span.start - 1}
        if titles and span.start - titles[0] <= _HEAD_OF_SPAN:
            places |= {span.start - 2, *range(titles[0] + 1, titles[0] + self.within)}
        for block in (blocks[i] for i in sorted(places) if 0 <= i < span.start):
            if draft.label(block.index) is None and is_author(block.text):
                yield Decision(block, Label.BYLINE, self.name, "a name right before the content")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A line set to the right in the content's second half or ``within`` three lines after it.

    Of ``words`` at most, that do not end a sentence.
    """

    words: int = 10
    within: int = 3

    @property
    def name(self) -> str:
        """A signature identified by markup."""
        return "byline.aligned"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block of the zone that is set so."""
        blocks, span = draft.page.blocks, draft.span
        half = max(span.start, (span.start + span.stop) // 2) + 1
        for block in blocks[half : span.stop + self.within]:
            if draft.decisions[block.index] is not None:
                continue
            seen = draft.lines.features[block.index]
            right = any(mark in block.path.removeprefix(draft.container.path) for mark in ("@right", "@end"))
            if right and seen.words <= self.words and not seen.ended and seen.capitals:
                yield Decision(block, Label.BYLINE, self.name, "set to the right")


def _is_capitalised(text: str) -> bool:
    """Return whether most words after the first begin with a capital: names, not a sentence."""
    seen = line_features(text)
    return seen.capitals >= seen.words / 2
