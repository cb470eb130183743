"""Hostile markup: pages for which an HTML parser may need more time than in proportion to their length.

Run as a program, this module reads one shape and prints the seconds and the peak memory (MB):
``python tests/support/hostile.py SHAPE CHARACTERS``.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

Make = Callable[[int], str]
DEEP: Final = 500
"""The number of open elements in the deep shapes, a few less than the guard allows."""


class Cost(NamedTuple):
    """The cost of a page: seconds, and the peak memory of the process in MB."""

    seconds: float
    memory: float


def _shape(unit: str, head: str = "", times: int = 1) -> Make:
    """Return a function that repeats a unit up to a size, after a head that is repeated ``times`` times.

    Each ``#`` is replaced by another number.
    """

    def make(size: int) -> str:
        text = _numbered(head, times)
        return text + _numbered(unit, max(0, (size - len(text)) // len(unit)))

    return make


def _numbered(unit: str, times: int) -> str:
    numbers = map(str, count())
    return "".join(unit.replace("#", next(numbers)) for _ in range(times)) if "#" in unit else unit * times


def _within(start: str, unit: str, end: str = ">x") -> Make:
    """Return a function that repeats a unit inside one tag."""
    return lambda size: start + _numbered(unit, size // (len(unit) + 4)) + end


_ALL_FORMATS: Final = "".join(f"<{name}>" for name in "big code em font i nobr s small strike strong tt u b".split())
HOSTILE: Final[dict[str, Make]] = {
    "formats left open": _shape("<p>x", "<p>" + "".join(f"<b a={number}>" for number in range(250)) + "</p>"),
    "formats before a cell that ends": _shape(
        "<p>x", "<p>" + "".join(f"<b a={number}>" for number in range(250)) + "<table><td></td></table>"
    ),
    "formats before raw text": _shape(
        "<style></style><p>x", "<p>" + "".join(f"<b a={number}>" for number in range(250)) + "</p>"
    ),
    "formats of each kind": _shape("<p>x", f"<p>{_ALL_FORMATS}</p>"),
    "formats in each paragraph": _shape("<p><b a=#><i b=#>x"),
    "formats in cells": _shape("<td>x", "<table><tr>" + "".join(f"<td><b a={number}>" for number in range(100))),
    "formats in items": _shape("<li>x", "<p>" + "".join(f"<i c={number}>" for number in range(1200)) + "</p>"),
    "formats moved out of tables": _shape("'<b a=#><table>"),
    "formats under cells that are none": _shape("<td><b a=#></td><p>x"),
    "formats under a vector graphic": _shape("<svg><b a=#></svg><p>x"),
    "formats in raw text of a graphic": _shape("<svg><desc><p></svg></p></desc><style><b a=#></style><p>x"),
    "formats behind an empty comment": _shape("<!--><b a=#><p>x<!-- -->"),
    "formats behind a quote": _shape("<x \"><b a=#><p>x<x '>"),
    "formats and forms": _shape("<form><i c=#><dd>x"),
    "formats and lists of options": _shape("<select><dd><i c=#></ul>x"),
    "end tags of formats": _shape("<b></div></b>", "<div>", 400),
    "mended formats": _shape("<b><i><a><div></b></i></a>"),
    "short comments": _shape("<!-->"), "bogus comments": _shape("<!x>"), "comments": _shape("<!--x--!>"),
    "bogus comments with a tag": _shape("</<noscript><dd>x<i c=#>"),
    "definitions": _shape("<dl><dt>x"), "definitions, ended wrongly": _shape("<dl><dt>x</bogus>"),
    "items": _shape("<ul><li>x"), "items, ended wrongly": _shape("<ul><li>x</bogus></ul2>"),
    "items in blocks": _shape("<ul><li><div></ul>"),
    "noscript in a graphic": _shape("<svg><noscript>x"), "plaintext in a graphic": _shape("<svg><plaintext>x"),
    "titles in a graphic": _shape("<svg><title><div>x"), "styles in a graphic": _shape("<svg><style><g>"),
    "groups of a graphic": _shape("<g>", "<svg>"), "raw text of a graphic": _shape("<xmp><g>", "<svg>"),
    "formulas": _shape("<math><mi><p>x"), "annotations": _shape("<math><annotation-xml encoding=text/html><p>x"),
    "attributes and slashes": _within("<p ", "a#/"), "attributes and quotes": _within("<p ", "'# "),
    "attributes without spaces": _within("<p ", 'a#="x"'), "attributes of signs": _within("<p ", "=# "),
    "attributes with ends": _within("<p ", "a#='>' "), "attributes with beginnings": _within("<p ", "a#='<b ' "),
    "attributes of the root": _shape("<html a#=1>"), "attributes of the body": _shape("<body a#=1>"),
    "links in items": _shape("<li><a>x"), "links in items, closed": _shape("<li><a href=/#>tin</a></li>"), "links in paragraphs": _shape("<p><a>x"), "links in blocks": _shape("<a><div>"),
    "paragraphs in tables": _shape("<p>x", "<table>"), "blocks in tables": _shape("<div>", "<table>"),
    "tables": _shape("<table><tr><td>"), "forms": _shape("<form>"), "buttons": _shape("<button><p>"),
    "options": _shape("<option>x", "<select>"), "lists of options": _shape("<select><option>x</select>"),
    "templates": _shape("<template><b></template>"), "markers": _shape("<marquee><b>"), "ruby": _shape("<rt>"),
    "preformatted": _shape("<pre>\n"), "headings": _shape("<h1><h2>"), "end tags": _shape("</p></br>"),
    "deep paragraphs": _shape("<p>x", "<div>", DEEP), "deep items": _shape("<li>x", "<ul><li>" + "<span>" * DEEP),
    "deep definitions": _shape("<dd>x</b>", "<dl>" + "<span>" * DEEP), "deep ends": _shape("</p>x", "<span>", DEEP),
    "deep names": _shape("</y>", "<x>", DEEP), "deep groups": _shape("</q>", "<svg>" + "<g>" * DEEP),
}  # fmt: skip


def cost(name: str, size: int) -> Cost:
    """Return the cost of reading and cleaning a shape of ``size`` characters, measured in a new process."""
    done = subprocess.run(
        [sys.executable, __file__, name, str(size)], capture_output=True, text=True, check=True, timeout=120
    )
    return Cost(*json.loads(done.stdout))


def _measured(name: str, size: int) -> Cost:
    import vnclean  # noqa: PLC0415 (only the measured process needs it)

    vnclean.extract("<p>x</p>")
    page = HOSTILE[name](size)
    start = time.perf_counter()
    vnclean.extract(vnclean.read_html(page))
    seconds = time.perf_counter() - start
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    peak = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
    return Cost(seconds, peak / 1024)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measured(sys.argv[1], int(sys.argv[2]))))
