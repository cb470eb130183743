"""Run the systems over pages with gold, and compare words, lines and metadata."""

import random
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, Final, NamedTuple

import vnclean
from benchmarks.news.gold import Gold, read_gold
from benchmarks.news.manifest import Metadata, Page, read_metadata
from benchmarks.news.systems import Output, System
from vnclean.corpus.evaluate import words
from vnclean.text.fold import fold

CASES: Final = Path(__file__).parents[2] / "tests" / "cases"
_RESAMPLES: Final = 2000
_SHORTEST: Final = 25
"""The minimum length, in characters, of a line that is compared as a line."""


@dataclass(frozen=True)
class Sample:
    """A page with its gold: id, site, bytes, text, and metadata that a person read."""

    id: str
    site: str
    data: bytes
    gold: Gold
    metadata: Metadata


class Overlap(NamedTuple):
    """Precision, recall and F1 of the words of two texts as bags, 0.0 to 1.0."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class Score:
    """The scores of a system on a page: of words, of lines, and which fields of the metadata are right.

    ``precision``, ``recall`` and ``f1`` compare the words as bags, ``lost`` and ``added`` are shares of the lines
    of the gold and of the output, all from 0.0 to 1.0. ``metadata`` has a bool for each field that is judged.
    """

    precision: float
    recall: float
    f1: float
    lost: float
    added: float
    metadata: dict[str, bool]


@dataclass(frozen=True)
class Result:
    """The scores of a system, one per page."""

    system: str
    scores: tuple[Score, ...]

    def mean(self, field: str = "f1") -> float:
        """Return the mean of a field over the pages."""
        return fmean(getattr(score, field) for score in self.scores)

    def interval(self, field: str = "f1") -> tuple[float, float]:
        """Return the 95 % interval of the mean: a percentile bootstrap over pages with a fixed seed."""
        values = [getattr(score, field) for score in self.scores]
        draw = random.Random(0)  # noqa: S311 (repeatable, not secret)
        means = sorted(fmean(draw.choices(values, k=len(values))) for _ in range(_RESAMPLES))
        return means[_RESAMPLES // 40], means[-_RESAMPLES // 40 - 1]


def fetched(pages: Iterable[Page], folder: Path) -> list[Sample]:
    """Return the pages of the manifest that ``fetch`` has saved in ``folder``, with their gold."""
    metadata = read_metadata()
    saved = [(page, folder / f"{page.id}.html") for page in pages]
    return [
        Sample(page.id, page.site, data, read_gold(data, page), metadata.get(page.id, Metadata(page.id)))
        for page, path in saved
        if path.is_file() and (data := path.read_bytes())
    ]


def own_pages(folder: Path = CASES) -> list[Sample]:
    """Return the project's own pages of HTML, invented for the tests, with the text that a person wrote."""
    found = []
    for path in sorted(folder.glob("*/source.html")):
        expected = path.with_name("expected.txt").read_text(encoding="utf-8")
        lines = tuple(line.strip() for line in expected.splitlines() if line.strip())
        found.append(
            Sample(path.parent.name, path.parent.name, path.read_bytes(), Gold(lines, ()), Metadata(path.parent.name))
        )
    return found


def run(
    samples: Sequence[Sample], systems: Iterable[System], *, say: Callable[[str], object] = lambda _: None
) -> list[Result]:
    """Return the results of the systems; a system that raises gets no text for that page."""
    warnings.simplefilter("ignore")
    results = []
    for system in systems:
        say(system.name)
        scores = []
        for sample in samples:
            try:
                output = system.run(sample.data)
            except Exception as error:  # noqa: BLE001 (a system that raises gets no text for the page)
                print(f"{system.name}, {sample.id}: {type(error).__name__}", file=sys.stderr)
                output = Output("")
            scores.append(score(output, sample))
        results.append(Result(system.name, tuple(scores)))
    return results


def score(output: Output, sample: Sample) -> Score:
    """Return the scores of an output. Optional lines and the style of tone marks do not count.

    >>> gold = Gold(("Mưa lớn kéo dài suốt đêm qua.",), ())
    >>> found = score(Output("Mưa lớn kéo dài suốt đêm qua. Xem thêm"), Sample("a", "a", b"", gold, Metadata("a")))
    >>> found.recall, round(found.precision, 2), found.lost
    (1.0, 0.78, 0.0)
    """
    found = overlap(output.text, "\n".join(sample.gold.body), "\n".join(sample.gold.optional))
    lost, added = _lines(output.text, sample.gold)
    return Score(*found, lost, added, _metadata(output, sample.metadata))


def overlap(text: str, expected: str, optional: str = "") -> Overlap:
    """Return the overlap of a text with the expected one. Optional words and the style of tone marks do not count."""
    own, gold, either = (words(vnclean.normalize(each)) for each in (text, expected, optional))
    hits = (own & gold).total()
    extra = (own - gold - either).total()
    precision = hits / (hits + extra) if hits + extra else 0.0
    recall = hits / gold.total() if gold else 1.0
    return Overlap(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)


def _lines(text: str, gold: Gold) -> tuple[float, float]:
    """Return the share of the gold's lines that a text lacks, and of the text's that are in no line of the gold."""
    kept = [form for line in text.splitlines() if len(form := _form(line)) >= _SHORTEST]
    body = [form for line in gold.body if len(form := _form(line)) >= _SHORTEST]
    whole, wanted = "\n".join(kept), "\n".join([*body, *map(_form, gold.optional)])
    lost = sum(form not in whole for form in body)
    added = sum(form not in wanted for form in kept)
    return lost / max(len(body), 1), added / max(len(kept), 1)


def _form(line: str) -> str:
    return fold(vnclean.normalize(line))


def _metadata(output: Output, gold: Metadata) -> dict[str, bool]:
    """Return whether title, author and day of publication are those of the gold, for the fields that it has."""
    found = {
        field: _is_same(want, getattr(output, field)) for field in ("title", "author") if (want := getattr(gold, field))
    }
    if gold.published:
        found["published"] = str(output.published)[:10] == gold.published[:10]
    return found


def _is_same(want: str, have: str | None) -> bool:
    return have is not None and _form(want) == _form(have)


def as_rows(results: Iterable[Result], samples: Sequence[Sample]) -> list[dict[str, Any]]:
    """Return the results as JSON-ready rows: a row per system and page."""
    return [
        {"system": result.system, "page": sample.id, "site": sample.site, **asdict(each)}
        for result in results
        for sample, each in zip(samples, result.scores, strict=True)
    ]


def means(scores: Iterable[Score]) -> Counter[str]:
    """Return how many fields of the metadata are right, and of how many, by field and "field of"."""
    found = Counter[str]()
    for each in scores:
        for field, right in each.metadata.items():
            found[field] += right
            found[f"{field} of"] += 1
    return found
