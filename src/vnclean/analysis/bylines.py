"""Patterns of bylines: the writer's role or contribution, the writer's name, and the source of the article."""

from typing import Final

import regex

from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_names, line_features

_WORK: Final = r"(?:tin|bài(?: viết)?|ảnh|hình|clip|video|nội dung|đồ họa|thiết kế|trình bày)"
CREDIT_PATTERN: Final = (
    rf"(?:tác giả(?: bài viết)?|người (?:viết|gửi|dịch|đăng)|phóng viên|dịch giả|biên (?:dịch|tập|soạn)"
    r"|nhóm (?:pv|phóng viên)"
    rf"|{_WORK}(?:(?:\s?[,&–-]\s?|\s(?:và|-)\s){_WORK})+|bài(?: viết)?|tin|tin bài|thực hiện|tổng hợp|lược (?:dịch|ghi)"
    r"|ghi chép|sưu tầm|pv)\s?:\s?(?P<who>.+)"
)
"""A credit in folded form: a contribution or role, a colon, and the name of the contributor (group ``who``)."""

CREDIT: Final = lazy_regex(CREDIT_PATTERN)

SOURCE_PATTERN: Final = (
    r"[(\[]?(?:theo(?:\s?:)?|nguồn(?: tin)?\s?:|nguồn)\s(?!dõi)(?P<who>[^.!?:]{2,50}|(?:[\w-]+\.)+[a-z]{2,4})[)\]]?"
    r"|[(\[](?:tổng hợp|t/?h"
    r"|sưu tầm|ttxvn)[)\]]"
)
"""A folded line with the source of the article (group ``who``), or with only a mark like "(tổng hợp)"."""
SOURCE: Final = lazy_regex(SOURCE_PATTERN)

SUFFIX: Final = lazy_regex(
    r"(?:(?<!\s)\s++)?+"
    r"(?:\([^()]{1,40}\)(?:/\w[\w.]{1,30})?|(?:/|\||,)\s*(?:theo\s)?[\w .&-]{2,40}"
    r"|(?<=\s)(?:tổng hợp|thực hiện|ghi|lược dịch))\s*$",
    regex.IGNORECASE,
)
"""A suffix of an author's name: text in brackets, an outlet or a verb ("(tổng hợp)", "/Theo VOV")."""

ROLE: Final = lazy_regex(
    r"^(?:(?:Phóng viên|PV|CTV|Cộng tác viên|BTV|Biên tập viên|Nhà báo|Nhóm PV|(?:Viết |Đăng )?[Bb]ởi|By|Người viết"
    r"|Luật sư|Bác sĩ|Tiến sĩ|Thạc sĩ|(?:Phó )?[Gg]iáo sư"
    r"|(?:(?:P?GS|TSKH|TS|ThS|LS|BS(?:\s?CK\s?(?:II?|[12]))?|CKII?|KTS|DS|NCS)\.?\s?){1,3})\s?:?)\s?"
    r"(?=\p{Lu}\p{L}* \p{Lu})"
)
"""A role, an academic title or "Đăng bởi" before an author's name; the name must have two words or more."""
_BESIDE: Final = lazy_regex(
    r"(?<!\s)\s*+(?:(?<=\s)(?:thực hiện|tổng hợp|ghi|lược dịch|biên dịch)"
    r"|\((?:thực hiện|ghi|lược dịch|biên dịch|dịch|lược ghi)\))$",
    regex.IGNORECASE,
)
_AGO: Final = lazy_regex(
    r"(?:(?<!\s)\s++)?+(?:[,|–-]\s*+)?+(?<!\d)\d++ (?:phút|giờ|ngày|tuần|tháng) trước$", regex.IGNORECASE
)
_AFFILIATION: Final = lazy_regex(
    r"(?<=\p{L}),\s(?:Viện|Học viện|Trường|Đại học|Bệnh viện|Khoa|Trung tâm|Hội|Sở|Chi cục|Phòng|Công ty)\s.{2,70}$"
)
"""The institution after an author's name and a comma."""
_MAIL: Final = lazy_regex(r"(?<!\s)\s*+[-–—|(,]?\s*+(?<!\w)[\w.+-]*+@[\w-]++(?:\.[\w-]++)*+\)?$")
_HOUSE: Final = (
    r"(?:TTXVN|TTX|VOV|VTV\d?|(?:Báo|Tạp chí|Đài|Cổng) [^()/|]{2,40}|\p{Lu}{3,6}|(?:\w[\w-]*\.)+(?:vn|com|net|org))"
)
_AGENCY: Final = lazy_regex(
    rf"(?<=\p{{L}})(?:\s?/\s?{_HOUSE}|\s[-–—|]\s(?:Báo|Tạp chí|Đài|Cổng|TTXVN)\b.{{0,40}}"
    rf"|\s?\((?:{_HOUSE}|Theo [^()]{{2,30}})\))$",
    regex.IGNORECASE,
)
"""The outlet or agency that follows an author's name: "/VOV", " - Báo …", "(TTXVN)"."""
_WITH_PHOTOS: Final = lazy_regex(
    r"(?:(?:Bài|Tin|Tin, bài)\s?: )?(?P<who>\p{Lu}[^:]{2,40}?)\s*[-–—;,.|]\s*(?:Ảnh|Clip|Video|Đồ họa)\s?: .+"
)
_OTHER_WORK: Final = lazy_regex(r"(?:Ảnh|Clip|Video|Thiết kế|Đồ họa|Trình bày|Kỹ thuật|Quay phim)\s\p{Lu}")
"""Credits of contributors other than the writer (photos, video, design), as at the end of long articles."""
_WORK_OF: Final = lazy_regex(
    r"(?:ghi chép|phóng sự|bút ký|tản văn|tùy bút|truyện ngắn|thơ|bài|ảnh) của\s(?P<who>\p{Lu}.{2,40})",
    regex.IGNORECASE,
)
_LONGEST_NAME: Final = 60
_LONGEST_LINE: Final = 120
_STAFF: Final = lazy_regex(
    r"nhóm (?:pv|phóng viên)(?: \p{L}+){0,3}|(?:nhóm )?p\.?v\.?(?:\s?[.,/-]\s?ctv)?|btv|bbt|ctv|th"
    r"|\p{L}(?:\.\s?\p{L}){1,3}"
)
_INITIALS: Final = lazy_regex(r"(?:\p{Lu}\.\s?){2,4}")
_NOBODY: Final = frozenset(
    (
        "an giang|bà rịa|bạc liêu|bắc giang|bắc kạn|bắc ninh|bến tre|bình dương|bình định|bình phước|bình thuận|"
        "cà mau|cao bằng|cần thơ|đà nẵng|đắk lắk|đắk nông|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|"
        "hà nội|hà tĩnh|hải dương|hải phòng|hậu giang|hòa bình|hưng yên|khánh hòa|kiên giang|kon tum|lai châu|"
        "lạng sơn|lào cai|lâm đồng|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|"
        "quảng nam|quảng ngãi|quảng ninh|quảng trị|sài gòn|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|"
        "thanh hóa|thừa thiên huế|huế|tiền giang|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|vũng tàu|yên bái|"
        "việt nam|trung quốc|ban biên tập|tin tức|english|trước|tiếp|sau|tiếp theo|trở về|quay lại|multimedia|"
        "toc|lớn|nhỏ|vừa|google news|facebook|youtube"
    ).split("|")
)
"""Folded names that are not those of authors: provinces (also those merged in 2025), countries, sections."""
_NO_NAME: Final = lazy_regex(
    r"(?:\p{L}$|.+ khác$|thứ|tháng|chủ nhật|chuyên trang|tp|thành phố|tỉnh|huyện|quận|(?:nhật )?báo|tạp chí|đài|cổng"
    r"|kênh|trang)\b(?= |$)"
)
"""Folded lines that are not names of people: "thứ hai", "tỉnh gia lai", "báo mới", "tin khác", or one letter."""


def is_author(text: str) -> bool:
    """Return whether a line is only the name of an author or of a newsroom.

    A suffix after the name is allowed, such as "(tổng hợp)" or "/Theo VOV".

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


def signature(text: str) -> str | None:
    """Return the author's name from a byline; ``None`` if the line is not a byline.

    The result does not include a role before the name, or an outlet or mail address after it.

    >>> signature("Bài, ảnh: Lò Thị Mai"), signature("PV Lò Thị Mai"), signature("Lò Thị Mai (TTXVN)")
    ('Lò Thị Mai', 'Lò Thị Mai', 'Lò Thị Mai')
    >>> signature("Theo TTXVN"), signature("Ảnh: Lò Thị Mai")
    (None, None)
    """
    text = _AGO.sub("", text.strip().strip("|").strip())
    if text.startswith("(") and text.endswith(")") and _AGENCY.search(text[1:-1]):
        text = text[1:-1]
    text = ROLE.sub("", _AFFILIATION.sub("", _MAIL.sub("", _BESIDE.sub("", _AGENCY.sub("", text)))))
    form = fold(text)
    if len(text) > _LONGEST_LINE or _OTHER_WORK.match(text) or SOURCE.fullmatch(form):
        return None
    for found in (_WITH_PHOTOS.fullmatch(text), _WORK_OF.fullmatch(text)):
        if found is not None and is_author(found["who"]):
            return found["who"].strip()
    if CREDIT.fullmatch(form):
        return ROLE.sub("", text.split(":", maxsplit=1)[1].strip())
    return text.strip(" -–—|,") if is_author(text) else None
