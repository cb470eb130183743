"""Filters for lines that the page prints again: in full, truncated, or without diacritics."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

import regex

from vnclean.analysis.columns import HEADINGS
from vnclean.analysis.draft import PROSE, Draft, Filter
from vnclean.model.decision import Finding
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.credit_line import unstamped
from vnclean.text.fold import LETTERS, bare_words
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.line_features import is_address, is_cut, is_names
from vnclean.text.memo import memoized
from vnclean.text.overlap import Pair, word_pairs
from vnclean.text.syllables import is_bare_syllable

_TWINS: Final = frozenset({"twins"})
_MOST_BESIDE: Final = 14
_LONGEST_ECHO: Final = 250
_LONGEST_RECORD_HEADING: Final = 12
_LONGEST_LABEL: Final = 30
_EXTENSION: Final = lazy_regex(r"\.(?:jpe?g|png|gif|webp|bmp|mp4|flv)(?:\?\S*)?$", regex.IGNORECASE)
_TAIL: Final = lazy_regex(
    r"(?: (?:hinh anh|hinh|anh|photo|image|img|pic))?(?: \d{1,4})*$", regex.REVERSE
)  # from the end, at once
_ASCII: Final = lazy_re(r"[\x20-\x7e…–—“”‘’]+")
_FEWEST_SLUG_WORDS: Final = 4
_LONGEST_SLUG: Final = 250
_VIETNAMESE: Final = 0.85


@dataclass(frozen=True, slots=True)
class TitleAgain(Filter):
    """A repetition of the title anywhere on the page.

    If the title has at least ``min_words`` words, up to 14 more characters may follow it: a counter, a picture's
    number, an outlet.
    """

    min_words: int = 6

    @property
    def name(self) -> str:
        """Name of the filter that labels repetitions of the title as ``duplicate``."""
        return "duplicate.title"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``duplicate`` finding for each unlabelled block that repeats the title."""
        generals = draft.analysis.generals
        for title in (decision.block for decision in draft.labelled(Label.TITLE)):
            form = bare_words(title.text)
            for block in draft.open():
                if LETTERS.get(generals[block.index][:1], form[:1]) != form[:1]:
                    continue  # it begins with another letter
                other = bare_words(block.text)
                extra = len(other) - len(form) if len(form.split()) >= self.min_words else 0
                if other.startswith(form) and len(other) - len(form) <= min(extra, _MOST_BESIDE):
                    yield Finding(block.index, Label.DUPLICATE, "title", f"the title, line {title.index + 1}")


@dataclass(frozen=True, slots=True)
class LineAgain(Filter):
    """A line of at least ``min_words`` words that repeats an earlier one; an outlet's stamp before it is ignored.

    Shorter lines are left alone, since refrains and answers repeat. So are lines that recur in ``min_records`` or more
    evenly spaced records of the content, and those that begin with a label ("Lý do: …") that so many of its lines have,
    not all with the same words.
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
        for first, *again in places.values():
            if not again:
                continue
            inside = [i for i in (first, *again) if i in draft.span]
            shared = len(inside) >= self.min_records and _are_in_records(draft, inside)
            shared = shared or self._is_labelled(draft, first)
            for index in again:
                if draft.decisions[index] is None and not (shared and index in draft.span):
                    yield Finding(index, Label.DUPLICATE, "line", f"the same as line {first + 1}")

    def _is_labelled(self, draft: Draft, index: int) -> bool:
        """Return whether a line begins with a label of at most 30 characters that several lines of the content have."""
        label, colon, _ = draft.analysis.forms[index][:_LONGEST_LABEL].partition(":")
        if not colon:
            return False
        alike = [draft.analysis.forms[i] for i in draft.span if draft.analysis.forms[i].startswith(label + colon)]
        return len(alike) >= self.min_records and len(set(alike)) > 1


@dataclass(frozen=True, slots=True)
class Teaser(Filter):
    """A truncated copy of a paragraph of the page: a line of at least ``min_words`` words that ends in "…"."""

    min_words: int = 6

    defers: ClassVar[frozenset[str]] = frozenset({"cut"})

    @property
    def name(self) -> str:
        """Name of the filter that labels truncated copies of a paragraph as ``duplicate``."""
        return "duplicate.teaser"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``duplicate`` finding for each unlabelled line whose full text is another block of the page."""
        features = draft.analysis.features
        cut = [
            block
            for block in draft.printing("…", "...")
            if features[block.index].words >= self.min_words and is_cut(block.text)
        ]
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
    """A line printed twice in a row inside the content, perhaps once in brackets: a picture's text and its caption.

    It has at least ``min_words`` words, since the names of an interview's speakers are printed twice, too. If
    ``min_headings`` or more pairs of at most ``max_heading_words`` words are each above a paragraph, their first lines
    are headings and only the second ones are labelled.
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
        """Yield ``caption`` findings for both lines of each pair, or for the second if the first is a heading."""
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
    """A caption cut from the article's text: at least ``min_overlap`` of its word pairs occur in one paragraph.

    It is a line of the content that does not end a sentence and has at least ``min_words`` words. If there are several
    and each is directly above the paragraph that has its words, they are headings and are left alone.
    """

    min_words: int = 12
    min_overlap: float = 0.8

    @property
    def name(self) -> str:
        """Name of the filter that labels lines whose words a paragraph repeats as ``caption``."""
        return "caption.echo"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``caption`` finding for each unlabelled line of the content whose words a paragraph repeats."""
        blocks = draft.page.blocks
        candidates = [i for i in draft.span if draft.decisions[i] is None and self._could_echo(draft, i)]
        if not candidates:
            return
        stands_in: dict[Pair, list[int]] = {}
        for i in draft.span:
            if draft.label(i) in PROSE:
                for pair in word_pairs((blocks[i].text,)):
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
    """A button beside paragraphs: a line of at most ``max_words`` words, ``min_times`` times or more in the content.

    Its copies outside the content are included. A line that recurs in evenly spaced records is left alone.
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
    """Return whether the blocks at the indices ``places`` are evenly spaced, to within one block, as in records.

    Between each two there must be a sentence and a short line that could head a record.
    """
    features, gaps = draft.analysis.features, [range(one + 1, other) for one, other in pairwise(places)]
    lengths = [len(gap) for gap in gaps]
    return max(lengths) - min(lengths) <= 1 and all(
        any(_is_open_line(draft, i) for i in gap) and any(features[i].ended for i in gap) for gap in gaps
    )


def _is_open_line(draft: Draft, index: int) -> bool:
    """Return whether a block could head a record: 2 to 12 words, not a sentence, no label but ``heading``."""
    seen = draft.analysis.features[index]
    return not seen.ended and 1 < seen.words <= _LONGEST_RECORD_HEADING and draft.label(index) in (None, Label.HEADING)


@dataclass(frozen=True, slots=True)
class TitleSlug(Filter):
    """An ASCII line that spells another line of the page, such as the title or a caption, without diacritics.

    Punctuation, a file extension, and a suffix like "hinh anh 1" or a number are ignored. One line may be longer if the
    other is a prefix of it with more than half of its words. An English line or a foreign name spells no other line of
    the page and is left alone.
    """

    @property
    def name(self) -> str:
        """Name of the filter that labels copies of a line without diacritics as ``slug``."""
        return "slug.title"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``slug`` finding for each unlabelled ASCII line that spells another line of the page."""
        slugs = [(block, words) for block, stem in _slugs(draft) if len(words := stem.split()) >= _FEWEST_SLUG_WORDS]
        if not slugs:
            return
        firsts = {stem[0][0] for _, stem in slugs}
        twins: dict[tuple[str, ...], list[Block]] = {}
        analysis = draft.analysis
        for block, form, seen in zip(draft.page.blocks, analysis.forms, analysis.features, strict=True):
            if form[:1] in LETTERS and LETTERS[form[:1]] not in firsts:
                continue  # it begins with another letter
            if not block.text.isascii() and seen.length <= _LONGEST_SLUG:
                twins.setdefault(tuple(bare_words(block.text).split()[:_FEWEST_SLUG_WORDS]), []).append(block)
        for block, stem in slugs:
            for twin in twins.get(tuple(stem[:_FEWEST_SLUG_WORDS]), ()):
                words = _TAIL.sub("", bare_words(twin.text)).split()
                shared = min(len(stem), len(words))
                if stem[:shared] == words[:shared] and 2 * shared > max(len(stem), len(words)):
                    yield Finding(block.index, Label.SLUG, "twin", f"“{twin.text.strip()}” without its diacritics")
                    break


@dataclass(frozen=True, slots=True)
class RepeatedSlug(Filter):
    """An ASCII line in lower case, at least 85 % of it Vietnamese syllables, that spells no other line of the page.

    It counts if the page prints it twice or if it ends in a picture suffix ("hinh anh 1", "anh 2") or a number.
    """

    @property
    def name(self) -> str:
        """Name of the filter that labels repeated or numbered lines of Vietnamese without diacritics as ``slug``."""
        return "slug.repeated"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``slug`` finding for each unlabelled line that is repeated or has a picture suffix."""
        slugs = _slugs(draft)
        times = Counter(stem for _, stem in slugs)
        for block, stem in slugs:
            words = stem.split()
            if len(words) < _FEWEST_SLUG_WORDS or block.text.strip() != block.text.strip().lower():
                continue
            tailed = _TAIL.search(bare_words(block.text))
            vietnamese = sum(map(is_bare_syllable, words)) >= len(words) * _VIETNAMESE
            if vietnamese and (times[stem] > 1 or (tailed and tailed[0])):
                code = "repeated" if times[stem] > 1 else "tail"
                yield Finding(block.index, Label.SLUG, code, f"{times[stem]} times on the page, without diacritics")


def _slugs(draft: Draft) -> list[tuple[Block, str]]:
    """Return the unlabelled ASCII blocks that could be slugs, each with its words (``_stem``)."""
    ascii_lines = (block for block in draft.open() if _ASCII.fullmatch(block.text.strip()))
    return [(block, stem) for block in ascii_lines if (stem := _stem(block.text))]


@memoized
def _stem(text: str) -> str:
    """Return an ASCII line's bare words without file extension and picture suffix; "" if it cannot be a slug."""
    text = text.strip()
    if len(text) > _LONGEST_SLUG or is_address(text) or is_names(text) or text[-1:] in ".!?" or ". " in text:
        return ""
    return _TAIL.sub("", bare_words(_EXTENSION.sub("", text)))
