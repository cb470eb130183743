"""``python tools/train_score.py FOLDER``: learn the score's tables from labelled pages, and print figures.

FOLDER holds ``pages/`` (the pages of the benchmark's manifests, as ``python -m benchmarks.news fetch --folder
FOLDER/pages`` saves them) and ``rawtext/`` (a table of lines with labels for each text); either may be missing. The
project's own cases are training data, too; fixtures and reported situations are not. Needs scikit-learn, lxml and
cssselect: ``pip install -e '.[train]'``. The same pages, versions and seed give the same bytes.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import sklearn
from sklearn.ensemble import ExtraTreesClassifier

import vnclean
from vnclean.analysis.analysis import Analysis
from vnclean.analysis.score import FEATURES, MIN_CHARS, TEXT_FEATURES, Features, Table, read_tree

ROOT: Final = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from benchmarks.news.gold import Gold  # noqa: E402
from benchmarks.news.manifest import LATER, read_manifest  # noqa: E402
from benchmarks.news.run import Sample as Page  # noqa: E402
from benchmarks.news.run import fetched, own_pages  # noqa: E402
from benchmarks.quality.material import TEXT, Labelled, read_texts  # noqa: E402
from support.material import read_cases  # noqa: E402

SEED: Final = 7
TREES: Final = 32
LEAST_OF_LEAF: Final = 4
DEPTH: Final = 8
LIMITS: Final = {"html": 0.6, "text": 0.7}
"""The limits of the score, chosen on held-out sites by the correct and wrong drops of filters that defer to it."""
_MOST: Final = 400
_DIGITS: Final = 4
_ROUNDED: Final = 0.005


class Sample(NamedTuple):
    """A page: its site, and for each block of ``MIN_CHARS`` and more its features, whether it is text, and its size."""

    site: str
    rows: list[list[float]]
    labels: list[bool]
    sizes: list[int]


def _sample(site: str, page: vnclean.Page, labels: dict[int, bool]) -> Sample:
    analysis = Analysis(page)
    features = Features(analysis, analysis.headline)
    places = [i for i, is_text in sorted(labels.items()) if len(page.blocks[i].text) >= MIN_CHARS]
    rows = [[float(value) for value in features.row(i)] for i in places]
    return Sample(site, rows, [labels[i] for i in places], [len(page.blocks[i].text) for i in places])


def saved_pages(folder: Path) -> list[Page]:
    """Return the saved pages of the benchmark's two manifests."""
    return fetched([*read_manifest(), *read_manifest(LATER)], folder / "pages")


def pages_with_gold(folder: Path) -> list[Page]:
    """Return the saved pages, and the project's own cases of HTML."""
    return [*saved_pages(folder), *own_pages()]


def html_samples(folder: Path) -> Iterator[Sample]:
    """Yield a sample of each page of HTML; captions do not count as text."""
    for each in pages_with_gold(folder):
        page = vnclean.extract(each.data).page
        yield _sample(each.site, page, labelled(page, each.gold))


def labelled(page: vnclean.Page, gold: Gold) -> dict[int, bool]:
    """Return for each block with words whether it is text: its words are those of a gold line and of no caption."""
    lines, spare = set(map(_words, gold.body)), set(map(_words, gold.optional))
    triples = _triples(_words(" ".join(gold.body)))
    labels = {}
    for block in page.blocks:
        words = _words(block.text)
        own = _triples(words)
        inside = len(words) > 4 and sum(each in triples for each in own) > 0.9 * len(own)
        if words:
            labels[block.index] = words not in spare and (words in lines or inside)
    return labels


def _words(text: str) -> tuple[str, ...]:
    return tuple(vnclean.bare(vnclean.fold(text)).split())


def _triples(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def text_samples(folder: Path) -> Iterator[Sample]:
    """Yield the labelled raw texts, the project's own, and the pages of HTML as raw text, a line for each block.

    Lines with a doubtful label are left out.
    """
    for text in read_texts(folder):
        page = vnclean.read_text(text.source)
        if len(page.blocks) == len(text.lines):  # else a line has a separator inside
            yield _sample(source_of(text), page, labels_of(text))
    for case in read_cases():
        page = vnclean.read_text(case.source)
        lines = [number for number, line in enumerate(case.source.splitlines(), 1) if line.strip()]
        labels = {
            i: case.labels[number] in TEXT
            for i, number in enumerate(lines)
            if number in case.labels and not case.labels[number].endswith("?")
        }
        if len(page.blocks) == len(lines):
            yield _sample(case.name, page, labels)
    for each in pages_with_gold(folder):
        blocks = vnclean.extract(each.data).page.blocks
        page = vnclean.read_text("\n".join(" ".join(block.text.split()) for block in blocks))
        yield _sample(each.site, page, labelled(page, each.gold))


def source_of(text: Labelled) -> str:
    """Return the source of a raw text: its name without its number."""
    return text.name.rpartition("-")[0]


def labels_of(text: Labelled) -> dict[int, bool]:
    """Return for each line of a raw text whether it is text; lines with a doubtful label are left out."""
    return {i: label in TEXT for i, (_, label) in enumerate(text.lines) if not label.endswith("?")}


def forest(samples: list[Sample]) -> ExtraTreesClassifier:
    """Return a forest learned from these samples; longer blocks have more weight."""
    rows = np.array([row for sample in samples for row in sample.rows])
    labels = [label for sample in samples for label in sample.labels]
    sizes = [min(size, _MOST) ** 0.5 for sample in samples for size in sample.sizes]
    made = ExtraTreesClassifier(TREES, min_samples_leaf=LEAST_OF_LEAF, max_depth=DEPTH, random_state=SEED)
    return made.fit(rows, labels, sample_weight=sizes)


def figures(samples: list[Sample], limit: float) -> dict[str, float]:
    """Return the shares of characters, of text and of other blocks, that score over the limit on held-out sites."""
    sums = Counter[str]()
    for site in sorted({sample.site for sample in samples}):
        learned = forest([sample for sample in samples if sample.site != site])
        for sample in (each for each in samples if each.site == site and each.rows):
            chances = learned.predict_proba(np.array(sample.rows))[:, 1]
            for chance, is_text, size in zip(chances, sample.labels, sample.sizes, strict=True):
                sums["text" if is_text else "other"] += size
                sums["text over the limit" if is_text else "other over the limit"] += size * (chance > limit)
    return {
        f"{kind} over the limit": round(float(sums[f"{kind} over the limit"] / sums[kind]), _DIGITS)
        for kind in ("text", "other")
    }


def exported(learned: ExtraTreesClassifier) -> list[Any]:
    """Return the trees as nested lists: a leaf is ``[chance]``, a node has chance, feature, threshold and two trees."""

    def tree(of: Any, node: int) -> list[Any]:  # noqa: ANN401 (a tree of scikit-learn's)
        share = of.value[node][0]
        chance = round(float(share[1] / share.sum()), 3)
        if of.children_left[node] < 0:
            return [chance]
        below = [tree(of, int(child[node])) for child in (of.children_left, of.children_right)]
        return [chance, int(of.feature[node]), float(f"{of.threshold[node]:.4g}"), *below]

    return [tree(each.tree_, 0) for each in learned.estimators_]


def check(learned: ExtraTreesClassifier, trees: list[Any], samples: list[Sample]) -> None:
    """Compare the exported trees, as the library reads them, with the forest, on every block.

    Raises ``ValueError`` if they differ by more than the rounding of thresholds and chances explains.
    """
    made = Table(tuple(map(read_tree, trees)), 0.5)
    rows = [row for sample in samples for row in sample.rows]
    own = np.array([made.chance(row) for row in rows])
    off = np.abs(own - learned.predict_proba(np.array(rows))[:, 1])
    if np.quantile(off, 0.99) > _ROUNDED:
        message = f"the table and the forest differ: by up to {off.max():.3f}"
        raise ValueError(message)


def main() -> None:
    """Learn both tables, write them, and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0].partition(": ")[2])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder: Path = parser.parse_args().folder
    known = {"html": len(FEATURES), "text": TEXT_FEATURES}
    for name, read in (("html", html_samples), ("text", text_samples)):
        samples = [each._replace(rows=[row[: known[name]] for row in each.rows]) for each in read(folder)]
        learned = forest(samples)
        trees = exported(learned)
        check(learned, trees, samples)
        content = json.dumps(trees, separators=(",", ":"))
        sites, blocks = len({each.site for each in samples}), sum(len(each.rows) for each in samples)
        data = {
            "origin": f"tools/train_score.py, seed {SEED}, scikit-learn {sklearn.__version__}: {len(samples)} pages of "
            f"{sites} sites, {blocks} blocks",
            "digest": hashlib.sha256(content.encode()).hexdigest()[:16],
            "sites left out": figures(samples, LIMITS[name]),
            "limit": LIMITS[name],
        }
        head = json.dumps(data, ensure_ascii=False, indent=0)[:-2]
        target = ROOT / "src" / "vnclean" / "analysis" / f"score_{name}.json"
        target.write_text(f'{head},\n"trees": {content}\n}}\n', encoding="utf-8")
        sys.stdout.write(f"{target.name}: {target.stat().st_size // 1000} kB, {data}\n")


if __name__ == "__main__":
    main()
