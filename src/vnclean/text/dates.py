"""Dates and times as Vietnamese news pages print them.

Day, month, year in that order; the time before or after; the weekday as a word or a digit; the zone, where it is
printed at all, GMT+7. A line without a zone is local time, and Viet Nam has had one zone and no summer time since
1975. The weekday is a check and no datum: where it clashes with the numbers, the numbers win.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final

import regex

from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import memoized

CONTAINER: Final = timezone(timedelta(hours=7))
"""Viet Nam's time, +07:00."""

EARLIEST: Final = date(1997, 1, 1)
"""No news site in Viet Nam is older."""

_MONTHS: Final = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
_WEEKDAY: Final = r"(?:(?:thứ|t)\s?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|chúa nhật|cn)\b"
_DATE: Final = (
    r"(?:(?<!\d)(?P<day>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4}|\d{2})(?!\d|[/-]\d)"
    r"|(?<!\d)(?P<day2>\d{1,2})\s(?:tháng\s|thg\.?\s|th)(?P<month2>\d{1,2}|mười một|mười hai|\p{L}+)(?:\snăm"
    r"|,)?\s(?P<year2>\d{4})(?!\d)"
    r"|(?<!\d)(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})(?!\d))"
)
_TIME: Final = (
    r"(?:(?<![\d/.-])(?P<hour>\d{1,2})(?:(?::|h|g)(?P<minute>\d{2})(?::(?P<second>\d{2}))?|\s?giờ(?:\s(?P<minute2>\d{1,2})(?:\sphút)?)?)"
    r"(?!\d)\s?(?P<half>am|pm|sa|ch|sáng|trưa|chiều|tối|đêm)?(?!\p{L}))"
)
_MOMENT: Final = lazy_regex(
    rf"(?:{_WEEKDAY}[\s,.:-]*)?(?:(?:lúc|vào)\s)?(?:{_TIME}[\s,|–-]*(?:{_WEEKDAY}[\s,.-]*)?(?:ngày:?\s)?{_DATE}"
    rf"|(?:ngày:?\s)?{_DATE}(?:[\s,|–-]*(?:lúc\s)?(?:t(?=\d))?{_TIME})?)",
    flags=regex.V0,
)
_CONTAINER: Final = lazy_regex(r"[\[(]?\s?(?:gmt|utc)\s?\+\s?0?7(?::?00)?\s?[\])]?|\+0?7:?00\b")
_GLUE: Final = lazy_regex(r"(?<=\p{L}\s\d{4})(?=\d{1,2}:\d{2})")
"""Between a year and a time that a lost tag has glued to it: "22 Tháng Bảy 20157:41". Not after numbers alone, which
sites that glue so print in the American order, too."""
_NUMBERS: Final = lazy_regex(r"\d\s?(?:[/.-]|th)")
"""A day and what parts it from its month, or a year and a dash: what every date has."""
_BARE_TIME: Final = lazy_regex(rf"[\s|,–-]*(?:lúc\s)?{_TIME}[\s|,–-]*", flags=regex.V0)
_MIDDAY: Final = 12
_AFTER_NOON: Final = frozenset({"pm", "ch", "trưa", "chiều", "tối", "đêm"})
"""What makes an hour below twelve one of the afternoon, but for the hours below."""
_LATEST: Final = {"trưa": 4}
_FIRST: Final = {"đêm": 6}
"""Of these "11 giờ trưa" and "2 giờ đêm" are what they say."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date and time in +07:00, and where in the folded line it stands.

    ``rest`` is what the folded line says besides the date, the time, the weekday and the zone.
    """

    when: date | datetime
    rest: str

    @property
    def timed(self) -> bool:
        """Whether a time of day is printed beside the date."""
        return isinstance(self.when, datetime)


@memoized
def find_moment(text: str) -> Moment | None:
    """Return the first full date of a line, with its time where one is printed beside it; ``None`` where there is none.

    Impossible dates and those before 1997 are none. A date without a time stays a ``date``: never midnight.

    >>> moment = find_moment("Thứ 3, 08/09/2020 | 11:31:41 [GMT +7] A A")
    >>> moment.when.isoformat(), moment.rest
    ('2020-09-08T11:31:41+07:00', 'a a')
    >>> find_moment("Ngày đăng: 24/09/2018").when
    datetime.date(2018, 9, 24)
    >>> find_moment("sáng 2/3")
    """
    form = fold(text)
    if _NUMBERS.search(form) is None:
        return None
    form = _GLUE.sub(" ", form)
    for found in _MOMENT.finditer(form):
        when = _when(found)
        if when is not None:
            rest = form[: found.start()] + " " + _CONTAINER.sub(" ", form[found.end() :])
            return Moment(when, " ".join(rest.split()).strip(" |,-–:()[]"))
    return None


@memoized
def is_time(text: str) -> bool:
    """Return whether a line is a time of day and nothing else, as under a date that is on a line of its own.

    >>> is_time("16:02 (GMT +7)"), is_time("Lúc 9h30"), is_time("45:12 phút"), is_time("2-1")
    (True, True, False, False)
    """
    found = _BARE_TIME.fullmatch(_CONTAINER.sub(" ", fold(text)))
    return (
        found is not None
        and int(found["hour"]) < 24  # noqa: PLR2004
        and int(found["minute"] or found["minute2"] or 0) < 60  # noqa: PLR2004
    )


def _when(found: regex.Match[str]) -> date | datetime | None:
    part = found.groupdict()
    year = _number(part["year"] or part["year2"] or part["year3"])
    day = _number(part["day"] or part["day2"] or part["day3"])
    month = _month(part["month"] or part["month2"] or part["month3"])
    if year is None or day is None or month is None:
        return None
    year += 2000 if year < 100 else 0  # noqa: PLR2004 (a year of two digits, in page boilerplate)
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    if when < EARLIEST:
        return None
    hour = _number(part["hour"])
    if hour is None:
        return when
    if (
        part["half"] in _AFTER_NOON
        and hour < _LATEST.get(part["half"], _MIDDAY)
        and hour >= _FIRST.get(part["half"], 0)
    ):
        hour += _MIDDAY
    minute = _number(part["minute"] or part["minute2"]) or 0
    try:
        return datetime(year, month, day, hour, minute, _number(part["second"]) or 0, tzinfo=CONTAINER)
    except ValueError:
        return when


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _month(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else _MONTHS.get(word)
