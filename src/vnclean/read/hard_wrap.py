"""Text that was wrapped: where a line break stands for nothing."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_STOPS: Final = frozenset('.!?…:;|"”»)]')
_FEWEST: Final = 4
_SMALL: Final = 0.4
_HARD: Final = ("  ", "\\")
"""How a line ends whose break is meant (CommonMark, "hard line breaks")."""


def begins_small(line: str) -> bool:
    """Return whether a line begins with a lower-case letter; ASCII lines do not count, since slugs do too."""
    line = line.lstrip()
    return line[:1].islower() and not line.isascii()


def goes_on(one: str, two: str) -> bool:
    """Return whether a line stops in mid-sentence and the next one begins with a small letter.

    >>> goes_on("Mưa lớn kéo dài", "suốt đêm qua."), goes_on("Mưa lớn.", "suốt đêm qua.")
    (True, False)
    """
    return one.rstrip()[-1:] not in _STOPS and begins_small(two)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether a page was wrapped: of the lines right below another one, four tenths go on in small letters."""
    begins = [
        two.lstrip()[:1] for one, two in pairwise(lines) if one.strip() and two.strip() and not one.endswith(_HARD)
    ]
    letters = [first for first in begins if first.isalpha()]
    return sum(map(str.islower, letters)) >= max(_FEWEST, len(letters) * _SMALL)


def rejoined(lines: Sequence[str], *, wrapped: bool) -> list[str]:
    """Return the lines of one paragraph, joined where a break stands for nothing.

    That is everywhere but at a hard break where the page is ``wrapped``, else where the next line continues in small
    letters.

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
