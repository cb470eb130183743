"""``python tools/disagreements.py FOLDER…``: paragraphs that vnclean drops and at least two other opinions keep.

The opinions are readability-lxml, trafilatura and the score (the chance that a block is article text, above the limit
of its table); the two peers come with ``pip install -e '.[bench]'``. Pages are the ``.html`` and ``.html.gz`` files of
the folders, at any depth. A row has, separated by tabs: the opinions, the score, the length in characters, file, block,
label, filter, and the text. The rows with the most opinions come first, of these the longest. No gold is needed: a
person reads each row and judges it.
"""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

sys.path[:0] = [str(Path(__file__).parents[1])]

from benchmarks.news.systems import System, installed  # noqa: E402
from vnclean import extract  # noqa: E402
from vnclean.analysis.analysis import Analysis  # noqa: E402
from vnclean.analysis.score import MIN_CHARS  # noqa: E402
from vnclean.filters.second_opinion import Score  # noqa: E402
from vnclean.model.decision import TEXT_LABELS  # noqa: E402

PEERS: Final = tuple(system for system in installed() if system.name in ("readability-lxml", "trafilatura"))
_MIN_OPINIONS: Final = 2
_SCORE: Final = "score"


class Row(NamedTuple):
    """A dropped paragraph and the opinions that keep it."""

    opinions: tuple[str, ...]
    chance: float
    text: str
    file: str
    block: int
    label: str
    filter: str

    def __str__(self) -> str:
        """Return the row as the tool prints it."""
        where = (self.file, self.block, self.label, self.filter)
        return "\t".join(map(str, (", ".join(self.opinions), f"{self.chance:.2f}", len(self.text), *where, self.text)))


def disagreements(name: str, data: bytes, peers: tuple[System, ...] = PEERS) -> Iterator[Row]:
    """Yield the blocks of a page that vnclean drops and at least two of the peers and the score keep.

    A block counts if it has ``MIN_CHARS`` characters or more and if no kept block has the same text. A peer keeps a
    block if its output contains the block's text; white space is ignored. A peer that fails on a page has no opinion.
    """
    article = extract(data)
    analysis, score = Analysis(article.decided), Score()
    kept = {_packed(decision.block.text) for decision in article.decisions if decision.label in TEXT_LABELS}
    outputs = {peer.name: _output(peer, data) for peer in peers}
    for index, decision in enumerate(article.decisions):
        packed = _packed(decision.block.text)
        if decision.label in TEXT_LABELS or len(decision.block.text) < MIN_CHARS or packed in kept:
            continue
        opinions = [peer for peer, output in outputs.items() if packed in output]
        if score.holds(analysis, index):
            opinions.append(_SCORE)
        if len(opinions) >= _MIN_OPINIONS:
            text = " ".join(decision.block.text.split())
            yield Row(tuple(opinions), analysis.chance(index), text, name, index, decision.label, decision.filter)


def _packed(text: str) -> str:
    return "".join(text.split())


def _output(peer: System, data: bytes) -> str:
    """Return a peer's main text without white space; "" if the peer fails on the page."""
    try:
        return _packed(peer.run(data).text)
    except Exception as error:  # noqa: BLE001 (peers raise whatever their parsers do)
        print(f"{peer.name}: {type(error).__name__}: {error}", file=sys.stderr)
        return ""


def _pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.html*")):
        if path.name.endswith((".html", ".html.gz")):
            data = path.read_bytes()
            yield str(path.relative_to(folder)), gzip.decompress(data) if path.suffix == ".gz" else data


def main(*folders: str) -> None:
    """Print the rows of all pages, and at the end the number of pages and rows."""
    pages = [page for folder in folders for page in _pages(Path(folder))]
    rows = [row for name, data in pages for row in disagreements(name, data)]
    rows.sort(key=lambda row: (-len(row.opinions), -len(row.text)))
    for row in rows:
        print(row)
    print(f"{len(pages)} pages, {len(rows)} paragraphs", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
