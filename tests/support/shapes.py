"""Pages that make a careless cleaner slow: one thing repeated, in one line or in hundreds of thousands of lines.

``python tools/growth.py`` measures how time grows with each of them.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from math import log
from typing import Any, Final

import vnclean
from vnclean import Article, Page
from vnclean.text.memo import clear_memos

SENTENCE: Final = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
Make = Callable[[int], str]


def _over(unit: str) -> Make:
    return lambda size: unit * (size // len(unit))


def _within(unit: str) -> Make:
    """Return a function that repeats a unit in the middle of a paragraph of an article."""
    prose = f"{SENTENCE} {SENTENCE} {SENTENCE}"
    return lambda size: f"{prose}\n{prose} {unit * (size // len(unit))} {prose}\n{prose}"


_UNITS: Final = {
    "spaces": " ", "tabs": "\t", "letters": "a", "capitals": "A", "digits": "1", "marks": "\u0301", "marks of two kinds": "\u0301\u0323",
    "brackets": "(", "square brackets": "[", "pipes": "|", "quotes": "“", "hyphens": "-", "full stops": ".", "commas": ",",
    "spaced hyphens": " - ", "spaced pipes": " | ", "names": "Nguyễn Văn An ", "dates": "12/3/2024 ", "stamps": "(TTXVN) - ",
    "credits": "Ảnh: ", "mail addresses": "a@", "addresses": "http://", "entities": "&amp;", "escapes": "\\u00e1", "mojibake": "á»", "backticks": "`",
    "words": "tin ", "halves of pairs": "\ud83d",
}  # fmt: skip

TEXT: Final[dict[str, Make]] = {
    **{f"a line of {name}": _over(unit) for name, unit in _UNITS.items()},
    **{f"{name} in a story": _within(unit) for name, unit in _UNITS.items()},
    "tiny lines": _over("a\n"),
    "tiny lines, all different": lambda size: "".join(f"a{number}\n" for number in range(size // 7)),
    "blank lines": _over(" \n"),
    "heads of listings": _over("Tin liên quan\n"),
    "counts": _over("0 bình luận\n"),
    "captions": _over("Ảnh: Minh Anh\n"),
    "dates": _over("12/3/2024 09:21\n"),
    "names": _over("Nguyễn Văn An\n"),
    "headlines": lambda size: "".join(f"Ba năm xây cầu treo bên suối {number}\n" for number in range(size // 33)),
    "questions": lambda size: "".join(f"Hỏi: Ai xây cầu {number}?\n" for number in range(size // 24)),
    "slugs": lambda size: "".join(f"ba nam xay cau treo ben suoi {number}\n" for number in range(size // 33)),
    "sentences": _over(SENTENCE + "\n"),
    "wrapped lines": _over("Mưa lớn kéo dài suốt đêm qua và nước sông dâng nhanh\nnên dân phải chạy lũ.\n"),
}
"""Functions that return raw text of about the given number of characters, by the name of the shape."""

MARKDOWN: Final[dict[str, Make]] = {
    name: _over(unit)
    for name, unit in {
        "headings": "# x\n", "items": "- x\n", "nested items": "  - x\n", "quotes": "> x\n", "fences": "```\n", "rows": "|a|b|\n", "stars": "***",
        "links": "[a](b) ", "pictures": "![a](b)", "open links": "[a](", "open names": "[a]: b\n", "brackets": "[", "escapes": "\\*",
        "underlines": "x\n===\n", "marks": "*a* **b _c_ ", "broken sentences": "ăn cơm rồi\n", "open blocks": "[\n",
    }.items()
}  # fmt: skip
MARKDOWN["brackets of links"] = lambda size: "[" * (size // 4) + "x" + "][]" * (size // 4) + "\n\n[a]: b"
MARKDOWN["items at many depths"] = lambda size: "".join(" " * (number % 99) + "- a\n" for number in range(size // 50))
"""Functions that return Markdown of about the given number of characters, by the name of the shape."""

HTML: Final[dict[str, Make]] = {
    "nested": lambda size: "<div>" * (size // 5) + "x",
    "nested and closed": lambda size: "<div>" * (size // 11) + "x" + "</div>" * (size // 11),
    "nested inline": lambda size: "<b><i>" * (size // 6) + "x",
    "lists": lambda size: "<ul><li>" * (size // 8) + "x",
    "tables": lambda size: "<table><tr><td>" * (size // 15) + "x",
    "forms and paths": lambda size: "<div><path/>" * (size // 12) + "x",
    "siblings": _over("<p>một dòng"),
    "attributes": lambda size: "<p " + " ".join(f"a{number}=1" for number in range(size // 9)) + ">x",
    "attributes with brackets": lambda size: "<p " + " ".join(f"a{number}='<>'" for number in range(size // 12)) + ">x",
    "one huge attribute": lambda size: f'<p data-x="{"y" * size}">x',
    "huge classes": lambda size: f"<p class='{'tin ' * (size // 4)}'>x",
    "entities": _over("&nbsp;&amp;"),
    "numbered entities": _over("&#x1ea1;"),
    "open brackets": _over("<"),
    "open quotes": _over('<a "'),
    "open comments": _over("<!--"),
    "open scripts": _over("<script>"),
    "open sections": _over("<![CDATA["),
    "open JSON": lambda size: "<script type='application/ld+json'>" + '{"a":[' * (size // 6),
    "broken JSON": lambda size: "<script type='application/ld+json'>" + '"headline":"x' * (size // 13),
    "line breaks": _over("a<br>"),
    "broken sentences": _over("ăn cơm rồi <br>"),
    "pictures": _over("<img src=a alt='một hai ba bốn'>"),
    "links": _over("<a href=/x>Tin</a> "),
    "links in a paragraph": lambda size: f"<p>{SENTENCE}" + "<a href=/x>á</a>, và " * (size // 21) + f"<p>{SENTENCE * 3}",
    "links mended": lambda size: f"<p>{SENTENCE}" + "<a href=/x>hoà  bình</a>, và " * (size // 29) + f"<p>{SENTENCE * 3}",
    "cards": lambda size: "".join(
        f"<div><a href=/>Ba năm xây cầu treo {n}</a><p>{SENTENCE} {n}</div>" for n in range(size // 160)
    ),
    "boxes": lambda size: "<div>" + "".join(f"<p>{SENTENCE} {n}<ul><li><a href=/>Tin {n}</a></ul>" for n in range(size // 140)),
    "captions": lambda size: "<div>" + "".join(f"<p>{SENTENCE} {n}<img><p><em>Ảnh {n}</em>" for n in range(size // 130)),
    "headlines": lambda size: "".join(f"<h1>Ba năm xây cầu treo bên suối {n}</h1><p>{SENTENCE}" for n in range(size // 140)),
    "rows": lambda size: "<table>" + "<tr><td>a<td>b" * (size // 14) + "</table>",
    "cells": lambda size: "<table><tr>" + "<td>a" * (size // 5) + "</table>",
    "options": lambda size: "<select>" + "<option>a" * (size // 9),
    "closed options": lambda size: "<select>" + "<option>a</option>" * (size // 18) + "</select>",
    "groups of options": lambda size: "<optgroup>a" * (size // 11),
    "hidden": _over("<p hidden>Mưa lớn kéo dài suốt đêm qua."),
    "templates": _over("<template><p>Mưa lớn kéo dài suốt đêm qua."),
    "fields": _over("<meta name=author content='Minh Anh'>"),
}  # fmt: skip
"""Functions that return HTML of about the given number of characters, by the name of the shape."""

DOORS: Final[dict[str, tuple[Callable[[str], Page], dict[str, Make]]]] = {
    "text": (vnclean.read_text, TEXT),
    "markdown": (vnclean.read_markdown, MARKDOWN),
    "html": (vnclean.read_html, HTML),
}


SHAPES: Final[dict[str, tuple[Callable[[str], Page], Make]]] = {
    f"{kind}: {name}": (read, make) for kind, (read, makes) in DOORS.items() for name, make in makes.items()
}
"""Every shape, with the reader for its kind of input."""
STEEPEST: Final = 1.1
"""The maximum exponent of the growth of operations: 1 is linear, and filling tables costs a little more."""
_NESTING: Final = ("nested", "nested and closed", "nested inline", "lists", "tables", "forms and paths", "templates")
_MANY_TAGS: Final = ("broken sentences", "links", "links in a paragraph", "links mended")
_SIZES: Final = {f"html: {name}": (64_000, 256_000) for name in (*_NESTING, *_MANY_TAGS)}
"""Larger sizes for shapes where 16,000 and 64,000 characters would be on both sides of a limit.

The limits are 3,000 tags, from which the guard examines markup closely, and 512 open elements, the maximum depth.
"""


def everything(page: Page) -> Article:
    """Return the article of a page, after computing its page type and each form of output."""
    article = vnclean.extract(page)
    for ask in (Article.html, Article.to_markdown, Article.explain, Article.to_dict):
        ask(article)
    assert article.page_type
    return article


def read_all(read: Callable[[str], Page], page: str) -> None:
    """Read a page and compute everything that ``everything`` computes."""
    everything(read(page))


def seconds(act: Callable[[], object]) -> float:
    """Return the processor time of a call, with empty memo tables."""
    clear_memos()
    return timed(act)


def timed(act: Callable[[], object]) -> float:
    """Return the processor time of a call."""
    start = time.process_time()
    act()
    return time.process_time() - start


def operations(act: Callable[[], object]) -> int:
    """Return the number of functions that a call runs, built-ins included, with empty memo tables.

    The number is the same on every machine.
    """
    count = 0

    def counting(_frame: Any, event: str, _argument: Any) -> None:  # noqa: ANN401 (as sys.setprofile has it)
        nonlocal count
        count += event in ("call", "c_call")

    clear_memos()
    sys.setprofile(counting)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def growth(name: str, *, divisor: int = 1) -> float:
    """Return the exponent of the growth of a shape's operations, from one size to four times that size."""
    read, make = SHAPES[name]
    everything(read(make(100)))  # tables are read before anything is counted
    sizes = _SIZES.get(name) or (16_000 // divisor, 64_000 // divisor)
    small, large = (operations(partial(read_all, read, make(size))) for size in sizes)
    return slope(small, large, 4)


def slope(small: float, large: float, times: float = 2) -> float:
    """Return the exponent of growth between two measurements, the second on a page ``times`` as large: 1 is linear."""
    return log(large / small) / log(times)
