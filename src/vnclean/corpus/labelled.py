"""Cases: pages with a person's label for each line, in folders that anybody can write."""

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from vnclean.analysis.visibility import with_hidden
from vnclean.article import Article
from vnclean.model.label import Label
from vnclean.model.page import Page
from vnclean.read import read
from vnclean.read.sniff import Source

SUFFIXES: Final[dict[str, Source]] = {".html": "html", ".md": "markdown", ".txt": "text"}
"""What a case's source is called, and the reader that it takes."""
_YES: Final = frozenset({"y", "yes", "x", "1", "có"})
_DOUBT: Final = "?"
_LABELS: Final = frozenset(map(str, Label))


@dataclass(frozen=True, slots=True)
class Case:
    """A folder with ``source.txt``, ``.html`` or ``.md``, and the gold that a person wrote: of lines, of the text.

    ``labels`` has a label for each line (from 1, of ``page.source``) that a person said yes to; ``x?`` is doubt: ``x``
    or text, both are right. ``waiting`` counts the lines of ``labels.tsv`` that still wait for the yes; ``expected`` is
    the text of ``expected.txt``, where there is one.
    """

    name: str
    page: Page
    labels: Mapping[int, str]
    waiting: int = 0
    expected: str | None = None


def read_cases(folder: Path) -> Iterator[Case]:
    """Yield the cases in a folder, which may be one itself, at any depth, in order of their names.

    Raises ``ValueError``, with a sentence that names the file, for a folder without cases and for gold that is none.
    """
    found = sorted({path.parent for suffix in SUFFIXES for path in folder.rglob(f"source{suffix}")})
    if not found:
        message = f"{folder} has no case: a folder with source.txt, source.html or source.md"
        raise ValueError(message)
    for path in found:
        yield read_case(path, name=path.relative_to(folder).as_posix() if path != folder else "")


def read_case(folder: Path, *, name: str = "") -> Case:
    """Return the case in a folder. Raises ``ValueError`` as ``read_cases`` does."""
    source = next(path for suffix in SUFFIXES if (path := folder / f"source{suffix}").is_file())
    page = with_hidden(read(source.read_bytes(), source=SUFFIXES[source.suffix]))
    labels: dict[int, str] = {}
    waiting = 0
    if (table := folder / "labels.tsv").is_file():
        lines = set(lines_of(page))
        for number, label, confirmed in _rows(table):
            if number not in lines:
                message = f"{table}: line {number} has a label, and the page has no block there"
                raise ValueError(message)
            if confirmed:
                labels[number] = label
            else:
                waiting += 1
    expected = folder / "expected.txt"
    text = expected.read_text(encoding="utf-8") if expected.is_file() else None
    return Case(name or folder.name, page, labels, waiting, text)


def lines_of(page: Page) -> list[int]:
    r"""Return of each block the line that it begins in, from 1; of a page of markup every block is a line.

    >>> from vnclean import read_text
    >>> lines_of(read_text("Trang chủ\n\nTin liên quan"))
    [1, 3]
    """
    if page.elements:
        return list(range(1, len(page.blocks) + 1))
    ends = list(accumulate(map(len, page.source.splitlines(keepends=True))))
    return [bisect(ends, block.start) + 1 for block in page.blocks]


def draft(article: Article) -> str:
    """``labels.tsv`` for a person: of each block the line, the pipeline's label, room for the yes, filter, text."""
    rows = ["line\tlabel\tyes\tfilter\ttext"]
    for line, decision in zip(lines_of(article.page), article.decisions, strict=True):
        rows.append(f"{line}\t{decision.label}\t\t{decision.filter}\t{' '.join(decision.block.text.split())}")
    return "\n".join(rows) + "\n"


def _rows(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Line, label, and whether a person said yes; where the table has no column for that, a person wrote it."""
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    if columns[:2] != ["line", "label"]:
        message = f"{path}: its first row should begin with line and label"
        raise ValueError(message)
    for number, row in enumerate(rows, start=2):
        if not row.strip():
            continue
        cells = dict(zip(columns, row.split("\t"), strict=False))
        label = cells.get("label", "").strip()
        if not cells["line"].isdecimal() or label.removesuffix(_DOUBT) not in _LABELS:
            message = f"{path}, row {number}: it should be a line's number and one of: {', '.join(Label)}"
            raise ValueError(message)
        yield int(cells["line"]), label, cells.get("yes", "yes").strip().lower() in _YES
