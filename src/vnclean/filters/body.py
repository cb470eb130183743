"""Filters that label article text: prose, ingredients, footnotes, headings, lines next to the content span.

The content span is the range of blocks from the first to the last paragraph of the article. ``Prose`` runs early, so
that no later filter can drop its paragraphs.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis import lexicon
from vnclean.analysis.columns import SUBHEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.filters.line_tests import LineTest, shared
from vnclean.filters.verse import is_of_other_matters
from vnclean.model.decision import Finding, Label
from vnclean.text.credit_line import unstamped
from vnclean.text.dates import find_moment
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import credit, is_address, is_cut, is_names

_SPAN: Final = frozenset({"span"})
_MARK: Final = lazy_regex(r"\s*(\[\d{1,2}\]|\(\*{1,3}\))\s*\p{L}")
_NEEDED: Final = lazy_regex(
    r"(?:(?:các |phần |chuẩn bị )?nguyên liệu|thành phần|chuẩn bị)"
    r"(?:\s?[(:].*|\s(?:cần|chính|làm|nấu|chế biến|để|cho|gồm)\b.*)?"
)
"""The heading of a recipe's ingredients; matched against the folded line."""
_METHOD: Final = lazy_regex(r"(?:các bước|cách|hướng dẫn|thực hiện|chế biến|sơ chế|bước 1)\b")
_MOST_WORDS_OF_HEAD: Final = 10
_OPENING: Final = 5
_LONGEST_TEASER: Final = 300
_LISTS: Final = frozenset({"ul", "ol", "dl", "table"})
_QUIET: Final = frozenset({Label.CAPTION, Label.SLUG, Label.BODY})
_NUMBERED: Final = lazy_regex(r"\s*(?:\d{1,2}|[IVX]{1,5}|[a-z])[.)/]\s")
_NO_HEADING: Final = lazy_regex(r"\||^[\p{Lu}][\p{L} .]{0,30}:\s|^[\d.,% ]+\s?\p{Ll}|(?:,.*){3}")
"""Lines that are not headings: table rows, a speaker with a colon, a number with its unit, enumerations."""
_LONGEST_HEADING: Final = 160
_AFTER_RECORD_HEADING: Final = 3
_LIST_HEADING_WORDS: Final = 6
_ANNOUNCING_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Prose(Filter):
    """Filter for paragraphs that are certainly prose, such as two sentences with 150 characters in all.

    A paragraph must meet these conditions:

    - The paragraph is in the content span (from the first to the last paragraph) and ends like a sentence.
    - The paragraph has at least ``max_caption_chars`` characters; with ``min_sentences`` sentences or more, half as
      many are enough.
    - The paragraph is not mostly links, does not repeat an earlier one and does not end in a picture credit.
    - A paragraph that ends in "…" has more than 300 characters.
    """

    min_sentences: int = 2
    max_caption_chars: int = 200

    @property
    def name(self) -> str:
        """Name of the filter that gives the label ``body`` to paragraphs that are certainly prose."""
        return "body.prose"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``body`` finding for each unlabelled paragraph of the content span that is certainly prose."""
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
    """Filter for the ingredient list of a recipe: the lines from a heading such as "Nguyên liệu" to the content span.

    The content span is the range of blocks from the first to the last paragraph. Conditions:

    - The list has at most ``max_lines`` lines, none of which matches the lexicon or has a date.
    - A line that introduces the method ("Cách làm") is in the list or among the first five blocks of the span.
    """

    max_lines: int = 30

    @property
    def name(self) -> str:
        """Name of the filter that labels a recipe's ingredients as ``body``."""
        return "body.ingredients"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``body`` finding for each line from a heading such as "Nguyên liệu" up to the content span."""
        blocks, forms, start = draft.page.blocks, draft.analysis.forms, draft.span.start
        for i in range(max(0, start - self.max_lines), start):
            if _NEEDED.fullmatch(forms[i]) and draft.analysis.features[i].words <= _MOST_WORDS_OF_HEAD:
                has_method = any(map(_METHOD.match, forms[i + 1 : start + _OPENING]))
                run = blocks[i:start]
                if has_method and not any(lexicon.find(block.text) or find_moment(block.text) for block in run):
                    reason = f"the ingredients of the recipe in line {start + 1}"
                    yield from (Finding(block.index, Label.BODY, "ingredients", reason) for block in run)
                return


_MARKED: Final = shared(
    LineTest(lambda text: None if (found := _MARK.match(text)) is None else found[1], prints=("[", "("))
)


@dataclass(frozen=True, slots=True)
class Footnote(Filter):
    """Filter for footnotes: lines after the content span that begin with a mark, such as "[1]" or "(*)".

    The content span is the range of blocks from the first to the last paragraph. The same mark must also be printed in
    the span.
    """

    @property
    def name(self) -> str:
        """Name of the filter that labels footnotes as ``body``."""
        return "body.footnote"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``body`` finding for each unlabelled footnote after the content span."""
        blocks, span = draft.page.blocks, draft.span
        for index, mark in _MARKED.passed(draft):
            if index >= span.stop and any(mark in blocks[i].text for i in span):
                yield Finding(index, Label.BODY, "footnote", f"the note that {mark} in the content points to")


@dataclass(frozen=True, slots=True)
class HeadingLine(Filter):
    """Filter for subheadings ("2. Ăn nhiều rau"): short lines of the content span above a paragraph or list item.

    Conditions:

    - The line has at most 160 characters and ``max_words`` words. If numbered ("1.", "IV.", "a)"), it may have
      ``max_words_numbered`` words.
    - The line does not end like a sentence. Exception: a single sentence of at most half of ``max_words`` words that
      ends in "?", "!" or a closing quotation mark.
    - Only captions, slugs (file names printed as lines) and adverts are between the line and the block below.
    """

    max_words: int = 16
    max_words_numbered: int = 36

    @property
    def name(self) -> str:
        """Name of the filter that labels subheadings as ``heading`` by their shape."""
        return "heading.line"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``heading`` finding for each unlabelled line of the content span that is a subheading."""
        blocks, features = draft.page.blocks, draft.analysis.features
        for index in draft.span:
            block, seen = blocks[index], features[index]
            if draft.decisions[index] is not None or block.tag == "tr" or not draft.is_inside(index):
                continue
            if block.tag == "li" and "li" in {blocks[i].tag for i in (index - 1, index + 1) if i in draft.span}:
                continue  # an item among others; an item alone, above a paragraph, is a numbered subheading
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
    """Filter for a heading that a page repeats above each of several records: "Câu hỏi", "Trả lời", "Kết quả".

    Conditions:

    - At least ``min_times`` headings (``h2`` to ``h6``) have the same tag and the same text.
    - The text has at most ``max_words`` words and is not a heading of boilerplate ("Tin liên quan").
    - One of the three blocks below each heading is a sentence or ends in a colon.
    - At least one of the headings is in the content span or next to the span.
    """

    min_times: int = 2
    max_words: int = 8

    @property
    def name(self) -> str:
        """Name of the filter that labels a heading as ``heading`` if the page repeats it above several records."""
        return "heading.record"

    needs: ClassVar[frozenset[str]] = frozenset({"elements", "span", "twins"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``heading`` finding for each unlabelled heading that recurs, as "Câu hỏi" above each question."""
        analysis, groups = draft.analysis, dict[tuple[str, str], list[int]]()
        for block in draft.open():
            if block.tag in SUBHEADINGS and analysis.features[block.index].words <= self.max_words:
                groups.setdefault((block.tag, analysis.forms[block.index]), []).append(block.index)
        for (_, form), group in groups.items():
            if len(group) < self.min_times or is_of_other_matters(form):
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
    """Filter for lines next to the content span that are placed in the page like the paragraphs of the span.

    Examples are the questions of an interview and the entries of a live blog. A line becomes ``body`` in three cases:

    - the tag, classes and ancestors of the line are those of at least ``min_lines`` lines of the span;
    - the line is in a list or table beside the paragraphs;
    - the line introduces the article and ends in a colon.

    In the first two cases, links, names and right-aligned lines are excluded. Subheadings before the span and headings
    of lists after the span become ``heading``. The search goes from the span outwards and ends at the first line that
    gets no label. A block with a label ends the search, too, unless the label is ``caption``, ``slug`` or
    ``body``.
    """

    min_lines: int = 2

    @property
    def name(self) -> str:
        """Name of the filter that labels lines next to the content span as ``body`` or ``heading``."""
        return "body.sibling"

    needs: ClassVar[frozenset[str]] = frozenset({"elements", "span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield ``body`` and ``heading`` findings for blocks next to the content span; none without a container."""
        blocks, span, analysis = draft.page.blocks, draft.span, draft.analysis
        if not draft.container:
            return
        for i in range(max(span.start - 1, 0), min(draft.container.first, span.stop)):
            if draft.decisions[i] is None and self._announces(draft, i):
                yield Finding(i, Label.BODY, "announcing", "ends in a colon right before the content")
        kinds = Counter(analysis.kind(analysis.paragraphs[i]) for i in span if draft.label(i) in (None, Label.BODY))
        for places in (range(span.start - 1, -1, -1), range(span.stop, len(blocks))):
            yield from self._along(draft, places, kinds)

    def _along(self, draft: Draft, places: range, kinds: Counter[int]) -> Iterator[Finding]:
        """Yield findings for the blocks at ``places``, up to the first block that is not part of the article.

        ``kinds`` is the number of lines of the content span for each kind of element (``Columns.kind``).
        """
        for i in places:
            if draft.decisions[i] is not None:
                if draft.label(i) in _QUIET:
                    continue
                break
            if i < draft.span.start and _heads(draft, i):
                yield Finding(
                    i, Label.HEADING, "heading", f"<{draft.page.blocks[i].tag}> above the content's paragraphs"
                )
            elif self._belongs(draft, i, kinds):
                yield Finding(i, Label.BODY, "sibling", "stands among the content's paragraphs")
            elif i >= draft.span.stop and self._heads_list(draft, i, kinds):
                yield Finding(i, Label.HEADING, "list-heading", "above a list beside the content's paragraphs")
            else:
                break

    def _announces(self, draft: Draft, index: int) -> bool:
        """Return whether a line introduces the next block, as "Bác sĩ đưa ra lời khuyên:" does."""
        analysis, block = draft.analysis, draft.page.blocks[index]
        ends = block.text.rstrip().endswith(":") and analysis.features[index].words > _ANNOUNCING_WORDS
        around = analysis.parent(analysis.paragraphs[index])
        return ends and not analysis.linked[index] and analysis.contains(around, draft.page.blocks[index + 1].element)

    def _heads_list(self, draft: Draft, index: int, kinds: Counter[int]) -> bool:
        """Return whether a short line is the heading of a list that belongs to the article.

        ``kinds`` is the number of lines of the content span for each kind of element (``Columns.kind``).
        """
        blocks, seen = draft.page.blocks, draft.analysis.features[index]
        below = index + 1 < len(blocks) and blocks[index + 1].tag == "li" and draft.decisions[index + 1] is None
        short = not seen.ended and seen.words <= _LIST_HEADING_WORDS and not draft.analysis.linked[index]
        return short and below and draft.container.holds(index) and self._belongs(draft, index + 1, kinds)

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
    """Return whether a block is a subheading of the article's text.

    The block must be a subheading by its tag, or be bold as a whole and not end like a sentence. It must not be
    mostly links. In addition, one of these must hold:

    - The block is placed in the page like the content paragraphs (``Draft.is_among``).
    - The block and the next block have the same parent element.
    """
    analysis, block = draft.analysis, draft.page.blocks[index]
    # a paragraph that is bold as a whole counts as a subheading
    bold = block.element >= 0 and analysis.tags[block.element] == "strong" and not analysis.features[index].ended
    if (block.tag not in SUBHEADINGS and not bold) or analysis.linked[index]:
        return False
    own, below = (analysis.parent(analysis.paragraphs[each]) for each in (index, index + 1))
    return (own == below and own >= 0) or draft.is_among(index)
