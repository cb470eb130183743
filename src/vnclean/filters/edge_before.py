"""The filter for lines before the content to which no other filter gave a label."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis.draft import Draft, Filter
from vnclean.filters.verse import quoted_verse
from vnclean.model.decision import Finding, Label
from vnclean.text.line_features import reads_as_prose
from vnclean.text.overlap import Pair, share, word_pairs

_SENTENCE_LENGTH: Final = 40
_LONG_MENU_WORDS: Final = 8
_ENTRY_WORDS: Final = 6
_AROUND: Final = 4
_HEADLINE_WORDS: Final = 12
_LONGEST_VERSE: Final = 12
_UNDER_TITLE: Final = frozenset(
    {Label.TIMESTAMP, Label.BYLINE, Label.CAPTION, Label.SHARE, Label.COUNTER, Label.DUPLICATE, Label.SLUG}
)
"""Labels of blocks that may be between a title and its lead."""


@dataclass(frozen=True, slots=True)
class Before(Filter):
    """Lines of menus, tickers and section names before the content span ("Thể thao", "Tin mới nhất").

    Lines as short as menu entries are labelled ``navigation``, longer lines ``listing``. A line that is not a sentence
    is labelled, with these exceptions:

    - a possible lead: an unfinished line under the title with at least ``min_lead_words`` words. The line must also be
      directly above the content of a page without boxes, have at least ``min_lead_chars`` characters, or have at least
      the share ``max_overlap`` of its word pairs in the span;
    - an unfinished line with at least ``min_lead_words`` words directly below verse in quotation marks;
    - the items of a list under the lead, and the line that announces the list;
    - the lines of verse in quotation marks.

    A sentence is labelled only if all of these hold:

    - it is not under the title;
    - at least ``min_boilerplate`` lines between the sentence and the content have a label or are not sentences;
    - less than the share ``max_overlap`` of its word pairs is in the span.
    """

    min_boilerplate: int = 8
    min_lead_chars: int = 200
    min_lead_words: int = 17
    max_overlap: float = 0.15

    defers: ClassVar[frozenset[str]] = frozenset({"no-sentence", "apart"})

    @property
    def name(self) -> str:
        """The name of the filter that labels lines before the content as ``navigation`` or ``listing``."""
        return "edge.before"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``navigation`` or ``listing`` finding for each unlabelled line of boilerplate before the content."""
        blocks, span, features = draft.page.blocks, draft.span, draft.analysis.features
        between = 0
        known: set[Pair] | None = None
        opening = self._opening(draft)
        for index in range(opening - 1, -1, -1):
            if draft.decisions[index] is not None or self._could_lead(draft, index, opening):
                between += 1
            elif not reads_as_prose(features[index], shortest=_SENTENCE_LENGTH):
                if self._is_announced(draft, index) or index in quoted_verse(draft, index):
                    continue
                between += 1
                reason = "before the content, and no sentence"
                yield Finding(index, kind_beside(draft, index), "no-sentence", reason)
            elif between >= self.min_boilerplate and not _is_under_title(draft, index):
                known = word_pairs(blocks[i].text for i in span) if known is None else known
                if share(word_pairs((blocks[index].text,)), known) < self.max_overlap:
                    reason = f"{between} blocks of other kinds are between it and the content"
                    yield Finding(index, kind_beside(draft, index), "apart", reason)

    def _is_announced(self, draft: Draft, index: int) -> bool:
        """Return whether a line announces a list or verse, or belongs to a list or verse that is announced.

        The announcing line ends in a colon. It is the line itself or one of the twelve lines above, with only
        unlabelled lines between the two. It must be under the title, directly under a lead that is under the title, or
        directly under a sentence, with only the list between it and the content.
        """
        blocks, features, first = draft.page.blocks, draft.analysis.features, index
        lead = False  # a sentence is above the announcing line
        while first > 0 and index - first < _LONGEST_VERSE and draft.is_open_text(first):
            if blocks[first].text.rstrip().endswith(":"):
                lead = reads_as_prose(features[first - 1], shortest=_SENTENCE_LENGTH)
                if lead or features[first].words >= _ENTRY_WORDS:
                    break
            first -= 1
        announcing = blocks[first].text.rstrip().endswith(":") and draft.decisions[first] is None
        if not announcing or draft.decisions[first + 1] is not None:
            return False
        if _is_under_title(draft, first - 1 if lead else first):
            return True
        below = range(first, draft.span.start)
        return lead and len(below) <= _LONGEST_VERSE and all(map(draft.is_open_text, below))

    def _opening(self, draft: Draft) -> int:
        """Return the index at which the content begins: a sentence under the title, or the start of the span."""
        analysis, first = draft.analysis, draft.span.start
        while (above := draft.past_pictures(first - 1, -1)) >= 0:
            if draft.decisions[above] is not None or analysis.linked[above]:
                break
            first = above
        seen = analysis.features[first]
        opens = reads_as_prose(seen, shortest=_SENTENCE_LENGTH) or (seen.ended and seen.sentences > 1)
        return first if opens and _is_under_title(draft, first) else draft.span.start

    def _could_lead(self, draft: Draft, index: int, opening: int) -> bool:
        """Return whether an unfinished line under the title or under verse could be a lead without its full stop.

        ``opening`` is the index at which the content begins.
        """
        seen, blocks = draft.analysis.features[index], draft.page.blocks
        if seen.ended or seen.words < self.min_lead_words or draft.analysis.linked[index]:
            return False
        if blocks[index].text.rstrip().endswith(")"):  # a caption's date or source
            return False
        is_under_verse = bool(quoted_verse(draft, index - 1))
        if not (_is_under_title(draft, index) or is_under_verse):
            return False
        # In a page with boxes, such a line may be date and author.
        is_next = not draft.analysis.has_boxes and draft.past_pictures(index + 1, 1) == opening
        if seen.length >= self.min_lead_chars or is_under_verse or is_next:
            return True
        known = word_pairs(blocks[i].text for i in draft.span)
        return share(word_pairs((blocks[index].text,)), known) >= self.max_overlap


def _is_under_title(draft: Draft, index: int) -> bool:
    """Return whether a block is under the title, with only bylines, captions and similar lines between the two."""
    above = index - 1
    while above >= 0 and draft.label(above) in _UNDER_TITLE:
        above -= 1
    return draft.label(above) is Label.TITLE


def kind_beside(draft: Draft, index: int) -> Label:
    """Return ``navigation`` for a line as short as a menu entry, ``listing`` for a line as long as a headline.

    A line of medium length gets the label that suits the lines around it.
    """
    blocks, features = draft.page.blocks, draft.analysis.features
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
