"""Filters for single lines identified by their shape: publication dates, tag lists, menus on one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis.draft import Draft, Filter
from vnclean.filters.line_tests import LineTest, shared
from vnclean.model.decision import Finding, Label
from vnclean.model.page import CELLS
from vnclean.text.dates import Moment, find_moment, is_time
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_names, line_features

_SPAN: Final = frozenset({"span"})
_LONGEST_DATE: Final = 110
_SAYS_WHEN: Final = lazy_regex(
    r"(?:(?:lần )?cập nhật(?: lần cuối| mới nhất| lúc)?|(?:bài )?đăng(?: lúc| ngày| vào)?"
    r"|ngày (?:đăng(?: tin)?|cập nhật|xuất bản|viết)"
    r"|xuất bản(?: lúc| ngày)?|hôm nay|được (?:đăng|viết)|phát hành|giờ|ngày|thứ|[\s:,|()/–-])+",
)
_GLUED_COUNTERS: Final = lazy_regex(r"(?:\d+|a|\+|-|[\s|•·:,()]|view[s]?|(?:lượt )?xem|comments?|bình luận)+")
_WORDS_BESIDE: Final = 6
_OPENING: Final = 2
_HASHES: Final = lazy_regex(r"\s*(?:#[^\S\t]?\w[^#.!?\t]{0,60}\t*)+")
_TAG_WORDS: Final = 6
_LONGEST_TAGS: Final = 400
_GLUED_CAPITALS: Final = 0.3
_GLUED_WORDS: Final = 6
_FEWEST_CAPITALS: Final = 4


def _look_for_date(text: str) -> tuple[Moment | None, str, bool] | None:
    """Return the date of a line, the other words of the line, and whether these are only counters.

    The date is ``None`` for a line that is only a time. The result is ``None`` for a line without a date or time.
    """
    moment = find_moment(text)
    if moment is None:
        return (None, "", False) if is_time(text) else None
    rest = _SAYS_WHEN.sub(" ", moment.rest).strip()
    return moment, rest, not rest or _GLUED_COUNTERS.fullmatch(rest) is not None


_DATED: Final = shared(LineTest(_look_for_date, holds=("{",)))


@dataclass(frozen=True, slots=True)
class Stamp(Filter):
    """Publication dates on short lines of their own: "Cập nhật: Thứ 3, 08/09/2020 | 11:31", "Thời sự 08/09/2020".

    The line has at most 110 characters. In addition, one of these must hold:

    - The line is only a date. A time, a weekday, words such as "Cập nhật", or counters may be beside the date.
    - The line has a date and a few other words (a section, an author), and does not end like a sentence. It is
      outside the content, or is one of the first two lines of the content. Up to three other words are allowed;
      up to six if the line has a time or if the words are names.
    - The line is only a time, and the line above or below is only a date.

    In the content, a line that is only a date, without a time, may also be the heading of an entry. Such a line
    is labelled only if all of these hold:

    - It is one of the first two lines of the content.
    - It is under the title.
    - No other line of the content is only a date.
    """

    @property
    def name(self) -> str:
        """Name of the filter that labels publication dates as ``timestamp``."""
        return "timestamp.stamp"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``timestamp`` finding for each unlabelled publication date, and for each time beside such a date."""
        for index, (moment, rest, bare) in _DATED.passed(draft, longest=_LONGEST_DATE):
            if moment is None:
                if self._is_of_date(draft, index):
                    yield Finding(index, Label.TIMESTAMP, "time", "a time beside a date")
                continue
            inside = draft.is_inside(index)
            opening = inside and index in draft.span[:_OPENING]
            if opening and not moment.timed and bare and not self._is_under_title(draft, index):
                continue  # the heading of a first entry
            inside = inside and not opening  # under the lead it is the page's date yet
            if (bare and (moment.timed or not inside)) or (
                not inside and self._is_beside(draft, index, rest, moment.timed)
            ):
                yield Finding(index, Label.TIMESTAMP, "date", moment.when.isoformat())

    def _is_under_title(self, draft: Draft, index: int) -> bool:
        """Return whether a date is under the title (names may be between), and is the only date in the content span."""
        blocks = draft.page.blocks
        above = index - 1
        while above >= 0 and draft.decisions[above] is None and is_names(blocks[above].text):
            above -= 1
        others = (find_moment(blocks[i].text) for i in draft.span if i != index)
        return draft.label(above) is Label.TITLE and not any(each is not None and not each.rest for each in others)

    def _is_of_date(self, draft: Draft, index: int) -> bool:
        """Return whether a line that is only a time belongs to a date: the line above or below must be only a date."""
        blocks = draft.page.blocks
        beside = (find_moment(blocks[i].text) for i in (index - 1, index + 1) if 0 <= i < len(blocks))
        return any(moment is not None and not moment.rest and not moment.timed for moment in beside)

    def _is_beside(self, draft: Draft, index: int, rest: str, timed: bool) -> bool:  # noqa: FBT001 (private)
        words = line_features(rest).words
        if draft.analysis.features[index].ended or words > _WORDS_BESIDE:
            return False
        return timed or words <= _WORDS_BESIDE // 2 or is_names(rest.title())


def _count_items(text: str) -> int | None:
    """Return the number of items of a line, which are separated by commas; ``None`` if a list of tags has no such item.

    The items of a list of tags have one to six words; the list has no colon, does not end in a semicolon, and is not a
    row of a table.
    """
    items = text.split(",")
    if ":" in text or text.rstrip()[-1] == ";" or CELLS in text:
        return None
    return len(items) if all(0 < line_features(item.strip()).words <= _TAG_WORDS for item in items) else None


_ITEMS: Final = shared(LineTest(_count_items, prints=(",",)))
_HASHED: Final = shared(
    LineTest(lambda text: None if text.rstrip().endswith((";", ":")) else _HASHES.fullmatch(text), prints=("#",))
)


@dataclass(frozen=True, slots=True)
class TagList(Filter):
    """Lists of tags on one line: "bão số 5,miền Trung,lũ lụt", "#bão #lũ lụt".

    One of these must hold:

    - The line is outside the content. It has at least ``min_items`` items of one to six words, separated by commas, and
      no colon. If a space follows a comma, as in running text, at least ``min_items_spaced`` items are needed.
    - The line is outside the content and consists of hashtags.
    - The line consists of at least ``min_items`` hashtags, and is below the last paragraph.

    The line must have at most 400 characters, and must not end like a sentence or with a colon or semicolon.
    """

    min_items: int = 3
    min_items_spaced: int = 5

    @property
    def name(self) -> str:
        """Name of the filter that labels lists of tags on one line as ``tags``."""
        return "tags.list"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``tags`` finding for each unlabelled line outside the content that is a list of tags or hashtags."""
        blocks, features = draft.page.blocks, draft.analysis.features
        for index in _ITEMS.lines(draft):
            if features[index].length <= _LONGEST_TAGS and draft.is_outside(index) and not features[index].ended:
                items = _ITEMS.result(draft, index) or 0
                if items >= (self.min_items_spaced if ", " in blocks[index].text else self.min_items):
                    yield Finding(index, Label.TAGS, "items", f"{items} short items parted by commas")
        for index, _ in _HASHED.passed(draft, longest=_LONGEST_TAGS):
            if not features[index].ended and (draft.is_outside(index) or self._is_last(draft, index)):
                yield Finding(index, Label.TAGS, "hash-tags", "hash tags")

    def _is_last(self, draft: Draft, index: int) -> bool:
        """Return whether a line has ``min_items`` hashtags and is below the last paragraph of the content span."""
        many = draft.page.blocks[index].text.count("#") >= self.min_items
        return many and not any(map(draft.is_prose_at, range(index + 1, draft.span.stop)))


@dataclass(frozen=True, slots=True)
class ControlRun(Filter):
    """Controls of a player or gallery in the content: short lines ("1x", "00:35") among lines labelled ``widget``.

    The line must be in a run of consecutive lines for which all of these hold:

    - Each unlabelled line has at most ``max_words`` words or no letter, and does not end like a sentence.
    - Each labelled line has the label ``widget``.
    - At least ``min_known`` lines are labelled ``widget``.
    - At least the share ``min_share`` of the lines is labelled ``widget``.
    """

    max_words: int = 3
    min_known: int = 3
    min_share: float = 0.25

    @property
    def name(self) -> str:
        """Name of the filter that labels the controls of media players and galleries as ``widget``."""
        return "widget.run"

    needs: ClassVar[frozenset[str]] = frozenset({"lexicon:widget", "span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``widget`` finding for each unlabelled line in a run of controls."""
        last = -1
        for index in draft.places(Label.WIDGET):
            if index <= last or index not in draft.span:
                continue
            first, last = index, index
            while self._belongs(draft, first - 1):
                first -= 1
            while self._belongs(draft, last + 1):
                last += 1
            run = range(first, last + 1)
            known = sum(draft.label(i) is Label.WIDGET for i in run)
            if known >= max(self.min_known, self.min_share * len(run)):
                reason = f"in a run of {len(run)} short lines with {known} controls"
                yield from (Finding(i, Label.WIDGET, "run", reason) for i in run if draft.decisions[i] is None)

    def _belongs(self, draft: Draft, index: int) -> bool:
        """Return whether a block can be part of a run of controls."""
        if index not in draft.span:
            return False
        if draft.label(index) is Label.WIDGET:
            return True
        if draft.decisions[index] is not None:
            return False
        seen = draft.analysis.features[index]
        return not seen.ended and (
            seen.words <= self.max_words or not any(map(str.isalpha, draft.page.blocks[index].text))
        )


@dataclass(frozen=True, slots=True)
class GluedMenu(Filter):
    """Menus on one line without separators, outside the content: "Trang chủ Thời sự Thế giới Kinh doanh Giải trí".

    All of these must hold:

    - The line has at least six words.
    - At least four words, and at least 30 % of the words, begin with a capital; the line is not all in capitals.
    - The line has no comma, colon, semicolon, parenthesis, quotation mark or tab (as between the cells of a table).
    - The line does not end like a sentence.
    """

    @property
    def name(self) -> str:
        """Name of the filter that labels menus without separators as ``navigation``."""
        return "navigation.glued"

    needs: ClassVar[frozenset[str]] = _SPAN

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``navigation`` finding for each menu on an unlabelled line outside the content."""
        features = draft.analysis.features
        for block in draft.outside():
            seen = features[block.index]
            if seen.capitals < _FEWEST_CAPITALS or seen.ended or seen.upper or seen.words < _GLUED_WORDS:
                continue
            if seen.capitals >= seen.words * _GLUED_CAPITALS and not any(mark in block.text for mark in ',:;()"“\t'):
                reason = f"{seen.capitals} capitals on {seen.words} words, no mark"
                yield Finding(block.index, Label.NAVIGATION, "capitals", reason)
