"""The author: who signed the story."""

from collections.abc import Sequence
from typing import Final

import regex

from vnclean.filter import Decision
from vnclean.filters.byline import CREDIT, SOURCE, is_author
from vnclean.fold import fold
from vnclean.label import Label
from vnclean.shape import is_names

_BEFORE_DATE: Final = regex.compile(
    r"^\s*(?P<who>\D{4,60}?)\s*[-–—|,]?\s*(?:(?:Thứ|thứ|Chủ nhật|CN|Ngày|ngày|T[2-7])\b|\d)"
)


def read_author(decisions: Sequence[Decision]) -> str | None:
    """The first by-line that names a person or newsroom, as printed, without "Tác giả:" and the like.

    A line that names only where the story was taken from is no author. Where no line is a by-line, a name
    printed before the date counts.
    """
    bylines = [decision.block.text for decision in decisions if decision.label is Label.BYLINE]
    for text in bylines:
        if (who := _signed(text)) is not None:
            return who
    for decision in decisions:
        if decision.label is Label.DATELINE and (found := _BEFORE_DATE.match(decision.block.text)):
            who = found["who"].strip(" -–—|,")
            if is_names(who) and is_author(who) and len(who.split()) > 1 and not SOURCE.fullmatch(fold(who)):
                return who
    return None


def _signed(text: str) -> str | None:
    text = text.strip().strip("|").strip()
    form = fold(text)
    if CREDIT.fullmatch(form):
        return text.split(":", maxsplit=1)[1].strip()
    if SOURCE.fullmatch(form):
        return None
    return text.strip(" -–—|,") if is_author(text) else None
