"""The time of publication: which of a page's dates is the story's."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from vnclean.dates import find_moment, is_time
from vnclean.filter import Decision
from vnclean.fold import fold
from vnclean.label import Label
from vnclean.metadata.title import split_time

_NEAR: Final = 6
_TEXT: Final = frozenset({Label.LEAD, Label.BODY, Label.HEADING})


def read_published(decisions: Sequence[Decision]) -> datetime | date | None:
    """The date of the date line that stands nearest to the title, or in it; at equal distance the one below it.

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
        if decision.label not in (Label.DATELINE, Label.TITLE) or (story and story[0] < i < story[-1]):
            continue
        is_title = decision.label is Label.TITLE
        moment = find_moment(split_time(decision.block.text)[1] if is_title else _with_time(decisions, i))
        distances = [abs(i - anchor) for anchor in anchors]
        if moment is None or "hôm nay" in fold(decision.block.text) or min(distances) > _NEAR:
            continue
        found.append((distances.index(min(distances)), not moment.timed, distances[0], i < anchors[0], moment.when))
    return min(found, key=lambda row: row[:4])[-1] if found else None


def _with_time(decisions: Sequence[Decision], index: int) -> str:
    """The text of a date line, and the time where that stands on the line above or below."""
    text = decisions[index].block.text
    for i in (index + 1, index - 1):
        if 0 <= i < len(decisions) and decisions[i].label is Label.DATELINE and is_time(decisions[i].block.text):
            return f"{text} {decisions[i].block.text}"
    return text
