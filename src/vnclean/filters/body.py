"""What is text: certain prose first, which no later filter can take, and what markup or place make part of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import ClassVar, Final

from vnclean.analysis import lexicon
from vnclean.analysis.columns import SUBHEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.model.decision import Finding
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.credit_line import unstamped
from vnclean.text.dates import find_moment
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import LineFeatures, credit, is_address, is_cut, is_names

_SPAN: Final = frozenset({"span"})
_MARK: Final = lazy_regex(r"\s*(\[\d{1,2}\]|\(\*{1,3}\))\s*\p{L}")
_NEEDED: Final = lazy_regex(
    r"(?:(?:các |phần |chuẩn bị )?nguyên liệu|thành phần|chuẩn bị)"
    r"(?:\s?[(:].*|\s(?:cần|chính|làm|nấu|chế biến|để|cho|gồm)\b.*)?"
)
"""What heads the ingredients of a recipe; on the folded line."""
_METHOD: Final = lazy_regex(r"(?:các bước|cách|hướng dẫn|thực hiện|chế biến|sơ chế|bước 1)\b")
_MOST_WORDS_OF_HEAD: Final = 10
_OPENING: Final = 5
_LONGEST_TEASER: Final = 300
_LONGEST_POEM: Final = 200
_LISTS: Final = frozenset({"ul", "ol", "dl", "table"})
_QUIET: Final = frozenset({Label.CAPTION, Label.SLUG, Label.BODY})
_NUMBERED: Final = lazy_regex(r"\s*(?:\d{1,2}|[IVX]{1,5}|[a-z])[.)/]\s")
_NO_HEADING: Final = lazy_regex(r"\||^[\p{Lu}][\p{L} .]{0,30}:\s|^[\d.,% ]+\s?\p{Ll}|(?:,.*){3}")
"""Table rows, the speaker of an interview, a figure, an enumeration."""
_LONGEST_HEADING: Final = 160
_AFTER_RECORD_HEADING: Final = 3
_OTHER_MATTERS: Final = frozenset({Label.LISTING, Label.ADVERT, Label.SHARE, Label.TAGS, Label.RATING, Label.LEGAL})
_ANNOUNCING_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Prose(Filter):
    """Paragraphs of the content that are certainly prose: ``min_sentences``, or one longer than a caption.

    A caption has at most ``max_caption_chars``. A paragraph that stood on the page before, one that ends in a picture's
    credit, a short one cut off with "…", and one that is a link, are left to later filters.
    """

    min_sentences: int = 2
    max_caption_chars: int = 200

    @property
    def name(self) -> str:
        """Certain prose."""
        return "body.prose"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find the certain paragraphs among the content's open blocks."""
        analysis, span = draft.analysis, draft.span
        seen_before: set[str] = set()
        for block in draft.page.blocks[: span.stop]:
            index, seen = block.index, analysis.features[block.index]
            if 4 * seen.length < self.max_caption_chars:
                continue  # too short to be a paragraph, or the twin of one
            form = unstamped(block.text)
            again = form in seen_before
            seen_before.add(form)
            if again or index not in span or draft.decisions[index] is not None:
                continue
            if not seen.ended or analysis.linked[index] or credit(block.text):
                continue
            if seen.length <= _LONGEST_TEASER and is_cut(block.text):
                continue
            if seen.sentences >= self.min_sentences and seen.length >= self.max_caption_chars // 2:
                yield Finding(index, Label.BODY, "sentences", f"{seen.sentences} sentences inside the content")
            elif seen.length >= self.max_caption_chars:
                reason = f"a sentence of {seen.length} characters inside the content"
                yield Finding(index, Label.BODY, "long-sentence", reason)


@dataclass(frozen=True, slots=True)
class Ingredients(Filter):
    """The ingredients of a recipe where no sentence is before them: from the line that heads them to the content.

    At most ``max_lines`` lines, none of them boilerplate or a date, with a line like "Cách làm" under them.
    """

    max_lines: int = 30

    @property
    def name(self) -> str:
        """A recipe's list of ingredients."""
        return "body.ingredients"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find the lines between "Nguyên liệu:" and the content."""
        blocks, forms, start = draft.page.blocks, draft.analysis.forms, draft.span.start
        for i in range(max(0, start - self.max_lines), start):
            if _NEEDED.fullmatch(forms[i]) and draft.analysis.features[i].words <= _MOST_WORDS_OF_HEAD:
                has_method = any(map(_METHOD.match, forms[i + 1 : start + _OPENING]))
                run = blocks[i:start]
                if has_method and not any(lexicon.find(block.text) or find_moment(block.text) for block in run):
                    reason = f"the ingredients of the recipe in line {start + 1}"
                    yield from (Finding(block.index, Label.BODY, "ingredients", reason) for block in run)
                return


@dataclass(frozen=True, slots=True)
class Verse(Filter):
    """Lines of a poem or song: ``min_lines`` or more in a row, of 3 to 10 words each, that begin with a capital.

    What tells them from a menu is that ``min_punctuated`` of them, a third, end in a comma, a full stop or the like.
    They may stand right after the content's last paragraph, too.
    """

    min_lines: int = 4
    min_punctuated: float = 1 / 3

    @property
    def name(self) -> str:
        """Verse."""
        return "body.verse"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find runs of verse in the content and right after it."""
        blocks = draft.page.blocks
        index, last = draft.span.start, draft.span.stop
        while index <= last and index < len(blocks):
            following = blocks[index : index + _LONGEST_POEM]
            run = list(takewhile(partial(self._goes_on, draft, index), following))
            marked = sum(block.text.rstrip()[-1] in ',.;!?…”"' for block in run)
            if len(run) >= self.min_lines and marked >= len(run) * self.min_punctuated:
                reason = f"{len(run)} lines of verse, {marked} of them with a mark at the end"
                yield from (Finding(block.index, Label.BODY, "verse", reason) for block in run)
            index += len(run) or 1

    def _goes_on(self, draft: Draft, first: int, block: Block) -> bool:
        """Return whether a line could be the next of a poem; one that phrases or a heading's tag tell apart is not."""
        if block.index > first and (block.tag in SUBHEADINGS or draft.analysis.linked[block.index]):
            return False
        verse = _is_verse(block.text, draft.analysis.features[block.index])
        return verse and not _is_of_other_matters(block.text)


def _is_of_other_matters(text: str) -> bool:
    """Return whether a phrase tells that a line heads, or is, what is no part of an article."""
    row = lexicon.find(text)
    return row is not None and row.label in _OTHER_MATTERS


def _is_verse(text: str, seen: LineFeatures) -> bool:
    if not 3 <= seen.words <= 10 or seen.item:  # noqa: PLR2004
        return False
    return text.lstrip(' "“‘-–')[:1].isupper() and not any(map(str.isdigit, text))


@dataclass(frozen=True, slots=True)
class Footnote(Filter):
    """A note after the content: a line that opens with a mark, "[1]" or "(*)", that the content bears, too."""

    @property
    def name(self) -> str:
        """A note."""
        return "body.footnote"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find each open block after the content that is a note to it."""
        blocks, span = draft.page.blocks, draft.span
        for block in draft.printing("[", "("):
            mark = _MARK.match(block.text) if block.index >= span.stop else None
            if mark and any(mark[1] in blocks[i].text for i in span):
                reason = f"the note that {mark[1]} in the content points to"
                yield Finding(block.index, Label.BODY, "footnote", reason)


@dataclass(frozen=True, slots=True)
class HeadingLine(Filter):
    """An unfinished line of at most ``max_words`` inside the content with a paragraph under it.

    A numbered one may have ``max_words_numbered``.
    """

    max_words: int = 16
    max_words_numbered: int = 36

    @property
    def name(self) -> str:
        """A heading."""
        return "heading.line"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find each open block of the content that heads a paragraph."""
        blocks, features = draft.page.blocks, draft.analysis.features
        for index in draft.span:
            block, seen = blocks[index], features[index]
            if draft.decisions[index] is not None or block.tag == "tr" or not draft.is_inside(index):
                continue
            text = block.text.rstrip()
            if (seen.ended and text[-1] not in '?!"”') or seen.length > _LONGEST_HEADING or text[-1] in ",;–-":
                continue
            if _NO_HEADING.search(text) or is_address(text):
                continue
            if seen.ended and (seen.sentences > 1 or seen.words > self.max_words // 2):
                continue
            numbered = _NUMBERED.match(block.text) is not None
            most = self.max_words_numbered if numbered else self.max_words
            if (seen.item and not numbered) or seen.words > most:
                continue
            below = draft.past_pictures(index + 1, 1)
            if draft.is_prose_at(below) or (below in draft.span and features[below].item):
                yield Finding(index, Label.HEADING, "unfinished", f"{seen.words} words above a paragraph")


@dataclass(frozen=True, slots=True)
class RecordHeading(Filter):
    """A heading that is over each of several records: "Câu hỏi", "Trả lời", "Kết quả".

    ``min_times`` headings of one level and text, of ``max_words`` words, each over a sentence or a colon line with two
    short lines between at most; one of them at the content. Headings that phrases tell to be of other matters ("Tin
    liên quan") are none.
    """

    min_times: int = 2
    max_words: int = 8

    @property
    def name(self) -> str:
        """A heading over each of several records."""
        return "heading.record"

    needs: ClassVar[frozenset[str]] = frozenset({"elements", "span", "twins"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find all of each such set of headings."""
        analysis, groups = draft.analysis, dict[tuple[str, str], list[int]]()
        for block in draft.open():
            if block.tag in SUBHEADINGS and analysis.features[block.index].words <= self.max_words:
                groups.setdefault((block.tag, analysis.forms[block.index]), []).append(block.index)
        for (_, form), group in groups.items():
            if len(group) < self.min_times or _is_of_other_matters(form):
                continue
            around = range(draft.span.start - 1, draft.span.stop + 1)
            if any(i in around for i in group) and all(self._is_over_text(draft, i) for i in group):
                reason = f"a heading over {len(group)} records"
                yield from (Finding(i, Label.HEADING, "record", reason) for i in group)

    def _is_over_text(self, draft: Draft, index: int) -> bool:
        analysis, blocks = draft.analysis, draft.page.blocks
        for below in blocks[index + 1 : index + 1 + _AFTER_RECORD_HEADING]:
            if analysis.linked[index] or analysis.linked[below.index] or below.tag == blocks[index].tag:
                return False
            if analysis.features[below.index].ended or below.text.rstrip().endswith(":"):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Sibling(Filter):
    """Lines right before or after the content that are where its lines stand, in elements of the same kind.

    ``min_lines`` lines of the content must be in elements of that kind (the questions of an interview, the entries of a
    live page, plain paragraphs). Lists and rows of tables beside the paragraphs, too. A link, a name, a line set to the
    right, and what follows the first of them that another filter knew, is not the article's.
    """

    min_lines: int = 2

    @property
    def name(self) -> str:
        """Among the content's lines by markup."""
        return "body.sibling"

    needs: ClassVar[frozenset[str]] = frozenset({"elements", "span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find the open blocks at the content's edges that stand among its paragraphs."""
        blocks, span, analysis = draft.page.blocks, draft.span, draft.analysis
        if not draft.container:
            return
        for i in range(max(span.start - 1, 0), min(draft.container.first, span.stop)):
            if draft.decisions[i] is None and self._announces(draft, i):
                yield Finding(i, Label.BODY, "announcing", "ends in a colon right before the content")
        kinds = Counter(analysis.kind(analysis.paragraphs[i]) for i in span if draft.label(i) in (None, Label.BODY))
        for places in (range(span.start - 1, -1, -1), range(span.stop, len(blocks))):
            for i in places:
                if draft.decisions[i] is not None:
                    if draft.label(i) in _QUIET:
                        continue
                    break
                if i < span.start and _heads(draft, i):
                    yield Finding(i, Label.HEADING, "heading", f"<{blocks[i].tag}> above the content's paragraphs")
                elif self._belongs(draft, i, kinds):
                    yield Finding(i, Label.BODY, "sibling", "stands among the content's paragraphs")
                else:
                    break

    def _announces(self, draft: Draft, index: int) -> bool:
        """Return whether a line before the content ends in a colon, and is in the container or right above it."""
        analysis, block = draft.analysis, draft.page.blocks[index]
        ends = block.text.rstrip().endswith(":") and analysis.features[index].words > _ANNOUNCING_WORDS
        around = analysis.parent(analysis.paragraphs[index])
        return ends and not analysis.linked[index] and analysis.contains(around, draft.page.blocks[index + 1].element)

    def _belongs(self, draft: Draft, index: int, kinds: Counter[int]) -> bool:
        analysis, block = draft.analysis, draft.page.blocks[index]
        own = draft.page.elements.attributes.get(block.element)
        if analysis.linked[index] or is_names(block.text) or (own is not None and own.align == "right"):
            return False
        element = analysis.paragraphs[index]
        if kinds[analysis.kind(element)] >= self.min_lines:
            return True
        lists = [each for each in analysis.above(analysis.parent(element)) if analysis.tags[each] in _LISTS]
        return bool(lists) and analysis.parent(lists[-1]) in draft.container.homes


def _heads(draft: Draft, index: int) -> bool:
    """Return whether a block is a heading by its tag, among the paragraphs or in the element of the line below."""
    analysis = draft.analysis
    if draft.page.blocks[index].tag not in SUBHEADINGS or analysis.linked[index]:
        return False
    own, below = (analysis.parent(analysis.paragraphs[each]) for each in (index, index + 1))
    return (own == below and own >= 0) or draft.is_among(index)
