"""Extension of the content span by the records, lists and tables directly before and after it.

The search for the span leaves out these lines, because their weights are low.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.columns import HEADINGS, SUBHEADINGS, Columns
from vnclean.model.decision import Label
from vnclean.text.dates import find_moment, is_time
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_names, reads_as_prose
from vnclean.text.overlap import share, word_pairs

HEADING_WORDS: Final = 6
_LISTS: Final = frozenset({"ul", "ol"})
_ANNOUNCING: Final = 3
_DOCUMENTS: Final = lazy_regex(r"\b(?:gồm|sau|dưới đây|tài liệu|hồ sơ|văn bản|biểu mẫu|mẫu|danh sách|địa chỉ)\b")
"""Pattern of words that announce documents of the article, in the folded line above a list of links."""
_OTHER_ARTICLES: Final = lazy_regex(r"\b(?:tin|bài|đọc|xem thêm|liên quan|quan tâm|video)\b")
"""Pattern of words that announce links to other articles, in the folded line above a list."""
_ROWS: Final = frozenset({"li", "tr", "td", "th", "dd", "dt"})
VALUE: Final = lazy_regex(r"\p{Lu}[\p{L}\d ,]{1,30}: (?:[^:.!?]|(?<=\d)[.:](?=\d)){1,70}")
_SENTENCE: Final = 60
_MOST_THINGS: Final = 12
_TITLE_WORDS: Final = 6
_HEADLINE_WORDS: Final = 8
_RECURRING: Final = 0.1
_ENTRY: Final = 6
_FEWEST_ENTRIES: Final = 4
_LONGEST_TIME: Final = 20
# The colon is optional, since ``fold`` removes the punctuation at the end of a line.
_RECORD: Final = lazy_regex(
    r"(địa chỉ|(?:(?:bạn|độc giả)(?: đọc)? )?hỏi|câu hỏi|trả lời|đáp)(?: (?:số )?\d+)?\s?(?::|$)"
)
"""Pattern of the field name of a record that is an address, a question or an answer ("hỏi:", "câu hỏi 2")."""
_RECORD_STARTS: Final = ("địa chỉ", "bạn", "độc giả", "hỏi", "câu hỏi", "trả lời", "đáp")
"""The beginnings of all lines that match ``_RECORD``."""
_FEWEST_RECORDS: Final = 3
_MOST_OVER_FACTS: Final = 5
_LONGEST_LABEL: Final = 30
_RECORD_LINES: Final = 12
"""Maximum distance, in blocks, between the first lines ("Hỏi:") of two successive records."""
_RECORD_HEAD: Final = 4
"""Maximum number of blocks between the end of the content and the first record (question, address, vacancy)."""
_TIMED: Final = lazy_regex(r"\d{1,2}(?:[:hg]\d{2}|\s?giờ)\b")
_TABLE: Final = lazy_regex(r"\p{L} \d{1,3}\s?[-–]\s?\d{1,3} \p{L}|^\s*\p{Lu}[\p{L}\d ]{1,30}: [^,:]+(?:,[^,:]+){2,}")
"""Pattern of a sports result ("Hà Nội 2-1 Nam Định") or a line-up ("Hà Nội: An, Bình, Chi")."""


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
    """Return the end of the content, moved past a Markdown table, a list, and the paragraphs below the list.

    ``found`` is the content so far. The list must be introduced by a line with a colon, or begin in the content.
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
    # Links to documents belong to the article. All other links end the list, since they lead to other articles.
    documents = announced and _DOCUMENTS.search(columns.forms[stop - 1]) is not None
    documents = documents and _OTHER_ARTICLES.search(columns.forms[stop - 1]) is None
    while stop < len(blocks) and lists & _lists_around(columns, stop):
        if not (_is_open_line(columns, stop) or documents):
            break
        stop += 1
    if stop == first:
        return found.stop
    # Below the list, the article continues only in elements of the same kinds as its prose above the list.
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
    """Return the start of the content, moved up to an opening paragraph that a list separates from the content.

    ``found`` is the content so far.
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
        # A headline of another article shares few word pairs with the content.
        strange = any(
            features[i].words >= _HEADLINE_WORDS and share(word_pairs((blocks[i].text,)), own) < _RECURRING
            for i in range(index + 1, found.start)
        )
        return index if headed and not strange and share(opening, own) >= _RECURRING else found.start
    return found.start


def _with_entries(found: range, columns: Columns) -> range:
    """Return the content ``found``, extended by the entries of a live blog that overlap or adjoin the content.

    An entry is a line with a time ("15:30") and the text below the line.
    """
    rows = zip(columns.blocks, columns.texts, columns.linked, strict=True)
    begun = [block for block, text, linked in rows if not linked and text[:1].isdigit()]
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
    """Return the content span, extended by the records that overlap or follow the span.

    A record is a line that begins with a field name ("Hỏi:", "Nơi làm việc: …"), with the lines below it. Records that
    belong together begin with the same field name.
    """
    for label, places in _record_lines(columns).items():
        for run in _runs(places, columns, _RECORD_LINES) if len(places) >= _FEWEST_RECORDS else ():
            near = run[0] <= found.stop + _RECORD_HEAD and found.start <= run[-1]
            if len(run) < _FEWEST_RECORDS or not near:
                continue
            gaps = [later - index for index, later in pairwise(run)]
            # A field name that is not in ``_RECORD`` has a colon here. Lines with it must differ and be evenly spaced.
            if label.endswith(":") and (max(gaps) - min(gaps) > 1 or len({columns.forms[i] for i in run}) < len(run)):
                continue
            found = range(min(found.start, run[0]), max(found.stop, _record_end(run[-1], max(gaps), columns)))
    return found


def _record_lines(columns: Columns) -> dict[str, list[int]]:
    """Return a mapping from each field name ("nơi làm việc:") to the indices of the lines that begin with it.

    In general, a key is the folded field name with its colon. If the field name matches ``_RECORD``, the key
    has no colon and no number: the key for "Câu hỏi 2:" is "câu hỏi". Lines that are mostly links are left out.
    """
    lines: dict[str, list[int]] = {}
    for index, (form, linked) in enumerate(zip(columns.forms, columns.linked, strict=True)):
        if linked:
            continue
        if form.startswith(_RECORD_STARTS) and (begins := _RECORD.match(form)) is not None:
            lines.setdefault(begins[1], []).append(index)
        elif ":" in form:
            label, colon, _ = form.partition(":")
            if " " in label and len(label) <= _LONGEST_LABEL and not any(map(str.isdigit, label)):
                lines.setdefault(label + colon, []).append(index)
    return lines


def _record_end(last: int, longest: int, columns: Columns) -> int:
    """Return the end of a record: the index after its last sentence or list item.

    ``last`` is the index of the line with the field name ("Hỏi:"). The record has at most ``longest`` blocks.
    """
    stop = last + 1
    for index in range(last + 1, min(last + longest, len(columns.blocks))):
        if not _is_open_line(columns, index):
            break
        if columns.features[index].ended or columns.features[index].item:
            stop = index + 1
    return stop


def _runs(times: Sequence[int], columns: Columns, most: int = _ENTRY) -> Iterator[list[int]]:
    """Yield the ascending block indices ``times`` in groups.

    Neighbours in a group are at most ``most`` blocks apart, and have a sentence between them.
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
    """Return the start of the content, moved up to a list or table directly before the content.

    ``found`` is the content so far. A line that introduces the list or table also belongs to the content.
    """
    first, blocks = found.start, columns.blocks
    while first > 0 and _is_row(columns, first - 1):
        first -= 1
    if first in (0, found.start):
        return found.start
    rows = [blocks[i].text for i in range(first, found.start)]
    facts = all("\t" in row or VALUE.fullmatch(row.strip()) for row in rows)
    over = first - 1
    # Facts directly under the title or the date belong to the article; links and buttons may be between.
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
    """Return whether a block is a link or a button ("Chia sẻ"), as may be between a title and a table of facts."""
    row = lexicon.find(columns.blocks[index].text)
    return columns.linked[index] or (row is not None and row.label in (Label.SHARE, Label.COUNTER, Label.WIDGET))


def _is_row(columns: Columns, index: int) -> bool:
    """Return whether a block is an unlinked list item, table row, or name with its value ("Giá: …")."""
    text, tag = columns.blocks[index].text, columns.blocks[index].tag
    item = columns.features[index].item and find_moment(text) is None
    shaped = tag in _ROWS or item or "\t" in text or VALUE.fullmatch(text.strip()) is not None
    return shaped and not columns.linked[index]


def _with_tables(found: range, columns: Columns) -> int:
    """Return the end of the content, moved past the sports results, line-ups and list items that follow the content.

    ``found`` is the content so far. Each result, line-up or item may have a short heading.
    """
    stop, headed = found.stop, False
    listed = bool(found) and (columns.features[stop - 1].item or columns.blocks[stop - 1].text.rstrip().endswith(":"))
    for index in range(found.stop, len(columns.blocks)):
        text = columns.blocks[index].text
        row = lexicon.find(text)
        # A whole-line phrase that is boilerplate only outside the content may be a heading here.
        if is_names(text) or (row is not None and (row.reach == "any" or row.place != "whole")):
            break
        if _TABLE.search(text) or (listed and columns.features[index].item):
            stop, headed = index + 1, False
        elif headed or columns.features[index].words > HEADING_WORDS:
            break
        else:
            headed = True
    return stop
