"""The pages that are timed: the project's own cases, and those of any folder."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import vnclean

CASES = Path(__file__).parents[2] / "tests" / "cases"


@dataclass(frozen=True)
class Pages:
    """Pages of HTML as bytes, raw texts, and one correct text: the articles of all pages, repaired."""

    html: tuple[bytes, ...]
    texts: tuple[str, ...]
    right: str

    @property
    def described(self) -> str:
        """The number and size of the pages, in words."""
        html, texts = sum(map(len, self.html)), sum(len(text.encode()) for text in self.texts)
        return (
            f"{len(self.html)} pages of HTML ({html / 1e6:.2f} MB), "
            f"{len(self.texts)} raw texts ({texts / 1e6:.2f} MB), "
            f"a right text of {len(self.right.encode()) / 1e6:.2f} MB"
        )


def read_pages(folders: Iterable[Path]) -> Pages:
    """Return the pages of folders, by the endings of their files: .html, .html.gz, .txt, and .tsv of labelled lines.

    A page of HTML counts as raw text, too, as a crawler's extractor would leave it: each block a line.
    """
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    html = tuple(
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in files
        if path.name.endswith((".html", ".html.gz"))
    )
    articles = [vnclean.extract(page) for page in html]
    texts = (*_texts(files), *(article.page.source for article in articles))
    articles += [vnclean.extract(text) for text in texts]
    right = "\n".join(dict.fromkeys(line for article in articles for line in article.text.splitlines()))
    return Pages(html, texts, vnclean.normalize(right))


def _texts(files: Iterable[Path]) -> Iterator[str]:
    for path in files:
        if path.name == "source.txt" or (path.suffix == ".txt" and "expected" not in path.name):
            yield path.read_text(encoding="utf-8")
        elif path.suffix == ".tsv" and path.parent.name == "rawtext":
            rows = path.read_text(encoding="utf-8").splitlines()
            yield "\n".join(row.rpartition("\t")[2] for row in rows)
