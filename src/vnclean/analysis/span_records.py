"""Extension of the content span by records, lists and tables at its ends, whose lines have low weights."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.columns import HEADINGS, SUBHEADINGS, Columns
from vnclean.model.label import Label
from vnclean.text.dates import find_moment, is_time
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_names, reads_as_prose
from vnclean.text.overlap import share, word_pairs

HEADING_WORDS: Final = 6
_LISTS: Final = frozenset({"ul", "ol"})
_ANNOUNCING: Final = 3
_DOCUMENTS: Final = lazy_regex(r"\b(?:gồm|sau|dưới đây|tài liệu|hồ sơ|văn bản|biểu mẫu|mẫu|danh sách|địa chỉ)\b")
_OTHER_ARTICLES: Final = lazy_regex(r"\b(?:tin|bài|đọc|xem thêm|liên quan|quan tâm|video)\b")
"""Patterns for the folded line above a list of links: ``_DOCUMENTS`` has words that announce documents,
``_OTHER_ARTICLES`` words that announce other articles."""
_ROWS: Final = frozenset({"li", "tr", "td", "th", "dd", "dt"})
VALUE: Final = lazy_regex(r"\p{Lu}[\p{L}\d ]{1,30}: [^:.!?]{1,70}")
_SENTENCE: Final = 60
_MOST_THINGS: Final = 12
_TITLE_WORDS: Final = 6
_HEADLINE_WORDS: Final = 8
_RECURRING: Final = 0.1
_ENTRY: Final = 6
_FEWEST_ENTRIES: Final = 4
_LONGEST_TIME: Final = 20
_RECORD: Final = lazy_regex(
    r"(địa chỉ|(?:(?:bạn|độc giả)(?: đọc)? )?hỏi|câu hỏi|trả lời|đáp)(?: (?:số )?\d+)?\s?(?::|$)"
)
"""The label that begins every record of a list of questions, answers or addresses ("hỏi:", "câu hỏi 2").

It is matched against a folded line, which has no final colon.
"""
_FEWEST_RECORDS: Final = 3
_MOST_OVER_FACTS: Final = 5
_LONGEST_LABEL: Final = 30
_RECORD_LINES: Final = 12
_RECORD_HEAD: Final = 4
"""The maximum number of lines of a record, and of its lines before the labelled line ("Hỏi:")."""
_TIMED: Final = lazy_regex(r"\d{1,2}(?:[:hg]\d{2}|\s?giờ)\b")
_TABLE: Final = lazy_regex(r"\p{L} \d{1,3}\s?[-–]\s?\d{1,3} \p{L}|^\s*\p{Lu}[\p{L}\d ]{1,30}: [^,:]+(?:,[^,:]+){2,}")
"""A sports result between two names; or a name, a colon and at least three items separated by commas."""


def with_records(found: range, columns: Columns) -> range:
    """Return the content, extended by the entries, records, lists and tables at its ends.

    Entries are the timed posts of a live blog. Records are repeated groups of lines, such as questions with answers, or
    vacancies.
    """
    found = _with_labels(_with_entries(found, columns), columns)
    found = range(_with_opening(found, columns), found.stop)
    found = range(_with_rows(found, columns), _with_tables(found, columns))
    return range(found.start, _with_announced(found, columns))


def _with_announced(found: range, columns: Columns) -> int:
    """Return the end of the content, moved past a table of Markdown and past an announced list.

    A list is announced if a line that ends in a colon is above it, or if its first items are already in the content.
    Items are added up to the first link or phrase of the lexicon. In a list of documents, links and phrases are added,
    too.

    Paragraphs after the list are added as long as all of these hold: they are prose, they are neither links nor phrases
    of the lexicon, and the content has elements of the same kind (``Columns.kind``). A subheading may precede each of
    these paragraphs.
    """
    blocks, stop = columns.blocks, found.stop
    while (
        columns.is_flat and found and stop < len(blocks) and blocks[stop].tag == "tr" and _is_open_line(columns, stop)
    ):
        stop += 1  # a table of Markdown
    found = range(found.start, stop if stop - found.stop > 1 else found.stop)
    if not found or stop + 1 >= len(blocks):
        return found.stop
    stop = found.stop
    colon = blocks[stop].text.rstrip().endswith(":") and columns.features[stop].words >= _ANNOUNCING
    stop += colon and _is_open_line(columns, stop)
    announced = blocks[stop - 1].text.rstrip().endswith(":")
    lists = _lists_around(columns, stop if announced else stop - 1)
    if not lists:
        return found.stop
    first = stop
    documents = announced and _DOCUMENTS.search(columns.forms[stop - 1]) is not None
    documents = documents and _OTHER_ARTICLES.search(columns.forms[stop - 1]) is None
    while stop < len(blocks) and lists & _lists_around(columns, stop):
        if not (_is_open_line(columns, stop) or documents):
            break
        stop += 1
    if stop == first:
        return found.stop
    kinds = {columns.kind(columns.paragraphs[i]) for i in found if columns.prose[i]}
    at = stop
    while at < len(blocks):
        at += blocks[at].tag in SUBHEADINGS and _is_open_line(columns, at)
        text = at < len(blocks) and columns.prose[at] and _is_open_line(columns, at)
        if not text or columns.kind(columns.paragraphs[at]) not in kinds:
            break
        stop = at = at + 1
    return stop


def _lists_around(columns: Columns, index: int) -> frozenset[int]:
    """Return the list elements around a block that is a list item; an empty set for any other block."""
    if columns.blocks[index].tag != "li":
        return frozenset()
    return frozenset(each for each in columns.above(columns.blocks[index].element) if columns.tags[each] in _LISTS)


def _is_open_line(columns: Columns, index: int) -> bool:
    """Return whether a block is neither linked nor a phrase of the lexicon, so that it may be content."""
    return not columns.linked[index] and lexicon.find(columns.blocks[index].text) is None


def _with_opening(found: range, columns: Columns) -> int:
    """Return the start of the content, moved up to an opening paragraph that a list separates from the rest.

    The opening paragraph is prose that is first on the page, or directly under a date, a heading or the title. None of
    the lines between the opening and the content is a link, a date or a phrase of the lexicon. The words of the opening
    and of these lines must recur in the content.
    """
    blocks, features = columns.blocks, columns.features
    for index in range(found.start - 1, max(found.start - _MOST_THINGS, 0) - 1, -1):
        if not _is_open_line(columns, index) or find_moment(blocks[index].text) is not None:
            return found.start
        if not reads_as_prose(features[index], shortest=_SENTENCE):
            continue
        over = blocks[index - 1] if index else None
        titled = index == 1 and columns.features[0].words >= _TITLE_WORDS
        headed = over is None or over.tag in HEADINGS or find_moment(over.text) is not None or titled
        own = word_pairs(blocks[i].text for i in found)
        opening = word_pairs(blocks[i].text for i in range(index, found.start))
        strange = any(
            features[i].words >= _HEADLINE_WORDS and share(word_pairs((blocks[i].text,)), own) < _RECURRING
            for i in range(index + 1, found.start)
        )
        return index if headed and not strange and share(opening, own) >= _RECURRING else found.start
    return found.start


def _with_entries(found: range, columns: Columns) -> range:
    """Return the content, extended by the entries of a live blog that overlap or adjoin it.

    Each entry is a line with a time, followed by a sentence. There must be at least four entries.
    """
    begun = (block for block in columns.blocks if block.text[:1].isdigit() and not columns.linked[block.index])
    times = [
        block.index
        for block in begun
        if (len(block.text) <= _LONGEST_TIME and is_time(block.text))
        or (block.tag in HEADINGS and _TIMED.match(block.text) is not None)
    ]
    for run in _runs(times, columns) if len(times) >= _FEWEST_ENTRIES else ():
        last = run[-1] + 1
        while last < len(columns.blocks) and not columns.features[last].ended and last - run[-1] < _ENTRY:
            last += 1
        entries = range(run[0], min(last + 1, len(columns.blocks)))
        if len(run) >= _FEWEST_ENTRIES and entries.start <= found.stop + 1 and found.start <= entries.stop:
            first = entries.start
            while first > 0 and columns.prose[first - 1]:
                first -= 1
            after = found.start >= run[-1]  # only the last entry was found, with boilerplate after it
            return range(min(found.start, first), entries.stop if after else max(found.stop, entries.stop))
    return found


def _with_labels(found: range, columns: Columns) -> range:
    """Return the content, extended by records that overlap or follow the content.

    A record is a group of lines, such as a question and its answer. At least three records are in a row. Each has a
    line that begins with the same printed label ("Địa chỉ: …", "Hỏi:", "Nơi làm việc: …"), and a sentence in or after
    this line. Unless the label is one of addresses, questions or answers, the labelled lines must also differ from each
    other and be evenly spaced.
    """
    for label, places in _record_lines(columns).items():
        for run in _runs(places, columns, _RECORD_LINES) if len(places) >= _FEWEST_RECORDS else ():
            near = run[0] <= found.stop + _RECORD_HEAD and found.start <= run[-1]
            if len(run) < _FEWEST_RECORDS or not near:
                continue
            gaps = [later - index for index, later in pairwise(run)]
            if label.endswith(":") and (max(gaps) - min(gaps) > 1 or len({columns.forms[i] for i in run}) < len(run)):
                continue
            found = range(min(found.start, run[0]), max(found.stop, _record_end(run[-1], max(gaps), columns)))
    return found


def _record_lines(columns: Columns) -> dict[str, list[int]]:
    """Return the indices of the blocks that begin with a printed label such as "Hỏi:", in a mapping from the label.

    Labels of questions, answers and addresses are keys without their colon and number; all other keys end in a colon.
    """
    lines: dict[str, list[int]] = {}
    for index, form in enumerate(columns.forms):
        if columns.linked[index]:
            continue
        label, colon, _ = form.partition(":")
        if (begins := _RECORD.match(form)) is not None:
            lines.setdefault(begins[1], []).append(index)
        elif colon and " " in label and len(label) <= _LONGEST_LABEL and not any(map(str.isdigit, label)):
            lines.setdefault(label + colon, []).append(index)
    return lines


def _record_end(last: int, longest: int, columns: Columns) -> int:
    """Return the end of a record: the index after its last sentence or list item.

    ``last`` is the index of the block that begins with the record's label ("Hỏi:"). The record has at most ``longest``
    blocks, counted from this block, and ends before a link or a phrase of the lexicon.
    """
    stop = last + 1
    for index in range(last + 1, min(last + longest, len(columns.blocks))):
        if not _is_open_line(columns, index):
            break
        if columns.features[index].ended or columns.features[index].item:
            stop = index + 1
    return stop


def _runs(times: Sequence[int], columns: Columns, most: int = _ENTRY) -> Iterator[list[int]]:
    """Yield the lines ``times`` (block indices in ascending order) in runs.

    Consecutive lines of a run are at most ``most`` blocks apart. The first of the two lines, or a line between them, is
    a finished sentence of more than six words.
    """
    run = list(times[:1])
    for index in times[1:]:
        entry = columns.features[run[-1] : index]
        sentence = any(seen.ended and seen.words > HEADING_WORDS for seen in entry)
        if index - run[-1] > most or not sentence:
            yield run
            run = [index]
        else:
            run.append(index)
    yield run


def _with_rows(found: range, columns: Columns) -> int:
    """Return the start of the content, moved up to a list or table directly before it.

    There are two cases; under any other line, rows are not added. Links are not rows.

    - The list or table is under a line that introduces it: a sentence, or a line that ends in a colon. The content
      starts at this line.
    - A table, or lines of names with their values, is under a date or an ``<h1>``. Up to four links or controls
      (``_is_control``) may be between. The content starts at the first row.
    """
    first, blocks = found.start, columns.blocks
    while first > 0 and _is_row(columns, first - 1):
        first -= 1
    if first in (0, found.start):
        return found.start
    rows = [blocks[i].text for i in range(first, found.start)]
    facts = all("\t" in row or VALUE.fullmatch(row.strip()) for row in rows)
    over = first - 1
    while facts and over > 0 and first - over < _MOST_OVER_FACTS and _is_control(columns, over):
        over -= 1
    if len(rows) > 1 and facts and (blocks[over].tag == "h1" or find_moment(blocks[over].text) is not None):
        return first
    if columns.linked[first - 1]:
        return found.start
    above = columns.features[first - 1]
    announced = blocks[first - 1].text.rstrip().endswith(":") and above.words >= HEADING_WORDS
    tabbed = above.ended and all("\t" in row for row in rows)
    if announced or tabbed or reads_as_prose(above, shortest=_SENTENCE):
        return first - 1
    return found.start


def _is_control(columns: Columns, index: int) -> bool:
    """Return whether a block is a link, or a lexicon phrase labelled ``share``, ``counter`` or ``widget``.

    Such blocks may be between a table and the date or ``<h1>`` above it.
    """
    row = lexicon.find(columns.blocks[index].text)
    return columns.linked[index] or (row is not None and row.label in (Label.SHARE, Label.COUNTER, Label.WIDGET))


def _is_row(columns: Columns, index: int) -> bool:
    """Return whether a block is an unlinked list item, table row, or name with its value ("Giá: …")."""
    text, tag = columns.blocks[index].text, columns.blocks[index].tag
    item = columns.features[index].item and find_moment(text) is None
    shaped = tag in _ROWS or item or "\t" in text or VALUE.fullmatch(text.strip()) is not None
    return shaped and not columns.linked[index]


def _with_tables(found: range, columns: Columns) -> int:
    """Return the end of the content, moved past sports results, line-ups and list items that follow it.

    List items count only if the content ends in a list item or a colon. One line of at most six words, such as a
    heading, may precede each result, line-up or item. Any other line ends the search. A line of only names and a line
    that matches the lexicon end it, too; whole-line phrases that are boilerplate only outside the content count as any
    other line.
    """
    stop, headed = found.stop, False
    listed = bool(found) and (columns.features[stop - 1].item or columns.blocks[stop - 1].text.rstrip().endswith(":"))
    for index in range(found.stop, len(columns.blocks)):
        text = columns.blocks[index].text
        row = lexicon.find(text)
        if is_names(text) or (row is not None and (row.reach == "any" or row.place != "whole")):
            break
        if _TABLE.search(text) or (listed and columns.features[index].item):
            stop, headed = index + 1, False
        elif headed or columns.features[index].words > HEADING_WORDS:
            break
        else:
            headed = True
    return stop
