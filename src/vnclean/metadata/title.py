"""The title: the headline without what a lost tag has glued to it."""

from collections.abc import Sequence
from typing import Final

import regex

from vnclean.filter import Decision
from vnclean.label import Label

_TIME: Final = r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(?::\d{2})?"
_FIRST: Final = regex.compile(rf"(?P<time>{_TIME}) ?(?=\D)(?P<title>.+)")
_LAST: Final = regex.compile(rf"(?P<title>.+) (?P<time>{_TIME})")


def read_title(decisions: Sequence[Decision], texts: Sequence[str]) -> str | None:
    """The text of the line that is the title, mended, without a time of printing before or after it.

    ``texts`` are the decisions' texts after the normalizers. ``None`` where no line is the title.
    """
    return next(
        (split_time(text)[0] for decision, text in zip(decisions, texts, strict=True) if decision.label is Label.TITLE),
        None,
    )


def split_time(title: str) -> tuple[str, str]:
    """A headline, and the date and time that stand glued to its beginning or its end; both must be there.

    >>> split_time("22/01/2018 17:10Mẹ chồng chê nàng dâu")
    ('Mẹ chồng chê nàng dâu', '22/01/2018 17:10')
    >>> split_time("Họp báo chiều 30/01/2026")
    ('Họp báo chiều 30/01/2026', '')
    """
    line = " ".join(title.split())
    found = _FIRST.fullmatch(line) or _LAST.fullmatch(line)
    return (found["title"], found["time"]) if found else (title, "")
