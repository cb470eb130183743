"""The filter for poems and songs."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, takewhile, zip_longest
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.columns import SUBHEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.filters.line_tests import LineTest, shared
from vnclean.model.decision import Finding, Label
from vnclean.model.page import Block
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import LineFeatures

_LONGEST_POEM: Final = 200
_LONGEST_STANZA: Final = 16
_LONGEST_QUOTED: Final = 12
_QUOTES: Final = ('"', "“", "”", "«", "»")
_STARS: Final = lazy_regex(r"\s*\*(?:\s*\*)*\s*")
_STARRED: Final = shared(LineTest(lambda text: _STARS.fullmatch(text) and True, prints=("*",)))
_OTHER_MATTERS: Final = frozenset({Label.LISTING, Label.ADVERT, Label.SHARE, Label.TAGS, Label.RATING, Label.LEGAL})


@dataclass(frozen=True, slots=True)
class Verse(Filter):
    """Filter for the lines of poems and songs, such as "Trăm năm trong cõi người ta".

    A run of lines is labelled under these conditions:

    - The run begins in the content span (from the first to the last paragraph) or right after the span. A run
      of stanzas may also begin between the title and the span.
    - The run has at least ``min_lines`` lines. A boilerplate phrase, a link or a subheading ends the run.
    - Each line has 3 to 10 words, begins with a capital letter, contains no digit and is not a list item.
    - At least the share ``min_punctuated`` of the lines ends in a punctuation mark, or the run is a run of
      stanzas. This excludes menus.

    A run of stanzas has at least two elements, each with at least two lines. Lines of verse with at least two lines of
    asterisks between them are labelled anywhere on the page if there are ``min_starred`` of them.
    """

    min_lines: int = 4
    min_punctuated: float = 1 / 3
    min_starred: int = 8

    @property
    def name(self) -> str:
        """Name of the filter that labels lines of verse as ``body``."""
        return "body.verse"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``body`` finding for each line of a poem that begins in the content span or right after it."""
        blocks, first, last = draft.page.blocks, self._first(draft), draft.span.stop
        features = draft.analysis.features[first : last + max(self.min_lines, 1)]
        shapes = "".join(["v" if _has_length_of_verse(seen) else "-" for seen in features])
        index = first
        while first <= (index := shapes.find("v" * self.min_lines, index - first) + first) <= last:
            following = blocks[index : index + _LONGEST_POEM]
            run = list(takewhile(partial(self._goes_on, draft, index), following))
            marked = sum(block.text.rstrip()[-1] in ',.;!?…”"' for block in run)
            punctuated = marked >= len(run) * self.min_punctuated and index >= draft.span.start
            if len(run) >= self.min_lines and (punctuated or _are_stanzas(draft, run)):
                reason = f"{len(run)} lines of verse, {marked} of them with a mark at the end"
                yield from (Finding(block.index, Label.BODY, "verse", reason) for block in run)
            index += len(run) or 1
        yield from self._starred(draft)

    def _starred(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``body`` finding for each line of a poem whose stanzas are separated by asterisks.

        The first and the last stanza have at most as many lines as the longest stanza between.
        """
        blocks = draft.page.blocks

        def is_line(index: int) -> bool:
            is_open = 0 <= index < len(blocks) and draft.is_open_text(index)
            return is_open and self._goes_on(draft, index, blocks[index])

        stars = [index for index, _ in _STARRED.passed(draft)]
        poem: list[int] = []  # the separators of one poem
        for star, following in zip_longest(stars, stars[1:], fillvalue=-1):
            poem.append(star)
            if star < following <= star + _LONGEST_STANZA and all(map(is_line, range(star + 1, following))):
                continue
            longest = max((two - one for one, two in pairwise(poem)), default=0)
            opening = takewhile(is_line, range(poem[0] - 1, poem[0] - longest, -1))
            closing = takewhile(is_line, range(star + 1, star + longest))
            lines = range(poem[0] - len(list(opening)), star + 1 + len(list(closing)))
            if longest and len(lines) - len(poem) >= self.min_starred:
                yield from (Finding(i, Label.BODY, "verse", "stanzas separated by asterisks") for i in lines)
            poem = []

    def _first(self, draft: Draft) -> int:
        """Return the index at which the search for poems begins.

        If the markup shows a headline above the content span, this is the block below the headline. Otherwise it is
        the start of the span.
        """
        headline, start = draft.analysis.headline, draft.span.start
        return headline.index + 1 if headline is not None and headline.index < start else start

    def _goes_on(self, draft: Draft, first: int, block: Block) -> bool:
        """Return whether ``block`` can be a line of the poem that begins at the index ``first``."""
        if block.index > first and (block.tag in SUBHEADINGS or draft.analysis.linked[block.index]):
            return False
        if draft.label(block.index) in _OTHER_MATTERS:
            return False
        verse = _is_verse(block.text, draft.analysis.features[block.index])
        return verse and not is_of_other_matters(block.text)


def quoted_verse(draft: Draft, index: int) -> range:
    """Return the indices of the lines around ``index`` that are verse in quotation marks; empty if there are none.

    The first line begins with a quotation mark, the last line ends with one, and no line between has any. Verse below
    the start of the content span is not found.
    """
    openings = draft.once(_quotes_above)
    place = bisect_right(openings, index) - 1
    if not 0 <= index <= draft.span.start or place < 0 or openings[place] < index - _LONGEST_QUOTED:
        return range(0)
    texts = draft.analysis.texts
    below = range(index, min(index + _LONGEST_QUOTED, draft.span.start + 1))
    lines = range(openings[place], next((i for i in below if texts[i].rstrip().endswith(_QUOTES)), -1) + 1)
    marks = sum(texts[i].count(mark) for i in lines for mark in _QUOTES)
    return lines if marks == len("“”") and len(lines) > 1 and all(map(draft.is_open_text, lines)) else range(0)


def _quotes_above(draft: Draft) -> list[int]:
    """Return the indices of the lines down to the start of the content span that begin with a quotation mark."""
    texts = draft.analysis.texts[: draft.span.start + 1]
    return [index for index, text in enumerate(texts) if text.lstrip().startswith(_QUOTES)]


def _are_stanzas(draft: Draft, run: Sequence[Block]) -> bool:
    """Return whether the blocks of a run are at least two stanzas: elements that each hold two blocks and more."""
    lines = Counter(draft.analysis.paragraphs[block.index] for block in run)
    return len(lines) > 1 and min(lines.values()) > 1


def is_of_other_matters(text: str) -> bool:
    """Return whether the lexicon labels a line as listing, advert, share, tags, rating or legal notice."""
    row = lexicon.find(text)
    return row is not None and row.label in _OTHER_MATTERS


def _has_length_of_verse(seen: LineFeatures) -> bool:
    return 3 <= seen.words <= 10 and not seen.item  # noqa: PLR2004


def _is_verse(text: str, seen: LineFeatures) -> bool:
    return _has_length_of_verse(seen) and text.lstrip(' "“‘-–')[:1].isupper() and not any(map(str.isdigit, text))
