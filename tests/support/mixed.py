"""Random pages and texts made of the lines of fixtures and tables, the same on every machine."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from random import Random
from typing import Final, TypeVar

from support.material import HERE, PROSE, read_examples, read_markup, read_mends

_T = TypeVar("_T")
PAGES: Final = 40
"""The number of pages in a group."""
TEXTS: Final = 150
_ELEMENT: Final = re.compile(r"<(p|li|h\d|div|figure|ul|aside|section|time)\b[^>]*>(?:(?!<\1\b).)*?</\1>", re.DOTALL)
_SIGNS: Final = " .,:;!?…|-()“”\"'123/aăâeêioôơuưy\u0301\u0300\u0309\u0303\u0323"


class _Chance:
    """Random draws by ``Random.random`` only, whose numbers are the same in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random

    def below(self, number: int) -> int:
        """Return an integer from 0 to ``number`` - 1."""
        return int(self._random() * number)

    def one(self, items: Sequence[_T]) -> _T:
        """Return one of the items."""
        return items[self.below(len(items))]

    def is_so(self, share: float) -> bool:
        """Return true with the probability ``share``."""
        return self._random() < share


def pages(group: int) -> Iterator[str]:
    """Yield raw texts: paragraphs of ``PROSE`` with lines of all kinds before, between and after them."""
    chance = _Chance(f"pages {group}")
    lines = _lines()
    for _ in range(PAGES):
        page = [_changed(chance.one(lines), chance) for _ in range(chance.below(8))]
        page += [PROSE["title"]] if chance.is_so(0.7) else []
        for paragraph in ("lead", "1", "2", "3", "4", "5"):
            page += [PROSE[paragraph]] if chance.is_so(0.75) else []
            for _ in range(chance.below(4) if chance.is_so(0.5) else 0):
                page.append(_changed(chance.one(lines), chance))
        start = chance.below(len(lines))
        page += lines[start : start + chance.below(12)]
        yield "\n".join(page)


def markup(group: int) -> Iterator[str]:
    """Yield pages of HTML: paragraphs of ``PROSE`` with elements of fixtures before, between and after them."""
    chance = _Chance(f"markup {group}")
    elements = _elements()
    for _ in range(PAGES):
        inside: list[str] = []
        for paragraph in ("lead", "1", "2", "3", "4", "5"):
            inside += [f"<p>{PROSE[paragraph]}</p>"] if chance.is_so(0.75) else []
            inside += [chance.one(elements) for _ in range(chance.below(3) if chance.is_so(0.5) else 0)]
        before, after = ("".join(chance.one(elements) for _ in range(chance.below(6))) for _ in range(2))
        heading = f"<h1>{PROSE['title']}</h1>" if chance.is_so(0.7) else ""
        yield f"<body><div>{before}</div>{heading}<div>{''.join(inside)}</div><div>{after}</div></body>"


def texts(group: int) -> Iterator[str]:
    """Yield inputs for the normalizers: texts of the tables, cut, joined, with characters changed."""
    chance = _Chance(f"texts {group}")
    sources = _damaged()
    for _ in range(TEXTS):
        text = " ".join(chance.one(sources) for _ in range(1 + chance.below(2)))
        at = chance.below(len(text) + 1)
        text = text[at : at + 1 + chance.below(160)]
        for _ in range(chance.below(4)):
            at = chance.below(len(text) + 1)
            text = text[:at] + (chance.one(_SIGNS) if chance.is_so(0.7) else "") + text[at + chance.below(2) :]
        yield text


def _changed(line: str, chance: _Chance) -> str:
    """Return the line, perhaps cut after some words, with a character added, or in capitals."""
    if chance.is_so(0.25):
        words = line.split()
        line = " ".join(words[: 1 + chance.below(len(words))])
    if chance.is_so(0.15):
        line += chance.one(_SIGNS)
    if chance.is_so(0.05):
        line = line.upper()
    return line


@cache
def _lines() -> list[str]:
    lines = [text for example in read_examples() for _, _, text in example.lines if text.strip()]
    lexicon = (HERE / "fixtures" / "lexicon.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line for line in lines if line not in PROSE.values()] + [row.partition("\t")[2] for row in lexicon]


@cache
def _elements() -> list[str]:
    found = (element for page in read_markup() for element in _ELEMENT.finditer(page.source))
    return [element[0] for element in found if len(element[0]) < 600]


@cache
def _damaged() -> list[str]:
    return [row.source for row in read_mends() if row.source.strip()]
