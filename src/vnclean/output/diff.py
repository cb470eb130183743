"""The difference between a text and its repaired form, as HTML with marks for deletions and insertions."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from vnclean.text.escape import to_html
from vnclean.text.lazy_pattern import lazy_regex

_TOKEN: Final = lazy_regex(r"\w+|\s+|[^\w\s]")
_ODD_SPACE: Final = lazy_regex(r"[^\S \n]")
_MOST: Final = 120
"""Maximum number of tokens on each side for a sequence matcher, whose time can grow with the square of this number."""
_Run = tuple[str, str]


def compared(before: str, after: str) -> Iterator[str]:
    """Yield ``after`` as HTML, with ``<del>`` and ``<ins>`` where it differs from ``before``, word by word.

    Each mark also contains the word "deleted" or "inserted", for people who cannot see the mark. In deleted text,
    unusual spaces are shown as "␣". Invisible characters are shown as "·" everywhere.

    The texts are split into tokens: words, sequences of spaces, and other characters. The tokens that both texts have
    at the start and at the end are not compared. If the remaining tokens differ in number and one text has more than
    120 of them, they become one deletion and one insertion.

    >>> print("".join(compared("Hoà Bình", "Hòa Bình")).replace('<span class="before">', "(").replace("</span>", ")"))
    <del>(deleted: )Hoà</del><ins>(inserted: )Hòa</ins> Bình
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    top = _alike(old, new)
    end = _alike(old[top:][::-1], new[top:][::-1])
    yield to_html("".join(new[:top]))
    for same, run in groupby(
        _pairs(old[top : len(old) - end], new[top : len(new) - end]), key=lambda run: run[0] == run[1]
    ):
        olds, news = map("".join, zip(*run, strict=True))
        yield from [to_html(news)] if same else _marked(olds, news)
    yield to_html("".join(new[len(new) - end :]))


def _pairs(old: list[str], new: list[str]) -> Iterator[_Run]:
    """Yield the corresponding parts of the token lists ``old`` and ``new``, in order, as pairs of strings.

    A part is one token or several joined tokens. The parts of a pair may be equal. For an insertion, the old
    part is ""; for a deletion, the new part is "".
    """
    if len(old) == len(new):  # repairs seldom change the number of tokens
        yield from zip(old, new, strict=True)
    elif max(len(old), len(new)) > _MOST:
        yield "".join(old), "".join(new)
    else:
        for _, i, j, k, m in SequenceMatcher(str.isspace, old, new).get_opcodes():
            yield "".join(old[i:j]), "".join(new[k:m])


def _alike(one: list[str], other: list[str]) -> int:
    """Return the number of tokens at the start that are equal in both lists."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _marked(old: str, new: str) -> Iterator[str]:
    if old:
        yield f'<del><span class="before">deleted: </span>{to_html(_ODD_SPACE.sub("␣", old))}</del>'
    if new:
        yield f'<ins><span class="before">inserted: </span>{to_html(new)}</ins>'
