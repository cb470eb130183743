"""The title: the headline without what a lost tag has glued to it."""

from typing import Final

import regex

_TIME: Final = r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(?::\d{2})?"
_FIRST: Final = regex.compile(rf"(?P<time>{_TIME}) ?(?=\D)(?P<title>.+)")
_LAST: Final = regex.compile(rf"(?P<title>.+) (?P<time>{_TIME})")


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
