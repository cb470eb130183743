"""By-lines: who wrote, took, gathered or supplied the story."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.filter import Decision, Draft
from vnclean.fold import fold
from vnclean.label import Label
from vnclean.pattern import lazy_regex
from vnclean.shape import is_names, shape
from vnclean.tree import SUBHEADINGS

_WORK: Final = r"(?:tin|bài(?: viết)?|ảnh|hình|clip|video|nội dung|đồ họa|thiết kế|trình bày)"
CREDIT: Final = lazy_regex(
    rf"(?:tác giả(?: bài viết)?|người (?:viết|gửi|dịch|đăng)|phóng viên|dịch giả|biên (?:dịch|tập|soạn)"
    rf"|nhóm (?:pv|phóng viên)"
    rf"|{_WORK}(?:(?:\s?[,&–-]\s?|\s(?:và|-)\s){_WORK})+|bài|tin|thực hiện|tổng hợp|lược (?:dịch|ghi)|ghi chép"
    rf"|sưu tầm|pv)\s?:\s?(?P<who>.+)",
)
"""A word for the work, a colon, and who did it; on the folded line."""

SOURCE: Final = lazy_regex(
    r"[(\[]?(?:theo|nguồn(?: tin)?\s?:|nguồn)\s(?!dõi)(?P<who>[^.!?]{2,50})[)\]]?|[(\[](?:tổng hợp|t/?h"
    r"|sưu tầm|ttxvn)[)\]]"
)
"""Where the story was taken from; on the folded line."""

SUFFIX: Final = lazy_regex(
    r"(?:(?<!\s)\s++)?+"
    r"(?:\([^()]{1,40}\)|(?:/|\||,)\s*(?:theo\s)?[\w .&-]{2,40}|(?<=\s)(?:tổng hợp|thực hiện|ghi|lược dịch))\s*$",
    regex.IGNORECASE,
)
"""What stands after an author's name: "(tổng hợp)", "/Theo VOV"."""

_LONGEST: Final = 90
_LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 14
_HEAD_OF_STORY: Final = 14
_STAFF: Final = lazy_regex(r"(?:nhóm )?p\.?v\.?(?:\s?[.,/-]\s?ctv)?|btv|bbt|ctv|n\.t|t\.h|th")
_NOBODY: Final = frozenset(
    (
        "an giang|bà rịa|bạc liêu|bắc giang|bắc kạn|bắc ninh|bến tre|bình dương|bình định|bình phước|bình thuận|"
        "cà mau|cao bằng|cần thơ|đà nẵng|đắk lắk|đắk nông|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|"
        "hà nội|hà tĩnh|hải dương|hải phòng|hậu giang|hòa bình|hưng yên|khánh hòa|kiên giang|kon tum|lai châu|"
        "lạng sơn|lào cai|lâm đồng|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|"
        "quảng nam|quảng ngãi|quảng ninh|quảng trị|sài gòn|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|"
        "thanh hóa|thừa thiên huế|huế|tiền giang|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|vũng tàu|yên bái|"
        "việt nam|trung quốc|ban biên tập|tin tức|english"
    ).split("|")
)
"""Provinces (as before and after the mergers), and sections: capitalised as names are, and nobody's."""
_NO_NAME: Final = lazy_regex(r"(?:thứ|chủ nhật|tp|thành phố|tỉnh|huyện|quận)\b")
"""How weekdays and places begin."""
_EDGE: Final = frozenset(
    {
        Label.BYLINE,
        Label.CAPTION,
        Label.DATELINE,
        Label.TAGS,
        Label.SLUG,
        Label.SHARE,
        Label.COUNTER,
        Label.RATING,
        Label.DUPLICATE,
    }
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A short line that names its author or source by a word: "Tin, ảnh: …", "Tác giả bài viết: …", "Theo VOV".

    Inside the story only a line that does not end as a sentence does, and only after its middle: a quoted
    "Theo …" or the "Tổng hợp: …" of a recipe stands before.
    """

    name: str = "byline.credit"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that credits somebody."""
        middle = (draft.story.start + draft.story.stop) // 2
        for block in draft.holding(":", "theo", "nguồn", "(", "["):
            seen = draft.lines.shapes[block.index]
            if seen.length > _LONGEST or seen.words > _MOST_WORDS:
                continue
            inside = draft.is_inside(block)
            if inside and (block.index < middle or (seen.ended and not block.text.rstrip().endswith(")"))):
                continue
            form = draft.lines.forms[block.index]
            found = CREDIT.fullmatch(form) or SOURCE.fullmatch(form)
            if found is None or (inside and not _is_capitalised(block.text)):
                continue
            yield Decision(block, Label.BYLINE, self.name, f"“{found[0][: found[0].find(':') + 1] or form}”")


@dataclass(frozen=True, slots=True)
class Name:
    """A line that is nothing but names of people or a newsroom's initials, where authors stand.

    That is right before or after the story, at most ``within`` blocks away, with only captions, dates, tags and
    the like between; a comment's author stands further down.
    """

    within: int = 5

    @property
    def name(self) -> str:
        """A name at the story's edge."""
        return "byline.name"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the names right after the story, and those between the title and the story."""
        blocks, story = draft.page.blocks, draft.story
        if not story:
            return
        open_left = 2
        for block in blocks[story.stop : story.stop + self.within]:
            label = draft.label(block.index)
            if label is None and is_author(block.text) and not (block.tag in SUBHEADINGS and draft.is_among(block)):
                yield Decision(block, Label.BYLINE, self.name, "a name right after the story")
            elif label is None and open_left and not shape(block.text).ended:
                open_left -= 1  # a section's name, a link to another story
            elif label not in _EDGE:
                break
        titles = [i for i in range(story.start) if draft.label(i) is Label.TITLE]
        places = {story.start - 1}
        if titles and story.start - titles[0] <= _HEAD_OF_STORY:
            places |= {story.start - 2, *range(titles[0] + 1, titles[0] + self.within)}
        for block in (blocks[i] for i in sorted(places) if 0 <= i < story.start):
            if draft.label(block.index) is None and is_author(block.text):
                yield Decision(block, Label.BYLINE, self.name, "a name right before the story")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A line set to the right in the story's second half or ``within`` three lines after it.

    Of ``words`` at most, that do not end a sentence.
    """

    words: int = 10
    within: int = 3

    @property
    def name(self) -> str:
        """A signature told by markup."""
        return "byline.aligned"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block of the zone that is set so."""
        blocks, story = draft.page.blocks, draft.story
        half = max(story.start, (story.start + story.stop) // 2) + 1
        for block in blocks[half : story.stop + self.within]:
            if draft.decisions[block.index] is not None:
                continue
            seen = draft.lines.shapes[block.index]
            right = any(mark in block.path.removeprefix(draft.zone.path) for mark in ("@right", "@end"))
            if right and seen.words <= self.words and not seen.ended and seen.capitals:
                yield Decision(block, Label.BYLINE, self.name, "set to the right")


def is_author(text: str) -> bool:
    """Whether a line is an author's name or a newsroom's initials, perhaps with "(tổng hợp)" or "/Theo …" after it.

    >>> is_author("Hà Thu (tổng hợp)"), is_author("PV.CTV"), is_author("Thời sự")
    (True, True, False)
    """
    text = text.strip(" \t\u00a0-–—|,")
    form = fold(text)
    if form in _NOBODY or _NO_NAME.match(form) or shape(text).length > _LONGEST_NAME or shape(text).ended:
        return False
    return is_names(text) or _STAFF.fullmatch(form) is not None or is_names(SUFFIX.sub("", text))


def _is_capitalised(text: str) -> bool:
    """Whether most words after the first begin with a capital: names, not a sentence."""
    seen = shape(text)
    return seen.capitals >= seen.words / 2
