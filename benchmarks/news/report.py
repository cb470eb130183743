"""The tables of a benchmark's results, as Markdown."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.news.run import Result, Score, means


def read_results(path: Path) -> tuple[list[Result], list[str], list[str]]:
    """Return the results in a file of JSON lines, and the ids and sites of the pages."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    by_system: dict[str, list[Score]] = defaultdict(list)
    pages: dict[str, str] = {}
    for row in rows:
        system, page, site = row.pop("system"), row.pop("page"), row.pop("site")
        pages[page] = site
        by_system[system].append(Score(**row))
    return [Result(name, tuple(scores)) for name, scores in by_system.items()], list(pages), list(pages.values())


def report(results: Sequence[Result], pages: Sequence[str], sites: Sequence[str]) -> str:
    """Return the tables: systems by F1 with intervals, metadata, F1 by site, and by page for the three best systems."""
    ranked = sorted(results, key=lambda result: -result.mean())
    return (
        "\n".join(
            [
                *_systems(ranked, len(pages)),
                "",
                *_metadata(ranked),
                "",
                *_by_site(ranked, sites),
                "",
                *_by_page(ranked[:3], pages),
            ]
        )
        + "\n"
    )


def _systems(ranked: Sequence[Result], pages: int) -> Iterator[str]:
    yield f"| system | F1, mean of {pages} pages | 95 % interval | lowest | precision | recall | lost | added |"
    yield "|---|---|---|---|---|---|---|---|"
    for result in ranked:
        low, high = result.interval()
        lowest = min(score.f1 for score in result.scores)
        shares = " | ".join(f"{result.mean(field):.4f}" for field in ("precision", "recall"))
        lines = " | ".join(f"{result.mean(field):.1%}" for field in ("lost", "added"))
        yield f"| {result.system} | {result.mean():.4f} | {low:.4f} to {high:.4f} | {lowest:.4f} | {shares} | {lines} |"


def _metadata(ranked: Sequence[Result]) -> Iterator[str]:
    yield "| system | title | author | day of publication |"
    yield "|---|---|---|---|"
    for result in ranked:
        right = means(result.scores)
        cells = (f"{right[field]} of {right[f'{field} of']}" for field in ("title", "author", "published"))
        if any(right[field] for field in ("title", "author", "published")):
            yield f"| {result.system} | {' | '.join(cells)} |"


def _by_site(ranked: Sequence[Result], sites: Sequence[str]) -> Iterator[str]:
    names = list(dict.fromkeys(sites))
    yield f"| F1 by site | {' | '.join(result.system for result in ranked)} |"
    yield f"|---|{'---|' * len(ranked)}"
    for name in names:
        at = [index for index, site in enumerate(sites) if site == name]
        cells = (f"{fmean(result.scores[index].f1 for index in at):.4f}" for result in ranked)
        yield f"| {name} ({len(at)}) | {' | '.join(cells)} |"


def _by_page(best: Sequence[Result], pages: Sequence[str]) -> Iterator[str]:
    yield f"| F1 by page | {' | '.join(result.system for result in best)} |"
    yield f"|---|{'---|' * len(best)}"
    for index, page in enumerate(pages):
        yield f"| {page} | {' | '.join(f'{result.scores[index].f1:.4f}' for result in best)} |"
