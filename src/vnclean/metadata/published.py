"""The times of publication and of the last change, chosen from the dates on a page."""

from collections.abc import Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from vnclean.metadata.title import split_time
from vnclean.model.decision import Decision, Label
from vnclean.model.metadata import Fact, claimed, printed, stated
from vnclean.model.page import Page
from vnclean.text.dates import EARLIEST, LATEST, VIETNAM_TIME, find_moment, is_time
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_re, lazy_regex

_SLASHED: Final = lazy_re(r"\A(\d{4})/(\d{2})/(\d{2})(?!\d)")
_COMPACT: Final = lazy_re(r"((?:19|20)\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?")
_EPOCH: Final = lazy_re(r"(1\d{9})(?:\d{3})?")
_AMERICAN: Final = lazy_re(r"\A(\d{1,2})/(1[3-9]|2\d|3[01])/(?=\d{4}\b)")
_UTC: Final = lazy_re(r"\s?(?:UTC|GMT)\Z")
_WEEKDAY: Final = lazy_re(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
_SCRIPT: Final = lazy_regex(r"\A\p{L}{3} (\p{L}{3}) (\d{2}) (\d{4} [\d:]{8}) GMT([+-]\d{4}).*")
_MOST_YEARS: Final = 5
"""Maximum number of years from the printed date to a later claimed date: systems state 2099 for "never"."""
_DAY: Final = lazy_re(r"\d{4}-?\d{2}-?\d{2}")
_WEAK: Final = frozenset({"<time>", "date", "dc.date"})
"""Sources of claims whose date may be that of another article, or today's date."""
_BESIDE: Final = 3
"""Maximum distance, in blocks, between the title or the content and a date that probably belongs to the article."""
_NEAR: Final = 6
_TEXT: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING})
_DATED: Final = frozenset({Label.TIMESTAMP, Label.TITLE})


def read_published(page: Page, decisions: Sequence[Decision]) -> Fact[datetime | date] | None:
    """Return the time of publication: the printed date, checked against the dates that the markup states (claims).

    There are four cases:

    - No date is printed. The first claim is the result, or ``None`` if there is no claim.
    - A claim has the printed day, or there is no claim. The printed date is the result. If this date has no time of
      day, a claim of the same day adds the time.
    - All claims have other days. The first claim is the result, because the printed date may be that of an update or of
      another article.
    - All claims have other days, but the source of the first claim is weak (``<time>``, ``date``, ``dc.date``). The
      printed date is the result. But if the printed date is the time of the last change, the first claim is the result.

    If a date is printed, claims of a year more than five years after the printed year are ignored.
    """
    shown = _printed(decisions)
    claims = [(claim, when) for claim in claimed(page, "published") if (when := read_moment(claim.value)) is not None]
    if shown is None:
        return Fact(claims[0][1], stated([claims[0][0]])) if claims else None
    index, when = shown
    claims = [each for each in claims if _day(each[1]).year <= _day(when).year + _MOST_YEARS]
    agreeing = [claim for claim, other in claims if _day(other) == _day(when)]
    if claims and not agreeing:
        changed = read_modified(page)  # the time of the change may be printed first
        if (changed is not None and changed.value == when) or claims[0][0].source not in _WEAK:
            return Fact(claims[0][1], stated([claims[0][0]]))
    if not isinstance(when, datetime):
        timed = [(claim, other) for claim, other in claims if isinstance(other, datetime) and _day(other) == when]
        if timed:
            return Fact(timed[0][1], f"{stated([timed[0][0]])}, on the day printed in line {index + 1}")
    return Fact(when, printed(index, agreeing))


def read_modified(page: Page) -> Fact[datetime | date] | None:
    """Return the time of the last change, from the first readable claim of the markup; ``None`` without one."""
    for claim in claimed(page, "modified"):
        if (when := read_moment(claim.value)) is not None:
            return Fact(when, stated([claim]))
    return None


def read_moment(text: str) -> datetime | date | None:
    """Return the time in a claim of the markup; ``None`` if its form is unknown or its date out of bounds.

    Known forms are ISO 8601, the dates that Vietnamese pages print, the dates of RFC 5322 and JavaScript ("Sat, 07 Mar
    2026 08:07:00 +0700"), and seconds or milliseconds since 1970. A time without an offset is taken as +07:00.

    >>> read_moment("2026-03-07T01:07:00Z").isoformat(), read_moment("07/03/2026 08:07").isoformat()
    ('2026-03-07T08:07:00+07:00', '2026-03-07T08:07:00+07:00')
    >>> read_moment("3/27/2026 8:07:00 AM").isoformat(), read_moment("2026-3-7 8:07").isoformat()
    ('2026-03-27T08:07:00+07:00', '2026-03-07T08:07:00+07:00')
    >>> read_moment("Sat Mar 07 2026 08:07:00 GMT+0700").isoformat(), read_moment("1772845620000").isoformat()
    ('2026-03-07T08:07:00+07:00', '2026-03-07T08:07:00+07:00')
    """
    text = text.strip()
    if text[4:5] != "-":  # not ISO 8601
        text = _AMERICAN.sub(r"\2/\1/", _SLASHED.sub(r"\1-\2-\3", text))
        text = _COMPACT.sub(r"\1-\2-\3T\4:\5", text) if _COMPACT.fullmatch(text) else text
        if (seconds := _EPOCH.fullmatch(text)) is not None:
            return datetime.fromtimestamp(int(seconds[1]), tz=VIETNAM_TIME)
    try:
        if _DAY.fullmatch(text):
            return _possible(date.fromisoformat(text))
        return _possible(_local(datetime.fromisoformat(_UTC.sub("+00:00", text))))
    except (ValueError, OverflowError):
        if _WEEKDAY.match(text):
            return _in_english(text)
        moment = find_moment(text)
        return None if moment is None else moment.when


def _in_english(text: str) -> datetime | date | None:
    """Return the time of an English date, in the form of RFC 5322 or of JavaScript's ``Date.toString``.

    The result is ``None`` if the date is invalid or out of bounds.
    """
    try:
        when = parsedate_to_datetime(_SCRIPT.sub(r"\2 \1 \3 \4", text))
    except (ValueError, OverflowError, TypeError):
        return None
    return _possible(_local(when))


def _local(when: datetime) -> datetime:
    """Return a time with Viet Nam's offset, +07:00.

    A time without an offset is taken as a time in Viet Nam.
    """
    return when.replace(tzinfo=VIETNAM_TIME) if when.tzinfo is None else when.astimezone(VIETNAM_TIME)


def _possible(when: datetime | date) -> datetime | date | None:
    """Return the given date or time; ``None`` if it is before ``EARLIEST``, or on ``LATEST`` or later."""
    return when if EARLIEST <= _day(when) < LATEST else None


def _day(when: datetime | date) -> date:
    return when.date() if isinstance(when, datetime) else when


def _printed(decisions: Sequence[Decision]) -> tuple[int, datetime | date] | None:
    """Return the block index and the time of the printed date that is probably the time of publication, or ``None``.

    A page can also print its own clock, the time of an update, and the dates of other articles.
    """
    labels = [decision.label for decision in decisions]
    title = labels.index(Label.TITLE) if Label.TITLE in labels else None
    span = [i for i, label in enumerate(labels) if label in _TEXT and i >= (title or 0)]
    anchors = [i for i in (title, *span[:1], *span[-1:]) if i is not None]
    if not anchors:
        return None
    # Just below the title, a line without the label timestamp may print a date, too.
    extra = range(0) if title is None else range(title + 1, title + _BESIDE + 1)
    found = []
    for i in [i for i, label in enumerate(labels) if label in _DATED or (i in extra and label not in _TEXT)]:
        distances = [abs(i - anchor) for anchor in anchors]
        inside = bool(span) and span[0] < i < span[-1]
        wrong = inside and (title is None or i > title + _NEAR or labels[i] is not Label.TIMESTAMP)
        if wrong or min(distances) > _NEAR:
            continue
        text = decisions[i].block.text
        moment = find_moment(split_time(text)[1] if labels[i] is Label.TITLE else _with_time(decisions, i))
        if moment is None or "hôm nay" in fold(text):  # "hôm nay" (today) may be the page's clock
            continue
        anchor, far = distances.index(min(distances)), min(distances) > _BESIDE
        # The least tuple wins: outside the content, near the title, with a time of day, below the title.
        found.append((inside, anchor, far, not moment.timed, distances[0], i < anchors[0], i, moment.when))
    return min(found, key=lambda row: row[:6])[-2:] if found else None


def _with_time(decisions: Sequence[Decision], index: int) -> str:
    """Return the text of a date line, together with the line below or above if that line is only a time."""
    text = decisions[index].block.text
    for i in (index + 1, index - 1):
        if 0 <= i < len(decisions) and decisions[i].label is Label.TIMESTAMP and is_time(decisions[i].block.text):
            return f"{text} {decisions[i].block.text}"
    return text
