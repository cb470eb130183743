"""Hard-wrapped text: detect line breaks inside paragraphs, and join the lines that they separate."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_STOPS: Final = frozenset('.!?…:;|"”»)]')
_FEWEST: Final = 4
_SMALL: Final = 0.4
_FEWEST_FILLED: Final = 3
_WIDTHS: Final = range(60, 141)
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


def full_widths(length: int, word: str) -> range:
    """Return the widths at which hard-wrapping ends a line of ``length`` characters before ``word``.

    Each width has room for the line, but not also for a space and the word.
    """
    return range(length, length + 1 + len(word))


def is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether a page was hard-wrapped, from the lines that are directly below another line.

    A line does not count if the line above ends in a hard break (two spaces or a backslash). One of these must hold:

    - Of the lines that begin with a letter, at least 40 %, and at least four, begin in lower case.
    - There are at least three lines that begin with a letter or digit, one of them in lower case. The first word of
      each of these lines would not have fitted in the line above; the width is that of the longest line above, from 60
      to 140 characters.
    """
    pairs = [(one, two.split()) for one, two in pairwise(lines) if one.strip() and not one.endswith(_HARD)]
    pairs = [(one, words) for one, words in pairs if words and words[0][0].isalnum()]
    letters = [words[0][0] for _, words in pairs if words[0][0].isalpha()]
    small = sum(map(str.islower, letters))
    if small >= max(_FEWEST, len(letters) * _SMALL):
        return True
    width = max((len(one) for one, _ in pairs), default=0)
    filled = all(width in full_widths(len(one), words[0]) for one, words in pairs)
    return small > 0 and len(pairs) >= _FEWEST_FILLED and width in _WIDTHS and filled


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
