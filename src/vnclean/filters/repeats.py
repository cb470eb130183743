"""Filters for lines that repeat another line of the page, in full or truncated."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

from vnclean.analysis.columns import HEADINGS
from vnclean.analysis.draft import PROSE, Draft, Filter
from vnclean.filters.line_tests import LineTest, shared
from vnclean.model.decision import Finding, Label
from vnclean.model.page import Block
from vnclean.text.credit_line import unstamped
from vnclean.text.fold import LETTERS, bare_words
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_cut
from vnclean.text.overlap import Pair, word_pairs

_TWINS: Final = frozenset({"twins"})
_MOST_BESIDE: Final = 14
_LONGEST_ECHO: Final = 250
_LONGEST_RECORD_HEADING: Final = 12
_LONGEST_LABEL: Final = 30
_NUMBERED: Final = lazy_regex(r"\s*+\(?(?:(?P<number>\d{1,2})|(?P<letter>[a-zđ]))[.)]\s")
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The letters that number list items in Vietnamese laws, in their order."""


@dataclass(frozen=True, slots=True)
class TitleAgain(Filter):
    """A filter for lines that repeat the title, with or without diacritics, anywhere on the page.

    Such a line may continue after the title for up to 14 characters, such as a counter or the name of the outlet.
    Exception: a title of fewer than ``min_words`` words must be the whole line.
    """

    min_words: int = 6

    @property
    def name(self) -> str:
        """The name of this filter, which labels repetitions of the title as ``duplicate``."""
        return "duplicate.title"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``duplicate`` finding for each unlabelled block that repeats the title."""
        generals = draft.analysis.generals
        for title in (decision.block for decision in draft.labelled(Label.TITLE)):
            form = bare_words(title.text)
            letter = form[:1]
            # Most lines begin with another letter.
            for block in [each for each in draft.open() if LETTERS.get(generals[each.index][:1], letter) == letter]:
                other = bare_words(block.text)
                extra = len(other) - len(form) if len(form.split()) >= self.min_words else 0
                if other.startswith(form) and len(other) - len(form) <= min(extra, _MOST_BESIDE):
                    yield Finding(block.index, Label.DUPLICATE, "title", f"the title, line {title.index + 1}")


@dataclass(frozen=True, slots=True)
class LineAgain(Filter):
    """A filter for lines that repeat an earlier line of the page; a stamp ("(Dân trí) - ") is ignored.

    These repeated lines get no label:

    - lines of fewer than ``min_words`` words, such as refrains and answers
    - lines of the content that recur at least ``min_records`` times at even distances, as in a list of records
    - lines of the content that begin with the field name of a record ("Lý do: …"); at least ``min_records``
      lines of the content must begin with this name, and these lines must not all be equal
    - lines of the content that continue a numbered list, such as a clause in several sections of a law
    """

    min_words: int = 12
    min_records: int = 3

    defers: ClassVar[frozenset[str]] = frozenset({"line"})

    @property
    def name(self) -> str:
        """Name of the filter that labels repetitions of a long line as ``duplicate``."""
        return "duplicate.line"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``duplicate`` finding for each unlabelled block that repeats an earlier one."""
        places: dict[str, list[int]] = {}
        blocks = draft.page.blocks
        for index, seen in enumerate(draft.analysis.features):
            if seen.words >= self.min_words:
                places.setdefault(unstamped(blocks[index].text), []).append(index)
        repeated = [group for group in places.values() if len(group) > 1]
        has_items = any(draft.analysis.features[i].item for _, *again in repeated for i in again)
        items = _repeated_items(draft) if has_items else ()
        for first, *again in repeated:
            inside = [i for i in (first, *again) if i in draft.span]
            shared = len(inside) >= self.min_records and _are_in_records(draft, inside)
            shared = shared or self._begins_like_record(draft, first)
            for index in again:
                if draft.decisions[index] is None and index not in items and not (shared and index in draft.span):
                    yield Finding(index, Label.DUPLICATE, "line", f"the same as line {first + 1}")

    def _begins_like_record(self, draft: Draft, index: int) -> bool:
        """Return whether the line at ``index`` begins with the field name of a list of records ("Lý do:").

        At least ``min_records`` lines of the content must begin with this name, and these lines must not all be
        equal.
        """
        label, colon, _ = draft.analysis.forms[index][:_LONGEST_LABEL].partition(":")
        if not colon:
            return False
        alike = [draft.analysis.forms[i] for i in draft.span if draft.analysis.forms[i].startswith(label + colon)]
        return len(alike) >= self.min_records and len(set(alike)) > 1


def _repeated_items(draft: Draft) -> set[int]:
    """Return the indices of repeated lines that continue a numbered list of the content, and so are not duplicates."""
    texts, found, last = set[str](), set[int](), dict[bool, tuple[int, bool]]()
    for index, block in enumerate(draft.page.blocks[: draft.span.stop]):
        text = unstamped(block.text)
        is_item = index in draft.span and draft.analysis.features[index].item
        number = _NUMBERED.match(block.text) if is_item else None
        if number is not None:
            is_letter = number["letter"] is not None
            value = _LETTERS.find(number["letter"]) if is_letter else int(number["number"])
            before, is_kept = last.get(is_letter, (value, False))
            follows = is_kept and value == before + 1
            if follows and text in texts:
                found.add(index)
            # The second copy of a whole list begins with a repeated line: none of its lines may continue a list.
            last[is_letter] = value, follows or text not in texts
        texts.add(text)
    return found


_CUT: Final = shared(LineTest(lambda text: is_cut(text) or None, prints=("…", "...")))


@dataclass(frozen=True, slots=True)
class Teaser(Filter):
    """A filter for truncated copies of paragraphs: lines of ``min_words`` words or more that end in "…"."""

    min_words: int = 6

    defers: ClassVar[frozenset[str]] = frozenset({"cut"})

    @property
    def name(self) -> str:
        """Name of the filter that labels truncated copies of a paragraph as ``duplicate``."""
        return "duplicate.teaser"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``duplicate`` finding for each unlabelled truncated line that is the beginning of a paragraph."""
        features = draft.analysis.features
        blocks = draft.page.blocks
        cut = [blocks[index] for index, _ in _CUT.passed(draft) if features[index].words >= self.min_words]
        if not cut:
            return
        whole: dict[str, list[tuple[str, Block]]] = {}
        for block, prose in zip(draft.page.blocks, draft.analysis.prose, strict=True):
            if prose:
                form = unstamped(block.text)
                whole.setdefault(self._opening(form), []).append((form, block))
        for block in cut:
            form = unstamped(block.text)
            for other, twin in whole.get(self._opening(form), ()):
                if twin.index != block.index and other.startswith(form) and len(other) > len(form):
                    yield Finding(block.index, Label.DUPLICATE, "cut", f"continues in line {twin.index + 1}")
                    break

    def _opening(self, form: str) -> str:
        return " ".join(form.split(maxsplit=self.min_words)[: self.min_words])


@dataclass(frozen=True, slots=True)
class CaptionTwice(Filter):
    """A filter for captions printed twice in a row in the content: as text of the picture, and below the picture.

    Both lines are labelled under these conditions:

    - The lines are equal; square brackets around a line are ignored.
    - Each line has at least ``min_words`` words. Shorter lines, such as the names of speakers, also recur.
    - The first line has no label and is not a paragraph of several sentences.

    A pair is short if both lines have at most ``max_heading_words`` words. The first lines of the short pairs
    are taken for headings of the article, and only the second lines are labelled, under these conditions:

    - The content has at least ``min_headings`` short pairs.
    - A paragraph is directly below each short pair.
    """

    min_words: int = 6
    min_headings: int = 3
    max_heading_words: int = 10

    defers: ClassVar[frozenset[str]] = frozenset({"twice"})

    @property
    def name(self) -> str:
        """Name of the filter that labels lines printed twice in a row as ``caption``."""
        return "caption.twice"

    needs: ClassVar[frozenset[str]] = _TWINS

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield ``caption`` findings for two equal lines in a row; only for the second if the first is a heading."""
        features, forms = draft.analysis.features, draft.analysis.forms
        pairs = []
        for index in draft.span:
            one = index - 1
            if one < 0 or forms[one].strip("[] ") != forms[index].strip("[] ") or features[one].words < self.min_words:
                continue
            if draft.decisions[one] is None and not (features[one].ended and features[one].sentences > 1):
                pairs.append(index)
        heading = [index for index in pairs if features[index].words <= self.max_heading_words]
        are_headings = len(heading) >= self.min_headings and all(draft.is_prose_at(index + 1) for index in heading)
        for index in pairs:
            first = index if are_headings and index in heading else index - 1
            for each in range(first, index + 1):
                yield Finding(each, Label.CAPTION, "twice", "printed twice running")


@dataclass(frozen=True, slots=True)
class CaptionEcho(Filter):
    """A filter for captions whose words are also in a paragraph of the article.

    A line is labelled under these conditions:

    - The line is in the content, and has at least ``min_words`` words and at most 250 characters.
    - The line is neither a heading nor a list item, and does not end like a sentence or with a colon.
    - A single paragraph contains at least the share ``min_overlap`` of the line's word pairs. A word pair is
      two neighbouring words.

    Exception: if there are several such lines, and each is directly above the paragraph with its words, they
    are headings. Then none of them is labelled.
    """

    min_words: int = 12
    min_overlap: float = 0.8

    @property
    def name(self) -> str:
        """Name of the filter that gives the label ``caption`` to lines whose words are also in a paragraph."""
        return "caption.echo"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``caption`` finding for each unlabelled line of the content that repeats words of a paragraph."""
        blocks = draft.page.blocks
        candidates = [i for i in draft.span if draft.decisions[i] is None and self._could_echo(draft, i)]
        if not candidates:
            return
        stands_in: dict[Pair, list[int]] = {}
        sought = word_pairs([blocks[i].text for i in candidates])
        for i in draft.span:
            if draft.label(i) in PROSE:
                for pair in sought & word_pairs((blocks[i].text,)):
                    stands_in.setdefault(pair, []).append(i)
        echoes = {}
        for index in candidates:
            own = word_pairs((blocks[index].text,))
            times = Counter(i for pair in own for i in stands_in.get(pair, ()))
            if times and (best := times.most_common(1)[0])[1] >= self.min_overlap * len(own):
                echoes[index] = best[0], f"{best[1]} of its {len(own)} word pairs"
        under = sum(source == draft.past_pictures(index + 1, 1) for index, (source, _) in echoes.items())
        if under == len(echoes) > 1:
            return  # each is over the paragraph that has its words: headings
        for index, (source, share) in echoes.items():
            reason = f"{share} are in “{blocks[source].text.strip()[:40]}…”"
            yield Finding(index, Label.CAPTION, "echo", reason)

    def _could_echo(self, draft: Draft, index: int) -> bool:
        seen, block = draft.analysis.features[index], draft.page.blocks[index]
        if block.tag in HEADINGS or block.text.rstrip().endswith(":"):
            return False
        return not seen.ended and not seen.item and seen.words >= self.min_words and seen.length <= _LONGEST_ECHO


@dataclass(frozen=True, slots=True)
class WidgetAgain(Filter):
    """A filter for buttons: short lines that recur inside the content, such as "Xem ảnh".

    All copies of a line, inside and outside the content, are labelled under these conditions:

    - The line has at most ``max_words`` words, and is neither a sentence nor the name of a speaker ("An:").
    - The line is inside the content at least ``min_times`` times.
    - The copies inside the content do not form a list of records. In such a list, a line recurs at even
      distances.
    """

    min_times: int = 3
    max_words: int = 5

    defers: ClassVar[frozenset[str]] = frozenset({"repeated"})

    @property
    def name(self) -> str:
        """Name of the filter that labels short lines that recur inside the content as ``widget``."""
        return "widget.repeated"

    needs: ClassVar[frozenset[str]] = _TWINS

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``widget`` finding for each unlabelled copy of a short line that recurs inside the content."""
        forms = draft.analysis.forms
        inside = Counter(forms[i] for i in draft.span if self._is_short(draft, i))
        often = {form: times for form, times in inside.items() if times >= self.min_times}
        places: dict[str, list[int]] = {form: [] for form in often}
        for i in draft.span if often else ():
            if forms[i] in places:
                places[forms[i]].append(i)
        for form, group in places.items():
            if _are_in_records(draft, group):
                del often[form]  # "Tình trạng: đã hoàn thành" in each
        for block in draft.open() if often else ():
            times = often.get(forms[block.index], 0)
            if times and self._is_short(draft, block.index):
                yield Finding(block.index, Label.WIDGET, "repeated", f"{times} times inside the content")

    def _is_short(self, draft: Draft, index: int) -> bool:
        """Return whether a block is unlabelled, short, not a sentence, and not the name of a speaker."""
        seen = draft.analysis.features[index]
        few = draft.decisions[index] is None and seen.words <= self.max_words
        return few and not seen.ended and seen.capitals <= 1 and draft.page.blocks[index].text.strip()[-1] != ":"


def _are_in_records(draft: Draft, places: Sequence[int]) -> bool:
    """Return whether the blocks at the indices ``places`` recur at even distances, as in a list of records."""
    features, gaps = draft.analysis.features, [range(one + 1, other) for one, other in pairwise(places)]
    lengths = [len(gap) for gap in gaps]
    return max(lengths) - min(lengths) <= 1 and all(
        any(_is_open_line(draft, i) for i in gap) and any(features[i].ended for i in gap) for gap in gaps
    )


def _is_open_line(draft: Draft, index: int) -> bool:
    """Return whether a block could be the heading of a record (a group of lines with the form of other groups)."""
    seen = draft.analysis.features[index]
    return not seen.ended and 1 < seen.words <= _LONGEST_RECORD_HEADING and draft.label(index) in (None, Label.HEADING)
