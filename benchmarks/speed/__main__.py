"""Run the contests, print their tables, and write the figures as JSON."""

import argparse
import json
import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from . import contests, crawl, fresh, growth
from .clock import Times
from .pages import CASES, Pages, read_pages

_SIZES = (10_000, 100_000, 500_000, 2_000_000, 8_000_000, 20_000_000)
_PACKAGES = (
    "selectolax regex ftfy clean-text underthesea viet-text-tools trafilatura resiliparse justext readability-lxml "
    "newspaper4k goose3"
)


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="pages to time besides the project's own cases")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each contest (default 7)")
    parser.add_argument("--only", choices=tuple(_SECTIONS), action="append", help="one contest; may be repeated")
    parser.add_argument("--quick", action="store_true", help="small sizes, few pages: to see that it runs")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    arguments = parser.parse_args()
    pages = read_pages([CASES, *arguments.folders])
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}; {pages.described}.")
    print(f"{_versions()}\n")
    figures: dict[str, object] = {}
    for name in arguments.only or _SECTIONS:
        figures[name] = _SECTIONS[name](pages, arguments)
        print(flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def _versions() -> str:
    found = []
    for package in _PACKAGES.split():
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def _contest(title: str, run: Callable[[Pages, int], dict[str, Times]], base: str) -> Callable[..., object]:
    """Return a section that prints each contestant's time over that of ``base``, and over vnclean's."""

    def section(pages: Pages, arguments: argparse.Namespace) -> object:
        times = run(pages, arguments.rounds)
        own = times.get("vnclean") or times[next(iter(times))]
        print(f"| {title} | × {base} | × vnclean | seconds, median | slowest / fastest round |\n|---|---|---|---|---|")
        for name, each in times.items():
            ratios = f"{each.over(times[base]):.2f} | {each.over(own):.2f}"
            print(f"| {name} | {ratios} | {each.median:.4f} | {each.spread:.2f} |")
        return {name: each.seconds for name, each in times.items()}

    return section


def _parts(title: str, run: Callable[[Pages, int], dict[str, float]]) -> Callable[..., object]:
    def section(pages: Pages, arguments: argparse.Namespace) -> object:
        seconds = run(pages, arguments.rounds)
        whole = sum(seconds.values())
        print(f"| {title} | share | µs a page |\n|---|---|---|")
        for name, each in sorted(seconds.items(), key=lambda row: -row[1]):
            print(f"| {name} | {each / whole:.1%} | {1e6 * each / len(pages.html):.1f} |")
        return seconds

    return section


def _growth(_: Pages, arguments: argparse.Namespace) -> object:
    sizes = _SIZES[:4] if arguments.quick else _SIZES
    found = growth.growth(sizes, 1 if arguments.quick else 3)
    print(
        f"| shape | {' | '.join(f'{size / 1e6:g} MB, s' for size in sizes)} | slope |\n|---|{'---|' * len(sizes)}---|"
    )
    for name, each in found.items():
        print(f"| {name} | {' | '.join(f'{seconds:.3f}' for seconds in each.seconds.values())} | {each.slope:.3f} |")
    return {name: {"seconds": each.seconds, "slope": each.slope} for name, each in found.items()}


def _memory(pages: Pages, arguments: argparse.Namespace) -> object:
    sizes = (1_000_000,) if arguments.quick else (1_000_000, 10_000_000)
    peaks = growth.peak_memory(sizes, pages.html)
    print(
        f"| peak over the page's bytes | {' | '.join(f'{s / 1e6:g} MB' for s in sizes)} |\n|---|{'---|' * len(sizes)}"
    )
    for name, each in peaks.items():
        print(f"| {name} | {' | '.join(f'{times:.1f}×' for times in each.values())} |")
    folder = str(arguments.folders[0]) if arguments.folders else ""
    resident = growth.resident_growth(1_000 if arguments.quick else 100_000, folder)
    print("\n| pages cleaned in one process | resident MB |\n|---|---|")
    for count, size in resident.items():
        print(f"| {count} | {size:.2f} |")
    return {"peaks": peaks, "resident": resident}


def _crawl(pages: Pages, arguments: argparse.Namespace) -> object:
    found = crawl.crawl(pages.html, 500 if arguments.quick else 50_000, 1 if arguments.quick else 5)
    print("| the command over many pages | |\n|---|---|")
    for name, each in found.items():
        print(f"| {name} | {each} |")
    return found


def _import(_: Pages, arguments: argparse.Namespace) -> object:
    times = fresh.import_times(3 if arguments.quick else 15)
    print("| in a new interpreter, the dependencies imported | ms |\n|---|---|")
    for name, each in times.items():
        print(f"| {name} | {each:.1f} |")
    return times


_SECTIONS: dict[str, Callable[[Pages, argparse.Namespace], object]] = {
    "text": _contest("`clean` on raw text", contests.raw_text, "ftfy"),
    "right": _contest("`normalize` on right text", contests.right_text, "ftfy"),
    "html": _contest("`extract` on bytes of HTML", contests.html, "floor: lexbor's parse"),
    "stages": _contest("stages of `extract`", contests.stages, "floor: lexbor's parse"),
    "filters": _parts("filter", contests.filters),
    "normalizers": _parts("normalizer", contests.normalizers),
    "growth": _growth,
    "memory": _memory,
    "crawl": _crawl,
    "import": _import,
}

if __name__ == "__main__":
    main()
