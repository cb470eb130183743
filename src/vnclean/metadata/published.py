"""The time of publication: which of a page's dates is the story's."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from vnclean.dates import EARLIEST, ZONE, find_moment, is_time
from vnclean.filter import Decision
from vnclean.fold import fold
from vnclean.label import Label
from vnclean.metadata.fact import Fact, claimed, printed, stated
from vnclean.metadata.title import split_time
from vnclean.page import Page
from vnclean.pattern import lazy_regex

_DAY: Final = lazy_regex(r"\d{4}-\d{2}-\d{2}")
_WEAK: Final = frozenset({"<time>", "date", "dc.date"})
"""Sources that may speak of another story, or of today."""
_BESIDE: Final = 3
"""Lines below the title in which a date counts, whatever else stands on them."""
_NEAR: Final = 6
_TEXT: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING})


def read_published(page: Page, decisions: Sequence[Decision]) -> Fact[datetime | date] | None:
    """The time of publication: as printed, agreed with what the markup states.

    A claim of the printed day gives the time where none is printed. A claim of another day overrules a printed date
    (that may be the day of an update, or another story's). Where only claims tell, the first counts.
    """
    shown = _printed(decisions)
    claims = [(claim, when) for claim in claimed(page, "published") if (when := read_moment(claim.value)) is not None]
    if shown is None:
        return Fact(claims[0][1], stated([claims[0][0]])) if claims else None
    index, when = shown
    agreeing = [claim for claim, other in claims if _day(other) == _day(when)]
    if claims and not agreeing and claims[0][0].source not in _WEAK:
        return Fact(claims[0][1], stated([claims[0][0]]))
    if not isinstance(when, datetime):
        timed = [(claim, other) for claim, other in claims if isinstance(other, datetime) and _day(other) == when]
        if timed:
            return Fact(timed[0][1], f"{stated([timed[0][0]])}, on the day printed in line {index + 1}")
    return Fact(when, printed(index, agreeing))


def read_modified(page: Page) -> Fact[datetime | date] | None:
    """The time of the last change, as the markup states it."""
    for claim in claimed(page, "modified"):
        if (when := read_moment(claim.value)) is not None:
            return Fact(when, stated([claim]))
    return None


def read_moment(text: str) -> datetime | date | None:
    """A time as markup states it: ISO 8601 (taken for +07:00 where it names no zone), or as Vietnamese pages print it.

    >>> read_moment("2026-03-07T01:07:00Z").isoformat(), read_moment("07/03/2026 08:07").isoformat()
    ('2026-03-07T08:07:00+07:00', '2026-03-07T08:07:00+07:00')
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        when = datetime.fromisoformat(text)
        when = when.replace(tzinfo=ZONE) if when.tzinfo is None else when.astimezone(ZONE)
    except (ValueError, OverflowError):
        moment = find_moment(text)
        return None if moment is None else moment.when
    return when if when.date() >= EARLIEST else None


def _day(when: datetime | date) -> date:
    return when.date() if isinstance(when, datetime) else when


def _printed(decisions: Sequence[Decision]) -> tuple[int, datetime | date] | None:
    """The date line that stands nearest to the title, or in it; at equal distance the one below it.

    A page prints up to four: its own clock, publication, update, and those of listed stories. Dates further than
    a few lines from the title and from the story, and those that say "Hôm nay", are the page's clock. Where there
    is no title the story's first and last line stand for it. ``None`` where no date line stands near.
    """
    title = next((i for i, decision in enumerate(decisions) if decision.label is Label.TITLE), None)
    story = [i for i, decision in enumerate(decisions) if decision.label in _TEXT and i >= (title or 0)]
    anchors = [i for i in (title, *story[:1], *story[-1:]) if i is not None]
    if not anchors:
        return None
    found = []
    for i, decision in enumerate(decisions):
        beside = title is not None and title < i <= title + _BESIDE and decision.label not in _TEXT
        if not (beside or decision.label in (Label.DATELINE, Label.TITLE)) or (story and story[0] < i < story[-1]):
            continue
        is_title = decision.label is Label.TITLE
        moment = find_moment(split_time(decision.block.text)[1] if is_title else _with_time(decisions, i))
        distances = [abs(i - anchor) for anchor in anchors]
        if moment is None or "hôm nay" in fold(decision.block.text) or min(distances) > _NEAR:
            continue
        found.append((distances.index(min(distances)), not moment.timed, distances[0], i < anchors[0], i, moment.when))
    return min(found, key=lambda row: row[:4])[-2:] if found else None


def _with_time(decisions: Sequence[Decision], index: int) -> str:
    """The text of a date line, and the time where that stands on the line above or below."""
    text = decisions[index].block.text
    for i in (index + 1, index - 1):
        if 0 <= i < len(decisions) and decisions[i].label is Label.DATELINE and is_time(decisions[i].block.text):
            return f"{text} {decisions[i].block.text}"
    return text
