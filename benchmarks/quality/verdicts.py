"""``python -m benchmarks.quality.verdicts FOLDER``: compare the page types with the labelled types."""

import csv
import gzip
import sys
from collections import Counter
from pathlib import Path

from benchmarks.quality.material import read_html_pages, read_pages, read_texts
from vnclean import extract
from vnclean.metadata.page_type import PageType, judge_page, vietnamese_share

SHOWN = 40


def main(folder: Path) -> None:
    """Print the confusion matrix, the errors between articles and other pages, and the shares of Vietnamese."""
    table: Counter[tuple[str, str]] = Counter()
    wrong, shares = [], []
    for name, kind, language, page in _labelled(folder):
        article = extract(page)
        found = judge_page(article)
        table[kind, found.page_type] += 1
        shares.append((vietnamese_share(article), language, name))
        if (kind == "article") != (found.page_type is PageType.ARTICLE):
            wrong.append(f"{name}: {kind}, called {found.page_type}: {found.reason}")
    kinds = sorted({kind for kind, _ in table})
    print("| labelled | " + " | ".join(PageType) + " |\n|---|" + "---|" * len(PageType))
    for kind in kinds:
        print(f"| {kind} | " + " | ".join(str(table[kind, each]) for each in PageType) + " |")
    print(*wrong, sep="\n")
    foreign = [share for share, language, _ in shares if not language.startswith("vi")]
    print(f"Vietnamese: lowest {min(share for share, language, _ in shares if language == 'vi'):.2f}", end=", ")
    print(f"foreign: highest {max(foreign):.2f}")
    print([each for each in sorted(shares) if each[1] == "vi"][:8])


def _labelled(folder: Path) -> list[tuple[str, str, str, bytes | str]]:
    """Return name, kind, language and content of all pages whose label is not doubtful."""
    found: list[tuple[str, str, str, bytes | str]] = []
    pages = folder / "pages"
    with (pages / "kinds.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if not row["kind"].endswith("?"):
                data = gzip.decompress((pages / "kinds" / f"{row['id']}.html.gz").read_bytes())
                found.append((row["id"], row["kind"], row["language"], data))
    found += ((page.name, "article", "vi", page.source) for page in read_html_pages(folder))
    found += ((page.name + " as text", "article", "vi", page.source) for page in read_pages(folder))
    found += ((page.name + " crawled", "article", "vi", page.source) for page in read_texts(folder))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
