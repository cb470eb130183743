"""What mending did to a text, as deleted and inserted marks."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from vnclean.inert import to_html
from vnclean.pattern import lazy_regex

_TOKEN: Final = lazy_regex(r"\w+|\s+|[^\w\s]")
_ODD_SPACE: Final = lazy_regex(r"[^\S \n]")
_MOST: Final = 400
"""Words on either side that are compared one by one: the matcher takes the square of them."""


def compared(before: str, after: str) -> Iterator[str]:
    """``after`` as HTML, with ``<del>`` and ``<ins>`` where it differs from ``before``, word by word.

    Each mark says in words, for who does not see it, which of the two it is; spaces and characters that nobody sees
    are shown in what was deleted. Where more than 400 words running differ, they are one deletion and one insertion.

    >>> print("".join(compared("Hoà Bình", "Hòa Bình")).replace('<span class="before">', "(").replace("</span>", ")"))
    <del>(deleted: )Hoà</del><ins>(inserted: )Hòa</ins> Bình
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    top = _alike(old, new)
    end = _alike(old[top:][::-1], new[top:][::-1])
    old_rest, new_rest = old[top : len(old) - end], new[top : len(new) - end]
    yield to_html("".join(new[:top]))
    if max(len(old_rest), len(new_rest)) > _MOST:
        yield from _marked("".join(old_rest), "".join(new_rest))
    else:
        for kind, i, j, k, m in SequenceMatcher(None, old_rest, new_rest, autojunk=False).get_opcodes():
            text = "".join(new_rest[k:m])
            yield from [to_html(text)] if kind == "equal" else _marked("".join(old_rest[i:j]), text)
    yield to_html("".join(new[len(new) - end :]))


def _alike(one: list[str], other: list[str]) -> int:
    """How many at the start are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _marked(old: str, new: str) -> Iterator[str]:
    if old:
        yield f'<del><span class="before">deleted: </span>{to_html(_ODD_SPACE.sub("␣", old))}</del>'
    if new:
        yield f'<ins><span class="before">inserted: </span>{to_html(new)}</ins>'
