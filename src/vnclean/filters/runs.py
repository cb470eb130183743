"""Filters for runs: consecutive lines that belong together.

Runs are the lines under a heading such as "Tin liên quan", lists of documents, and comment threads.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar, Final

import regex

from vnclean.analysis import lexicon
from vnclean.analysis.draft import Draft, Filter
from vnclean.analysis.lexicon import general
from vnclean.filters.line_tests import LineTest, shared
from vnclean.filters.pattern_rows import PATTERNS
from vnclean.model.decision import Finding, Label
from vnclean.text.dates import find_moment
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_names

_SHOWN: Final = 40
_TAG_WORDS: Final = 6
_COPYRIGHT: Final = lazy_regex(r"©|®|\(c\)|copyright|bản quyền", regex.IGNORECASE)
_COPYRIGHT_WORDS: Final = 8
_HEADING_WORDS: Final = 7
_ENTRY_WORDS: Final = 6
_MOST_HEAD_WORDS: Final = 12
_PASSED_OVER: Final = frozenset({Label.TIMESTAMP, Label.DUPLICATE, Label.LISTING})
"""Labels of blocks that are skipped among the headlines of a listing."""
_DOCUMENT: Final = lazy_regex(
    r"(?:số(?: hiệu| ký hiệu)?\s?:\s)?\d{1,5}(?:/\d{4})?/[\p{L}\d]{1,8}(?:-[\p{L}\d&]{1,12})*"
)
_COUNTS: Final = lazy_regex(r"lượt (?:xem|tải|đọc)\s?:\s?\d.{0,40}")
_AGO: Final = lazy_regex(r"(?:cách đây )?\{n\}'?\s?(?:phút|giờ|ngày|tuần|tháng|năm|h) trước")
_ACT: Final = lazy_regex(
    r"(?:thích|trả lời|báo cáo(?: vi phạm)?|like|reply|chia sẻ|bình luận|vi phạm|gửi|[\s|·•({n})-])+"
)
_ONE_ACT: Final = lazy_regex(r"\b(?:thích|trả lời|báo cáo(?: vi phạm)?|báo vi phạm|vi phạm|like|reply|chia sẻ)\b")
_LONGEST_COMMENT: Final = 5
"""Maximum number of blocks of a comment, from the author's name to the first line of buttons ("Trả lời")."""
_AFTER_THREAD: Final = frozenset({Label.LISTING, Label.LEGAL, Label.TAGS, Label.ADVERT})
_LONGEST_MARK: Final = 60
_LONGEST_THREAD: Final = 400


@dataclass(frozen=True, slots=True)
class RunFilter(Filter):
    """The lines under a heading, up to a stop condition (a run), such as the headlines under "Tin liên quan".

    - ``heads`` returns the block indices of the headings.
    - ``continues`` takes the draft, the index of a heading, the index of a line, and the number of lines between the
      two. The result is ``True`` for a line of the run, ``None`` for a line to skip, and ``False`` for the first line
      after the run.
    - ``max_lines`` is the maximum number of lines of a run, skipped lines included.
    - ``max_lines_inside`` is the maximum for a heading in the content span (from the first to the last paragraph).
    """

    name: str = field()
    label: Label = field()
    description: str = field()
    heads: Callable[[Draft], Iterable[int]] = field(compare=False)
    continues: Callable[[Draft, int, int, int], bool | None] = field(compare=False)
    max_lines: int = 100_000
    max_lines_inside: int = 100_000

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding with the filter's ``label`` for each line that belongs to a heading above it."""
        blocks = draft.page.blocks
        for head in self.heads(draft):
            most = self.max_lines_inside if head in draft.span else self.max_lines
            for taken, index in enumerate(range(head + 1, min(len(blocks), head + 1 + most))):
                of_run = self.continues(draft, head, index, taken)
                if of_run:
                    shown = blocks[head].text.strip()[:_SHOWN]
                    yield Finding(index, self.label, "under-heading", f"under “{shown}”")
                elif of_run is False:
                    break


def _tag_heads(draft: Draft) -> Iterator[int]:
    """Yield the indices of the headings of tags outside the content, such as "Từ khóa:"."""
    for decision in draft.labelled(Label.TAGS):
        index = decision.block.index
        few = draft.analysis.features[index].words <= _TAG_WORDS // 2  # a longer line has the tags in it
        if decision.filter == "tags.phrase" and index not in draft.span and few:
            yield index


def _is_tag(draft: Draft, _head: int, index: int, _taken: int) -> bool:
    seen = draft.analysis.features[index]
    return draft.decisions[index] is None and seen.words <= _TAG_WORDS + 2 and not seen.ended


def _copyright_lines(draft: Draft) -> Iterator[int]:
    for decision in draft.labelled(Label.LEGAL):
        if decision.block.index >= draft.span.stop and _COPYRIGHT.search(decision.block.text):
            yield decision.block.index


def _is_short(draft: Draft, _head: int, index: int, _taken: int) -> bool:
    return draft.decisions[index] is None and draft.analysis.features[index].words <= _COPYRIGHT_WORDS


def _listing_heads(draft: Draft) -> Iterator[int]:
    for head in _found_heads(draft):
        following = head + 1
        if head in draft.span or draft.label(following) is not None:
            yield head
        elif following < len(draft.page.blocks) and draft.analysis.features[following].words >= _ENTRY_WORDS - 1:
            yield head  # a run of headlines, not a menu


def _found_heads(draft: Draft) -> list[int]:
    return [each.block.index for each in draft.labelled(Label.LISTING) if each.filter == "listing.head"]


def _is_listed(draft: Draft, head: int, index: int, taken: int) -> bool | None:
    """Return whether a line belongs to the listing under the heading at ``head``; ``None`` if the line is skipped.

    ``taken`` is the number of lines between the heading and the line.
    """
    inside, decision = head in draft.span, draft.decisions[index]
    if _is_under_box(draft, head, index) or (decision is None and _is_under_list(draft, head, index)):
        return False
    if decision is not None:
        is_head = decision.filter == "listing.head"
        return False if index in draft.span or decision.label not in _PASSED_OVER or is_head else None
    if index in draft.span and not (inside and _is_entry(draft, index, taken)):
        return False  # a sentence or subheading of the article, or the content begins
    linked = draft.analysis.linked
    if inside and linked[head + 1] and not linked[index] and not _is_date(draft, index):
        return False  # the entries are links
    if index < draft.span.start and draft.analysis.features[index].words < _ENTRY_WORDS:
        return False  # a menu, not a listing
    return not (inside and draft.is_among(index))  # a paragraph by its markup


def _is_under_list(draft: Draft, head: int, index: int) -> bool:
    """Return whether the line at ``index`` is a paragraph of Markdown below the list that begins under the heading."""
    return draft.page.blocks[head + 1].tag == "li" and draft.is_plain_paragraph(index)


def _is_under_box(draft: Draft, head: int, index: int) -> bool:
    """Return whether the line at ``index`` is a sentence or table row outside the box of the heading at ``head``.

    The box is the innermost element that holds the heading and the line below the heading. The result is false
    if this box is not inside the element that holds the content.
    """
    analysis, block, container = draft.analysis, draft.page.blocks[index], draft.container
    if not (analysis.prose[index] or block.tag == "tr") or not container.holds(head):
        return False
    box = analysis.common(draft.page.blocks[head].element, draft.page.blocks[head + 1].element)
    return not analysis.contains(box, container.element) and not analysis.contains(box, block.element)


def _is_date(draft: Draft, index: int) -> bool:
    words = draft.analysis.features[index].words
    return words <= _MOST_HEAD_WORDS and find_moment(draft.page.blocks[index].text) is not None


def _is_entry(draft: Draft, index: int, taken: int) -> bool:
    text, seen = draft.page.blocks[index].text, draft.analysis.features[index]
    if _is_date(draft, index):
        return True
    if seen.ended and (text.rstrip()[-1] not in "?!…\"”'’" or seen.sentences > 1):
        return False
    heading = seen.words <= _HEADING_WORDS and draft.is_prose_at(index + 1)
    return not (heading and taken)


RUNS: Final = {
    row.name: row
    for row in (
        RunFilter(
            "tags.run",
            Label.TAGS,
            'The short lines under "Từ khóa:" or "Tags", up to 15 of them, outside the content.',
            _tag_heads,
            _is_tag,
            max_lines=15,
        ),
        RunFilter(
            "legal.run",
            Label.LEGAL,
            "Short lines right under a copyright line after the content: terms, privacy, registration numbers.",
            _copyright_lines,
            _is_short,
            max_lines=12,
        ),
        RunFilter(
            "listing.run",
            Label.LISTING,
            "The headlines under a heading of a listing, with or without dates, numbers, bullets and teasers. Inside "
            "the content a run ends where a sentence ends or a short line could be the next paragraph's heading, and "
            "holds at most 8 lines. Outside it continues to the next decided block.",
            _listing_heads,
            _is_listed,
            max_lines_inside=8,
        ),
    )
}
"""The run filters by name."""


def _look_for_document(text: str) -> str | None:
    """Return "counts" or "number" for a line with the counts or the number of a document, else ``None``."""
    form = fold(text)
    return "counts" if _COUNTS.match(form) else "number" if _DOCUMENT.fullmatch(form) else None


_OF_DOCUMENTS: Final = shared(LineTest(_look_for_document, holds=("lượt ", "/", "{date}")))


@dataclass(frozen=True, slots=True)
class DocumentList(Filter):
    """The lines of a list of government documents outside the content.

    These lines are labelled:

    - the number of a document: "Số: 17/CT-UBND";
    - the title: at most ``max_lines`` lines after the number, up to the counts, the next number or the content;
    - the counts of views and downloads ("Lượt xem: 305 lượt tải: 12"), and counts of views alone right under a line
      that is labelled ``listing``.
    """

    max_lines: int = 4

    @property
    def name(self) -> str:
        """Name of the filter that labels lists of government documents as ``listing``."""
        return "listing.document"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``listing`` finding for each line of a list of documents outside the content."""
        blocks, forms = draft.page.blocks, draft.analysis.forms
        for place, code in _OF_DOCUMENTS.passed(draft):
            if place in draft.span:
                continue
            if code == "counts":
                if "tải" in forms[place] or draft.label(place - 1) is Label.LISTING:
                    yield Finding(place, Label.LISTING, code, "counts of views and downloads")
                continue
            number = blocks[place].text.strip()
            yield Finding(place, Label.LISTING, code, f"the number of a document, {number}")
            for index in range(place + 1, min(len(blocks), place + 1 + self.max_lines)):
                if index in draft.span or _DOCUMENT.fullmatch(forms[index]) or _COUNTS.match(forms[index]):
                    break
                yield Finding(index, Label.LISTING, "title", f"under the document {number}")


@dataclass(frozen=True, slots=True)
class CommentThread(Filter):
    """Comments on an article, such as the lines "Lan Anh", "Bài viết rất hay." and "Thích Trả lời 7 ngày trước".

    A mark is a line with the time of a comment ("7 ngày trước") or with buttons ("Thích | 724", "Trả lời").

    Comments under a heading after the content:

    - The heading and all lines up to the last mark are labelled.
    - At least ``min_marks`` marks must come before the next listing, advert, tags or legal line.

    Comments without a heading:

    - At least two comments must be found.
    - A comment begins with a line that is the name of a person, or with one block that has both name and opinion.
    - A comment ends in two buttons, or in a button and a time.
    """

    min_marks: int = 1

    @property
    def name(self) -> str:
        """Name of the filter that labels comments on the article as ``comment``."""
        return "comment.thread"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``comment`` finding for each block of each comment thread."""
        blocks, generals, span = draft.page.blocks, draft.analysis.generals, draft.span
        end = span.stop
        for index in PATTERNS["comment.head"].matches(draft):
            if index < end:
                continue
            end = index + 1
            while end < len(blocks) and end - index < _LONGEST_THREAD and not _ends_thread(blocks[end].text):
                end += 1
            marks = [i for i in range(index + 1, end) if _is_mark(draft.analysis.features[i].length, generals[i])]
            if len(marks) >= self.min_marks:
                reason = f"{len(marks)} times and acts of readers under “{blocks[index].text.strip()}”"
                yield from (Finding(i, Label.COMMENT, "thread", reason) for i in range(index, marks[-1] + 1))
        yield from self._unheaded(draft)

    def _unheaded(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for each line of the comments that have no heading, if there are at least two comments."""
        blocks = draft.page.blocks
        marks = self._marks(draft)
        found = []
        for (_, before), (mark, last) in pairwise(((-1, -1), *marks)):  # each comment ends in a group of buttons
            names = (i for i in range(mark - 1, max(mark - _LONGEST_COMMENT, 0), -1) if _is_named(blocks[i].text))
            first = next(names, None)
            if first is None and before < mark - 1 and len(marks) > 1:
                first = mark - 1  # name and opinion are one block
            if first is not None and before < first:
                while first - 1 > before and len(blocks[first - 1].text) == 1:
                    first -= 1  # a letter in place of the reader's picture
                found.append(range(first, last + 1))
        if len(found) > 1:
            reason = f"{len(found)} comments, each from a name to acts of readers"
            yield from (Finding(i, Label.COMMENT, "comments", reason) for each in found for i in each)

    def _marks(self, draft: Draft) -> list[tuple[int, int]]:
        """Return first and last index of each group of lines with only buttons and times ("Thích", "3 giờ trước")."""
        generals, features = draft.analysis.generals, draft.analysis.features

        def is_part(index: int) -> bool:
            return features[index].length <= _LONGEST_MARK and _is_part(generals[index])

        marks, last = [], draft.span.start
        for index in _ACTS.lines(draft):
            if index > last and features[index].length <= _LONGEST_MARK and _ACTS.result(draft, index):
                first = stop = index
                while first - 1 > last and is_part(first - 1):
                    first -= 1
                while stop < len(generals) and is_part(stop):
                    stop += 1
                last = stop - 1
                if _acts_of_readers(" ".join(generals[first:stop])):
                    marks.append((first, last))
        return marks


_ACTS: Final = shared(  # lines with a button
    LineTest(
        lambda text: _is_part(general(text)) or None,
        holds=("thích", "trả lời", "báo cáo", "vi phạm", "like", "reply", "chia sẻ"),
    )
)


def _is_part(form: str) -> bool:
    """Return whether a line has only buttons under a comment ("thích", "trả lời"), numbers and times.

    ``form`` is the folded line, with ``{n}``, ``{date}`` and ``{time}`` for numbers, dates and times.
    """
    rest = _AGO.sub("", _ONE_ACT.sub("", form))
    for part in ("{date}", "{time}", "{n}"):
        rest = rest.replace(part, "")
    return bool(form) and not any(map(str.isalnum, rest))


def _is_named(text: str) -> bool:
    """Return whether a line is the name of a person who comments; a day and time may follow the name."""
    return is_names(text.rstrip("0123456789/:.,-– |h"))


def _ends_thread(text: str) -> bool:
    row = lexicon.find(text)
    return row is not None and row.label in _AFTER_THREAD


def _acts_of_readers(form: str) -> bool:
    """Return whether a text has only buttons under a comment, numbers and times: "trả lời thích {n} giờ trước".

    ``form`` is the folded text, with ``{n}``, ``{date}`` and ``{time}`` for numbers, dates and times.
    """
    acts, rest = len(_ONE_ACT.findall(form)), _ONE_ACT.sub("", form.replace("{date}", "").replace("{time}", ""))
    times = len(_AGO.findall(form)) + ("{date}" in form)
    # two buttons, or a button and a time
    return acts + times > 1 and acts > 0 and not any(map(str.isalpha, _AGO.sub("", rest).replace("{n}", "")))


def _is_mark(length: int, form: str) -> bool:
    """Return whether a short line has the time of a comment ("{n} giờ trước"), or only buttons ("thích | {n}").

    ``length`` is the number of characters of the line, and ``form`` the folded line, with ``{n}`` for each number.
    """
    if length > _LONGEST_MARK:
        return False
    return _AGO.search(form) is not None or (
        bool(form) and _ACT.fullmatch(form) is not None and any(map(str.isalpha, form))
    )
