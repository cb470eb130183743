"""Hard-wrapped text: detect line breaks inside paragraphs, and join the lines that they separate."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_STOPS: Final = frozenset('.!?…:;|"”»)]')
_FEWEST: Final = 4
_SMALL: Final = 0.4
_HARD: Final = ("  ", "\\")
"""Line endings that mark an intended break (CommonMark, "hard line breaks")."""


def begins_small(line: str) -> bool:
    """Return whether a line begins with a lower-case letter and is not ASCII.

    ASCII lines are left out because they may be slugs: file names or parts of an address.
    """
    line = line.lstrip()
    return line[:1].islower() and not line.isascii()


def goes_on(one: str, two: str) -> bool:
    """Return whether line ``one`` stops in mid-sentence and line ``two`` begins in lower case (``begins_small``).

    >>> goes_on("Mưa lớn kéo dài", "suốt đêm qua."), goes_on("Mưa lớn.", "suốt đêm qua.")
    (True, False)
    """
    return one.rstrip()[-1:] not in _STOPS and begins_small(two)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether a page was hard-wrapped: many lines directly below another line begin in lower case.

    Only lines that begin with a letter count, and only if the line above does not end in a hard break (two spaces or a
    backslash). At least 40 % of these lines, and at least four lines, must begin in lower case.
    """
    begins = [
        two.lstrip()[:1] for one, two in pairwise(lines) if one.strip() and two.strip() and not one.endswith(_HARD)
    ]
    letters = [first for first in begins if first.isalpha()]
    return sum(map(str.islower, letters)) >= max(_FEWEST, len(letters) * _SMALL)


def rejoined(lines: Sequence[str], *, wrapped: bool) -> list[str]:
    """Return the lines of one paragraph, joined at the breaks that hard-wrapping inserted.

    If ``wrapped`` is true, lines are joined at all breaks except hard breaks (two spaces or a backslash at the end of a
    line). Otherwise lines are joined only at breaks in mid-sentence (``goes_on``). Empty lines are dropped.

    >>> rejoined(["Mưa lớn kéo dài", "suốt đêm qua.", "Nước dâng nhanh."], wrapped=False)
    ['Mưa lớn kéo dài suốt đêm qua.', 'Nước dâng nhanh.']
    """
    texts: list[list[str]] = []
    hard = True
    for line in filter(str.strip, lines):
        text = line.strip().removesuffix("\\")
        if not hard and (wrapped or goes_on(texts[-1][-1], text)):
            texts[-1].append(text)
        else:
            texts.append([text])
        hard = line.endswith(_HARD)
    return [" ".join(parts) for parts in texts]
