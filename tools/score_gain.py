"""``python tools/score_gain.py FOLDER``: what the score gains on sites that are left out of its training.

FOLDER is the one of ``tools/train_score.py``. For each site, both tables are learned from all other sites, and the
pages of the site are cleaned by ``NEWS`` with these tables and by ``NEWS`` without its two steps that use the score.
Five tables are printed: pages of HTML, raw texts by source, the findings that were overruled (by filter), pipelines
with one filter that errs (``Eager``), since pages that the filters were written with show no gain otherwise, and the
situations of the tests, which are never trained on. Needs ``pip install -e '.[train]'``.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Final
from unittest.mock import patch

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("", "tests")]

import vnclean  # noqa: E402
from benchmarks.news.run import Sample as Page  # noqa: E402
from benchmarks.news.run import own_pages, score  # noqa: E402
from benchmarks.news.systems import Output  # noqa: E402
from benchmarks.quality.figures import Figures, measure, whole  # noqa: E402
from benchmarks.quality.material import Labelled, read_texts  # noqa: E402
from benchmarks.quality.systems import System  # noqa: E402
from support.situations import faults, read_situations  # noqa: E402
from train_score import (  # noqa: E402
    LIMITS,
    Sample,
    exported,
    forest,
    html_samples,
    labelled,
    labels_of,
    saved_pages,
    source_of,
    text_samples,
)
from vnclean import NEWS, Pipeline  # noqa: E402
from vnclean.analysis import analysis as analysed  # noqa: E402
from vnclean.analysis.draft import Draft, Filter  # noqa: E402
from vnclean.analysis.score import MIN_CHARS, TEXT_FEATURES, Table, read_tree  # noqa: E402
from vnclean.filters.second_opinion import Score  # noqa: E402
from vnclean.model.decision import Finding, Label  # noqa: E402

ALONE: Final = "the score alone"
WITHOUT: Final = "vnclean without it"
WITH: Final = "vnclean"
STEPS: Final = ("score", "rescue")
_EVERY: Final = 3


@dataclass(frozen=True)
class Eager(Filter):
    """A filter that errs: it finds, besides what ``right`` finds, every third block of 40 characters and more.

    Such a finding has one of the codes of ``right`` that defer to the score.
    """

    right: Filter

    @property
    def name(self) -> str:
        """The name of the right filter."""
        return self.right.name

    @property
    def defers(self) -> frozenset[str]:
        """The codes of the right filter that defer."""
        return self.right.defers

    def __call__(self, draft: Draft, /) -> Iterable[Finding]:
        """Return the right findings and the wrong ones."""
        found = list(self.right(draft)) if self.right.needs <= draft.analysis.evidence else []
        long = (block.index for block in draft.page.blocks if len(block.text) >= MIN_CHARS)
        wrong = set(list(long)[::_EVERY]) - {finding.index for finding in found}
        code = min(self.right.defers)
        return [*found, *(Finding(index, Label.LISTING, code, "taken at random") for index in sorted(wrong))]


class Tables:
    """The score's tables, learned from the samples of a folder without one site; each is learned once."""

    def __init__(self, folder: Path) -> None:
        """Read the samples of a folder."""
        self._samples = {
            True: list(html_samples(folder)),
            False: [each._replace(rows=[row[:TEXT_FEATURES] for row in each.rows]) for each in text_samples(folder)],
        }
        self._known: dict[tuple[str, bool], Table] = {}

    def without(self, site: str, *, is_markup: bool) -> Table:
        """Return the table for HTML, or the one for raw text, learned from all sites but one."""
        if (site, is_markup) not in self._known:
            samples: list[Sample] = [each for each in self._samples[is_markup] if each.site != site]
            trees = tuple(map(read_tree, exported(forest(samples))))
            self._known[site, is_markup] = Table(trees, LIMITS["html" if is_markup else "text"])
        return self._known[site, is_markup]

    @contextmanager
    def in_place(self, site: str) -> Iterator[None]:
        """Let the library use these tables while the context lasts."""

        def table(*, is_markup: bool) -> Table:
            return self.without(site, is_markup=is_markup)

        with patch.object(analysed, "table", table):
            yield


def alone(page: vnclean.Page) -> list[bool]:
    """Return for each block whether the score by itself takes it for text."""
    analysis, step = analysed.Analysis(page), Score()
    return [step.holds(analysis, index) for index in range(len(page.blocks))]


def on_pages(pages: Sequence[Page], tables: Tables, pipeline: Pipeline = NEWS) -> dict[str, list[float]]:
    """Return the F1 of each page: of the score alone, and of a pipeline without and with the score."""
    found: dict[str, list[float]] = {ALONE: [], WITHOUT: [], WITH: []}
    bare = pipeline.without(*STEPS)
    for page in pages:
        with tables.in_place(page.site):
            read = vnclean.read_html(page.data)
            kept = [block.text for block, keeps in zip(read.blocks, alone(read), strict=True) if keeps]
            texts = (
                "\n".join(kept),
                vnclean.clean(page.data, pipeline=bare),
                vnclean.clean(page.data, pipeline=pipeline),
            )
        for row, text in zip(found.values(), texts, strict=True):
            row.append(score(Output(text), page).f1)
    return found


def on_text(text: Labelled, tables: Tables) -> dict[str, Figures]:
    """Return the figures of a raw text: of the score alone, and of ``NEWS`` without and with the score."""
    page = vnclean.read_text(text.source)
    with tables.in_place(source_of(text)):
        stays = {ALONE: alone(page)}
        for name, pipeline in ((WITHOUT, NEWS.without(*STEPS)), (WITH, NEWS)):
            article = vnclean.extract(page, pipeline=pipeline)
            stays[name] = [decision.label in article.keep for decision in article.decisions]
    return {name: measure(text, _system(kept)) for name, kept in stays.items()}


def _system(kept: list[bool]) -> System:
    return lambda _lines: kept


def overruled(pages: Sequence[Page], texts: Sequence[Labelled], tables: Tables) -> dict[str, Counter[bool]]:
    """Return for each filter the number of its findings that were overruled wrongly and rightly; captions are wrong."""
    found: dict[str, Counter[bool]] = {}
    for page in pages:
        with tables.in_place(page.site):
            article = vnclean.extract(page.data)
        _count(article.decisions, labelled(article.page, page.gold), found)
    for text in texts:
        with tables.in_place(source_of(text)):
            article = vnclean.extract(vnclean.read_text(text.source))
        _count(article.decisions, labels_of(text), found)
    return found


def _count(decisions: Sequence[vnclean.Decision], labels: dict[int, bool], found: dict[str, Counter[bool]]) -> None:
    for decision in decisions:
        if decision.filter in STEPS and decision.block.index in labels:
            name = decision.reason.rpartition("over ")[2].split()[0]
            found.setdefault(name, Counter())[labels[decision.block.index]] += 1


def main(folder: Path) -> None:
    """Print the tables; without saved pages, those of the project's own pages."""
    tables, texts = Tables(folder), list(read_texts(folder))
    pages = saved_pages(folder) or own_pages()
    _print_pages(pages, on_pages(pages, tables))
    if texts:
        _print_texts(texts, tables)
    print("\n| overruled filter | rightly | wrongly |\n|---|---|---|")
    for name, counts in sorted(overruled(pages, texts, tables).items()):
        print(f"| {name} | {counts[True]} | {counts[False]} |")
    _print_eager(pages, tables)
    rows = read_situations()
    print(f"\n| situations that are right | {WITHOUT} | {WITH} |\n|---|---|---|")
    right = [sum(not faults(row, pipeline) for row in rows) for pipeline in (NEWS.without(*STEPS), NEWS)]
    print(f"| of {len(rows)} | {right[0]} | {right[1]} |")


def _print_pages(pages: Sequence[Page], found: dict[str, list[float]]) -> None:
    print(f"| F1, each site left out | {' | '.join(found)} |\n|---|---|---|---|")
    for index, page in enumerate(pages):
        print(f"| {page.id} | " + " | ".join(f"{row[index]:.4f}" for row in found.values()) + " |")
    print(f"| mean of {len(pages)} | " + " | ".join(f"{fmean(row):.4f}" for row in found.values()) + " |")


def _print_texts(texts: Sequence[Labelled], tables: Tables) -> None:
    names = (ALONE, WITHOUT, WITH)
    print(f"\n| source: body kept, rest removed | texts | {' | '.join(names)} |\n|---|---|---|---|---|")
    figures = [(source_of(text), on_text(text, tables)) for text in texts]
    for source in (*sorted({source for source, _ in figures}), ""):
        own = [each for name, each in figures if source in ("", name)]
        shares = [whole([each[name] for each in own]) for name in names]
        cells = [f"{100 * kept:.2f} %, {100 * removed:.2f} %" for kept, removed in shares]
        print(f"| {source or 'all'} | {len(own)} | {' | '.join(cells)} |")


def _print_eager(pages: Sequence[Page], tables: Tables) -> None:
    print(f"\n| filters, of which one errs | {WITHOUT}: mean | lowest | {WITH}: mean | lowest |\n|---|---|---|---|---|")
    rows: dict[str, list[str]] = {}
    for filter_ in NEWS.filters:
        if filter_.defers:
            found = on_pages(pages, tables, NEWS.replace(filter_.name, Eager(filter_)))
            cells = [f"{of(found[name]):.4f}" for name in (WITHOUT, WITH) for of in (fmean, min)]
            rows.setdefault(" | ".join(cells), []).append(filter_.name)
    for cells_of_row, names in rows.items():
        print(f"| {', '.join(names)} | {cells_of_row} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0].partition(": ")[2])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    main(parser.parse_args().folder)
