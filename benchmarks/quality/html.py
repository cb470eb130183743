"""``python -m benchmarks.quality.html FOLDER``: compare peers on pages of HTML, for ``docs/quality.md``."""

import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Final

from benchmarks.news.run import Overlap, overlap
from benchmarks.news.systems import SYSTEMS, System
from benchmarks.quality.material import HtmlPage, read_html_pages


def score(text: str, page: HtmlPage) -> Overlap:
    """Return the overlap of a text with the gold. Optional lines and the style of tone marks do not count."""
    return overlap(text, page.gold, page.optional)


PEERS: Final = (
    "vnclean",
    "trafilatura",
    "trafilatura, precision",
    "trafilatura, recall",
    "resiliparse",
    "jusText, Vietnamese",
    "readability-lxml",
    "newspaper4k",
    "goose3",
)
"""The systems that are compared, by their names in ``benchmarks.news``."""


def main(folder: Path) -> None:
    """Print the means of all systems, and a row per page."""
    warnings.simplefilter("ignore")
    pages = list(read_html_pages(folder))
    systems = {system.name: system for system in SYSTEMS}
    scores = {name: [_scored(systems[name], page) for page in pages] for name in PEERS}
    print(f"| system | precision | recall | F1, mean of {len(pages)} pages | lowest | error (1 − F1) |")
    print("|---|---|---|---|---|---|")
    for name, row in scores.items():
        _print_row(name, row)
    for half in (0, 1):
        sites = sorted({page.site for page in pages})[half::2]
        row = [each for each, page in zip(scores["vnclean"], pages, strict=True) if page.site in sites]
        _print_row(f"vnclean, {'every second site' if half else 'the other sites'} ({len(row)} pages)", row)
    names = ["vnclean", "trafilatura, recall", "readability-lxml"]
    print(f"\n| page | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
    for index, page in enumerate(pages):
        print(f"| {page.name} | " + " | ".join(f"{scores[name][index].f1:.4f}" for name in names) + " |")


def _scored(system: System, page: HtmlPage) -> Overlap:
    try:
        return score(system.run(page.source).text, page)
    except ImportError as error:  # a missing package is not a failure of the peer
        message = f"{error}: the comparison needs the peers, pip install -e '.[bench]'"
        raise SystemExit(message) from error
    except Exception as error:  # noqa: BLE001 (a peer that raises scores 0 on the page)
        print(f"{page.name}: {type(error).__name__}", file=sys.stderr)
        return Overlap(0.0, 0.0, 0.0)


def _print_row(name: str, row: Sequence[Overlap]) -> None:
    means = [fmean(getattr(each, field) for each in row) for field in ("precision", "recall", "f1")]
    cells = [*means, min(each.f1 for each in row), 1 - means[2]]
    print(f"| {name} | " + " | ".join(f"{cell:.4f}" for cell in cells) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
