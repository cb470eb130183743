"""Patterns of by-lines and credits: the words for the work, who did it, and where it was taken from."""

from typing import Final

import regex

from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_names, line_features

_WORK: Final = r"(?:tin|bài(?: viết)?|ảnh|hình|clip|video|nội dung|đồ họa|thiết kế|trình bày)"
CREDIT_PATTERN: Final = (
    rf"(?:tác giả(?: bài viết)?|người (?:viết|gửi|dịch|đăng)|phóng viên|dịch giả|biên (?:dịch|tập|soạn)"
    rf"|nhóm (?:pv|phóng viên)"
    rf"|{_WORK}(?:(?:\s?[,&–-]\s?|\s(?:và|-)\s){_WORK})+|bài|tin|thực hiện|tổng hợp|lược (?:dịch|ghi)|ghi chép"
    rf"|sưu tầm|pv)\s?:\s?(?P<who>.+)"
)
"""A word for the work, a colon, and who did it; on the folded line."""

CREDIT: Final = lazy_regex(CREDIT_PATTERN)

SOURCE_PATTERN: Final = (
    r"[(\[]?(?:theo|nguồn(?: tin)?\s?:|nguồn)\s(?!dõi)(?P<who>[^.!?]{2,50})[)\]]?|[(\[](?:tổng hợp|t/?h"
    r"|sưu tầm|ttxvn)[)\]]"
)
"""Where the content was taken from; on the folded line."""
SOURCE: Final = lazy_regex(SOURCE_PATTERN)

SUFFIX: Final = lazy_regex(
    r"(?:(?<!\s)\s++)?+"
    r"(?:\([^()]{1,40}\)|(?:/|\||,)\s*(?:theo\s)?[\w .&-]{2,40}|(?<=\s)(?:tổng hợp|thực hiện|ghi|lược dịch))\s*$",
    regex.IGNORECASE,
)
"""What is after an author's name: "(tổng hợp)", "/Theo VOV"."""

_LONGEST_NAME: Final = 60
_STAFF: Final = lazy_regex(r"(?:nhóm )?p\.?v\.?(?:\s?[.,/-]\s?ctv)?|btv|bbt|ctv|th|\p{L}(?:\.\s?\p{L}){1,3}")
_INITIALS: Final = lazy_regex(r"(?:\p{Lu}\.\s?){2,4}")
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


def is_author(text: str) -> bool:
    """Return whether a line is an author or a newsroom, perhaps with "(tổng hợp)" or "/Theo …" after it.

    >>> is_author("Hà Thu (tổng hợp)"), is_author("PV.CTV"), is_author("Thời sự")
    (True, True, False)
    """
    text = text.strip(" \t\u00a0-–—|,")
    form = fold(text)
    if form in _NOBODY or _NO_NAME.match(form) or line_features(text).length > _LONGEST_NAME:
        return False
    if line_features(text).ended and not _INITIALS.fullmatch(text):
        return False
    return is_names(text) or _STAFF.fullmatch(form) is not None or is_names(SUFFIX.sub("", text))
