"""Near-duplicates by datatrove's MinHash blocks, on pages that vnclean cleaned.

``pip install 'datatrove[processing]'`` brings what the blocks need. The same steps run on a cluster: each of the four
blocks reads a folder and writes one.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.utils.word_tokenizers import WordTokenizer
from near_duplicates import SITES, STORIES, page

import vnclean
from vnclean.corpus.adapters.datatrove import VncleanExtractor

CONFIG = MinhashConfig(n_grams=5, num_buckets=14, hashes_per_bucket=8)


class Syllables(WordTokenizer):
    """The syllables of a Vietnamese text, separated by spaces; datatrove's own tokenizer needs spaCy and pyvi."""

    def word_tokenize(self, text: str) -> list[str]:
        """Return the syllables in the form in which vnclean compares lines."""
        return vnclean.fold(text).split()

    def sent_tokenize(self, text: str) -> list[str]:
        """Return the lines of a text: the signatures need no sentences."""
        return text.split("\n")

    def span_tokenize(self, text: str) -> list[tuple[int, int]]:
        """Return the whole text as one span."""
        return [(0, len(text))]


def documents() -> list[Document]:
    """Return each text under the boilerplate of each site."""
    places = [(title, site) for title in STORIES for site in range(len(SITES))]
    return [Document(text=page(*place), id=f"{place[1]} {place[0]}") for place in places]


def run(*steps: object, tasks: int = 1) -> None:
    """Run the steps of one block."""
    LocalPipelineExecutor(pipeline=list(steps), tasks=tasks, workers=1, logging_dir=None, skip_completed=False).run()


def unique(folder: Path, *cleaning: VncleanExtractor) -> list[Document]:
    """Return the documents that remain when one of each group of near-duplicates is kept."""
    left: list[Document] = []

    def keep(data: Iterator[Document], *_: int) -> Iterator[Document]:
        for document in data:
            left.append(document)
            yield document

    signatures, buckets, removed = (str(folder / name) for name in ("signatures", "buckets", "removed"))
    run(documents(), *cleaning, MinhashDedupSignature(signatures, config=CONFIG, language=Syllables()))
    run(MinhashDedupBuckets(signatures, buckets, config=CONFIG), tasks=CONFIG.num_buckets)
    run(MinhashDedupCluster(buckets, removed, config=CONFIG))
    run(documents(), *cleaning, MinhashDedupFilter(removed), keep)
    return left


if __name__ == "__main__":
    for name, cleaning in (("as crawled", ()), ("cleaned", (VncleanExtractor(),))):
        with TemporaryDirectory() as folder:
            left = unique(Path(folder), *cleaning)
        print(f"{name}: {len(left)} of {len(documents())} documents left, {len(STORIES)} texts")
    print(left[0].text)
