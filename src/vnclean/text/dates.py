"""Dates and times as Vietnamese news pages print them.

The usual order is day, month, year, with the time before or after the date. Times are local, at the offset +07:00
(GMT+7), whether or not the page prints this offset: Viet Nam has had one offset and no summer time since 1975. A
weekday, in words or as a digit, is recognized but ignored: if the weekday contradicts the date, the date is used.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final

import regex

from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import memoized

VIETNAM_TIME: Final = timezone(timedelta(hours=7))
"""Viet Nam's time, +07:00."""

EARLIEST: Final = date(1997, 1, 1)
"""The earliest accepted date: no news site in Viet Nam is older."""

LATEST: Final = date(2099, 1, 1)
"""The first day that is too late to be accepted.

Later dates are errors: systems write 2099 for "never", and years of the Buddhist calendar are 543 too high (2540 is
1997).
"""

_MONTHS: Final = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_WEEKDAY: Final = (
    r"(?:(?:thứ|t)\s?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|chúa nhật|cn"
    r"|(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b"
)
_MONTH: Final = r"(?:tháng\s|thg\.?\s|th)(?P<month{n}>\d{{1,2}}|mười một|mười hai|\p{{L}}+)"
_ENGLISH: Final = (
    r"(?P<month{n}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|ober|ember)?\.?"
)
_DAY_MONTH_YEAR: Final = (
    r"(?<!\d)(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?,?\s{month}(?:,?\snăm|,)?\s(?P<year{n}>\d{{4}})(?!\d)"
)
_MONTH_DAY_YEAR: Final = r"\b{month}\s(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year{n}>\d{{4}})(?!\d)"
_DATES: Final = (
    (
        r"(?<!\d)(?P<day1>\d{1,2})\s?(?P<mark>[/.–-])\s?(?P<month1>\d{1,2})\s?(?P=mark)\s?(?P<year1>\d{4}|\d{2})"
        r"(?!\d|[/-]\d)"
    ),
    r"(?<![\d/.-])(?P<year2>\d{4})(?P<sign>[/.-])(?P<month2>\d{1,2})(?P=sign)(?P<day2>\d{1,2})(?!\d|[/.-]\d)",
    _DAY_MONTH_YEAR.format(n=3, month=_MONTH.format(n=3)),
    _MONTH_DAY_YEAR.format(n=4, month=_MONTH.format(n=4)),
    _DAY_MONTH_YEAR.format(n=5, month=_ENGLISH.format(n=5)),
    _MONTH_DAY_YEAR.format(n=6, month=_ENGLISH.format(n=6)),
)
_DATE: Final = f"(?:{'|'.join(_DATES)})"
_TIME: Final = (
    r"(?:(?<![\d/.-])(?P<hour>\d{1,2})(?:(?::|h|g)(?P<minute>\d{2}|\d(?='))(?::(?P<second>\d{2}))?'?|\s?giờ(?:\s(?P<minute2>\d{1,2})(?:\sphút)?)?)"
    r"(?!\d)\s?(?P<half>am|pm|sa|ch|sáng|trưa|chiều|tối|đêm)?(?!\p{L}))"
)
_MOMENT: Final = lazy_regex(
    rf"(?:{_WEEKDAY}[\s,.:-]*)?(?:(?:lúc|vào)\s)?(?:{_TIME}[\s,|–-]*(?:{_WEEKDAY}[\s,.-]*)?(?:ngày:?\s)?{_DATE}"
    rf"|(?:ngày:?\s)?{_DATE}(?:[\s,|–-]*(?:lúc\s)?(?:t(?=\d))?{_TIME})?)",
    flags=regex.V0,
)
_OFFSET: Final = lazy_regex(r"[\[(]?\s?(?:gmt|utc)\s?\+\s?0?7(?::?00)?\s?[\])]?|\+0?7:?00\b")
_GLUE: Final = lazy_regex(r"(?<=\p{L}\s\d{4})(?=\d{1,2}:\d{2})")
"""The position between a year and a time that a lost tag joined: "22 Tháng Bảy 20157:41".

Dates in digits are left alone: sites with this defect print the month first, so these dates would be misread.
"""
_NUMBERS: Final = lazy_regex(
    r"\d\s?(?:[/.–-]|th)|\d(?:st|nd|rd|th)?,?\s(?:(?:19|20)\d\d\b"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
"""A quick test for dates: each has a digit, followed by a separator, "th", a year or an English month."""
_BARE_TIME: Final = lazy_regex(rf"[\s|,–-]*(?:lúc\s)?{_TIME}[\s|,–-]*", flags=regex.V0)
_HYPHENS: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-")
_MIDDAY: Final = 12
_BEFORE_NOON: Final = frozenset({"am", "sa", "sáng", "đêm"})
"""Words that make 12 o'clock midnight (0:00)."""
_AFTER_NOON: Final = frozenset({"pm", "ch", "trưa", "chiều", "tối", "đêm"})
"""Words that add twelve to an hour below twelve: "3 giờ chiều" is 15:00."""
_NOON_UNTIL: Final = {"trưa": 4}
"""Words that add twelve only to hours below the given one: "1 giờ trưa" is 13:00, "11 giờ trưa" stays 11:00."""
_NIGHT_FROM: Final = {"đêm": 6}
"""Words that add twelve only to hours from the given one on: "10 giờ đêm" is 22:00, "2 giờ đêm" stays 2:00."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date and time at the offset +07:00, found in a line.

    ``rest`` is what remains of the line, in the form of ``fold``, without the date, time, weekday and UTC offset.
    """

    when: date | datetime
    rest: str

    @property
    def timed(self) -> bool:
        """Whether a time of day belongs to the date."""
        return isinstance(self.when, datetime)


@memoized
def find_moment(text: str) -> Moment | None:
    """Return the first full date (day, month and year) of a line, or ``None`` if the line has none.

    If a time of day is printed next to the date, the result includes the time. Otherwise, ``when`` is a ``date``, not
    midnight. ``rest`` is the line without the date and the time, folded. Impossible dates, dates before 1997 and dates
    from 2099 on are skipped.

    >>> moment = find_moment("Thứ 3, 08/09/2020 | 11:31:41 [GMT +7] A A")
    >>> moment.when.isoformat(), moment.rest
    ('2020-09-08T11:31:41+07:00', 'a a')
    >>> find_moment("Ngày đăng: 24/09/2018").when
    datetime.date(2018, 9, 24)
    >>> find_moment("sáng 2/3")
    """
    form = fold(text).translate(_HYPHENS)
    if _NUMBERS.search(form) is None:
        return None
    form = _GLUE.sub(" ", form)
    for found in _MOMENT.finditer(form):
        when = _when(found)
        if when is not None:
            rest = form[: found.start()] + " " + _OFFSET.sub(" ", form[found.end() :])
            return Moment(when, " ".join(rest.split()).strip(" |,-–:()[]"))
    return None


@memoized
def is_time(text: str) -> bool:
    """Return whether a line holds a time of day and nothing else.

    Some pages print such a line below the date. A UTC offset of +7 is allowed.

    >>> is_time("16:02 (GMT +7)"), is_time("Lúc 9h30"), is_time("45:12 phút"), is_time("2-1")
    (True, True, False, False)
    """
    found = _BARE_TIME.fullmatch(_OFFSET.sub(" ", fold(text)))
    return (
        found is not None
        and int(found["hour"]) < 24  # noqa: PLR2004
        and int(found["minute"] or found["minute2"] or 0) < 60  # noqa: PLR2004
    )


def _when(found: regex.Match[str]) -> date | datetime | None:
    part = found.groupdict()
    form = next(n for n in range(1, len(_DATES) + 1) if part[f"year{n}"])
    year, day, month = int(part[f"year{form}"]), int(part[f"day{form}"]), _month(part[f"month{form}"])
    if month is None:
        return None
    year += 2000 if year < 100 else 0  # noqa: PLR2004 (a year of two digits, in page boilerplate)
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    if not EARLIEST <= when < LATEST:
        return None
    hour = _number(part["hour"])
    if hour is None:
        return when
    if (
        part["half"] in _AFTER_NOON
        and hour < _NOON_UNTIL.get(part["half"], _MIDDAY)
        and hour >= _NIGHT_FROM.get(part["half"], 0)
    ):
        hour += _MIDDAY
    elif part["half"] in _BEFORE_NOON and hour == _MIDDAY:
        hour = 0
    minute = _number(part["minute"] or part["minute2"]) or 0
    try:
        return datetime(year, month, day, hour, minute, _number(part["second"]) or 0, tzinfo=VIETNAM_TIME)
    except ValueError:
        return when


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _month(word: str) -> int | None:
    return int(word) if word.isdigit() else _MONTHS.get(word)
