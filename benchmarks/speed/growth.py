"""The growth of time and memory with the size of a page, for several kinds of pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from statistics import linear_regression, median
from tempfile import NamedTemporaryFile
from time import perf_counter

import vnclean
from vnclean.text.memo import clear_memos

from .fresh import in_new_process

PROSE = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm. "
SHAPES: dict[str, Callable[[int], str]] = {
    "lines of prose": lambda n: "".join(f"{i}. {PROSE}\n" for i in range(n // 95)),
    "one line": lambda n: PROSE * (n // 90),
    "short lines": lambda n: "".join(f"Mục {i}\n" for i in range(n // 10)),
    "tiny lines": lambda n: "a\n" * (n // 2),
    "paragraphs of HTML": lambda n: "<!doctype html>" + "".join(f"<p>{i}. {PROSE}</p>" for i in range(n // 102)),
    "links of HTML": lambda n: (
        "<!doctype html><ul>"
        + "".join(f"<li class=c{i % 9}><a href=/{i}.html>Tin thứ {i} của ngày</a>" for i in range(n // 58))
    ),
    "nested HTML": lambda n: "<!doctype html>" + "<div>" * (n // 12) + PROSE + "</div>" * (n // 12),
    "rows of a table": lambda n: (
        "<!doctype html><table>"
        + "".join(f"<tr><td>Hàng {i}<td>{i * 7 % 1000}<td>{i % 12}/2026" for i in range(n // 42))
    ),
}
"""Functions that return a page of about the given number of bytes, by the name of the shape."""


@dataclass(frozen=True)
class Growth:
    """The seconds by size in bytes; the slope is that of their line on a log-log scale: 1 is linear."""

    seconds: dict[int, float]

    @property
    def slope(self) -> float:
        """The exponent of growth, over the sizes from half a megabyte on."""
        sizes = [size for size in self.seconds if size >= 450_000] or list(self.seconds)
        return linear_regression([log(size) for size in sizes], [log(self.seconds[size]) for size in sizes]).slope


def growth(sizes: tuple[int, ...], rounds: int) -> dict[str, Growth]:
    """Return the seconds that ``clean`` takes for pages of each shape and size, with empty memo tables."""
    found = {}
    for name, make in SHAPES.items():
        pages = {size: make(size) for size in sizes}
        times: dict[int, list[float]] = {size: [] for size in sizes}
        for _ in range(rounds):
            for size, page in pages.items():
                clear_memos()
                start = perf_counter()
                vnclean.clean(page)
                times[size].append(perf_counter() - start)
        found[name] = Growth({len(pages[size].encode()): median(times[size]) for size in sizes})
    return found


def peak_memory(sizes: tuple[int, ...], pages: Sequence[bytes]) -> dict[str, dict[int, float]]:
    """Return the peak memory that ``extract`` adds to its process, as a multiple of the page's bytes.

    The pages are three shapes, and one in eight of the given pages, repeated up to the size.
    """
    found: dict[str, dict[int, float]] = {}
    for size in sizes:
        made = {name: SHAPES[name](size).encode() for name in ("lines of prose", "paragraphs of HTML", "links of HTML")}
        made |= {f"a page of {len(page):,} bytes, over and over": page * (size // len(page)) for page in pages[::8]}
        for name, page in made.items():
            with NamedTemporaryFile() as file:
                file.write(page)
                file.flush()
                found.setdefault(name, {})[size] = float(in_new_process(_PEAK, file.name))
    return found


_PEAK = """
import sys
from pathlib import Path
import vnclean
def most():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
vnclean.extract("<p>Một đoạn.</p>")
page = Path(sys.argv[1]).read_bytes()
before = most()
vnclean.extract(page)
print((most() - before) / len(page))
"""


def resident_growth(pages: int, folder: str) -> dict[int, float]:
    """Return the resident memory (MB) of a process by the number of pages cleaned; each page has different lines."""
    lines = in_new_process(_RESIDENT, str(pages), folder).splitlines()
    return {int(count): float(size) for count, size in map(str.split, lines)}


_RESIDENT = """
import gc, sys
from pathlib import Path
import vnclean
from benchmarks.speed.pages import CASES, read_pages
total, folder = int(sys.argv[1]), sys.argv[2]
pages = [page.decode("utf-8", "replace") for page in read_pages([Path(folder) if folder else CASES]).html]
pages = [page for page in pages if len(page) < 60_000]
def resident():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
for count in range(1, total + 1):
    page = pages[count % len(pages)]
    vnclean.clean(page.replace(". ", f" {count}. ", 40).encode())
    if count * 10 % total == 0 or count * 100 == total:
        print(count, round(resident(), 2), flush=True)
"""
