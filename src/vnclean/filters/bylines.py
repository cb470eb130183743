"""Filters for bylines that have no keyword such as "Tác giả": author names and right-aligned signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis.bylines import is_author, signature
from vnclean.analysis.columns import HEADINGS, SUBHEADINGS
from vnclean.analysis.draft import PROSE, Draft, Filter
from vnclean.model.decision import Finding, Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import memoized

_SPAN: Final = frozenset({"span"})
_HEAD_OF_SPAN: Final = 14
_AFFILIATION: Final = lazy_regex(r"\([^()]{4,80}\)")
"""An author's affiliation in brackets, on the line under the name."""
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
"""Labels of lines that may be between the content and its author."""


@dataclass(frozen=True, slots=True)
class AuthorName(Filter):
    """Filter for lines that are only author names ("Hà Thu", "PV"), at the edges of the content span.

    The content span is the range of blocks from the first to the last paragraph. A name counts in these positions:

    - in the first line or the last ``max_blocks`` lines of the span;
    - in the ``max_blocks`` lines after the span;
    - in the line directly before the span, or in the lines under the title.

    Captions, dates, tags and similar lines may be between the name and the text. Names further down belong to comments
    and are not labelled.
    """

    max_blocks: int = 5

    @property
    def name(self) -> str:
        """The name of this filter, which labels author names as ``byline``."""
        return "byline.name"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``byline`` finding for each unlabelled author name at the start or end of the content span.

        The name may be inside the span, before it or after it.
        """
        blocks, span = draft.page.blocks, draft.span
        yield from self._at_end(draft)
        yield from self._below_rest(draft)
        yield from self._at_start(draft)
        open_left = 2
        for block in blocks[span.stop : span.stop + self.max_blocks]:
            index, label = block.index, draft.label(block.index)
            if label is None and _is_signed(block.text) and not (block.tag in SUBHEADINGS and draft.is_among(index)):
                yield Finding(index, Label.BYLINE, "after", "a name right after the content")
            elif label is None and open_left and not draft.analysis.features[index].ended:
                open_left -= 1  # a section's name, a link to another article
            elif label not in _EDGE:
                break
        titles = [i for i in draft.places(Label.TITLE) if i < span.start]
        places = {span.start - 1}
        if titles and span.start - titles[0] <= _HEAD_OF_SPAN:
            places |= {span.start - 2, *range(titles[0] + 1, titles[0] + self.max_blocks)}
        for index in sorted(places):
            if not 0 <= index < span.start or draft.decisions[index] is not None or not _is_signed(blocks[index].text):
                continue
            if not _is_in_menu(draft, index, above_title=not titles or index < titles[0]):
                yield Finding(index, Label.BYLINE, "before", "a name right before the content")

    def _below_rest(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for an author name below the sentences and list items that follow the content span."""
        blocks, features, stop = draft.page.blocks, draft.analysis.features, draft.span.stop
        end = stop
        while end < len(blocks) and end - stop < self.max_blocks and draft.label(end) in (None, *PROSE, Label.CAPTION):
            if draft.label(end) is None and not (features[end].ended or features[end].item):
                break
            end += 1
        if stop < end < len(blocks) and draft.decisions[end] is None and _is_signed(blocks[end].text):
            below = end + 1
            if below == len(blocks) or draft.label(below) not in (None, *PROSE):
                yield Finding(end, Label.BYLINE, "after", "a name right after the content")

    def _at_start(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for an author name on the first line of the content span, under the title."""
        span, blocks = draft.span, draft.page.blocks
        index = next((i for i in span if draft.label(i) not in (Label.TITLE, *_EDGE)), None)
        if index is None or draft.decisions[index] is not None or blocks[index].tag in HEADINGS:
            return
        above = next((i for i in range(index - 1, -1, -1) if draft.label(i) not in _EDGE), -1)
        titled = draft.label(above) is Label.TITLE and index + 1 < span.stop and draft.label(index + 1) in PROSE
        if titled and _is_signed(blocks[index].text):
            names = (i for i in span[1:] if draft.decisions[i] is None and i != index and is_author(blocks[i].text))
            if next(names, None) is None:
                yield Finding(index, Label.BYLINE, "first", "a name on the first line of the content")

    def _at_end(self, draft: Draft) -> Iterator[Finding]:
        """Yield findings for an author name that ends the content span, and for an affiliation under the name."""
        span, features = draft.span, draft.analysis.features
        for index in range(span.stop - 1, max(span.start, span.stop - 1 - self.max_blocks), -1):
            if draft.decisions[index] is None:
                text = draft.page.blocks[index].text
                above = index - (not _is_signed(text) and _AFFILIATION.fullmatch(text.strip()) is not None)
                named = _is_signed(draft.page.blocks[above].text)
                if named and draft.decisions[above] is None and features[above - 1].ended:
                    reason = "a name on the last line of the content"
                    yield from (Finding(i, Label.BYLINE, "last", reason) for i in range(above, index + 1))
                return
            if draft.label(index) not in _EDGE:
                return


def _is_in_menu(draft: Draft, index: int, *, above_title: bool) -> bool:
    """Return whether a block is in a menu, a footer or another landmark.

    If ``above_title`` is true, a block also counts as part of a menu if it is mostly links, or if the name of an
    element around it suggests a label.
    """
    element, analysis = draft.page.blocks[index].element, draft.analysis
    landmark = element >= 0 and analysis.in_landmark[element]
    return landmark or (above_title and (analysis.linked[index] or analysis.hint_around(index) is not None))


@dataclass(frozen=True, slots=True)
class Aligned(Filter):
    """Filter for signatures: right-aligned lines near the end of the content, such as "Hà Thu".

    Conditions:

    - The line is in the second half of the content span or among the ``max_blocks`` lines after the span.
    - The line has at most ``max_words`` words, of which at least one begins with a capital.
    - The line does not end like a sentence, unless the line is an author name ("N.T.").
    """

    max_words: int = 10
    max_blocks: int = 3

    @property
    def name(self) -> str:
        """The name of this filter, which labels right-aligned signatures as ``byline``."""
        return "byline.aligned"

    needs: ClassVar[frozenset[str]] = frozenset({"elements", "span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``byline`` finding for each unlabelled right-aligned signature at the end of the content."""
        attributes, analysis, span = draft.page.elements.attributes, draft.analysis, draft.span
        to_right = {element for element, own in attributes.items() if own.align == "right"}
        half = max(span.start, (span.start + span.stop) // 2) + 1
        for block in draft.page.blocks[half : span.stop + self.max_blocks] if to_right else ():
            seen = analysis.features[block.index]
            if draft.decisions[block.index] is not None or seen.words > self.max_words:
                continue
            if seen.ended and not is_author(block.text):
                continue
            stop = draft.container.element
            around = (each for each in analysis.above(block.element) if not analysis.contains(each, stop) or stop < 0)
            if seen.capitals and not to_right.isdisjoint(around):
                yield Finding(block.index, Label.BYLINE, "right-aligned", "set to the right")


@memoized
def _is_signed(text: str) -> bool:
    """Return whether a line is an author name; a role, an agency or a mail address may be beside the name."""
    who = signature(text)
    return who is not None and is_author(who)
