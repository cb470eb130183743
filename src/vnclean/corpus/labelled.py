"""Cases: pages with labels that a person gave to their lines, stored as folders of plain files."""

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from vnclean.analysis.visibility import with_hidden
from vnclean.article import Article
from vnclean.model.decision import Label
from vnclean.model.page import Page
from vnclean.read import read
from vnclean.read.auto import Source

SUFFIXES: Final[dict[str, Source]] = {".html": "html", ".md": "markdown", ".txt": "text"}
"""The suffixes of a case's source file, and the format that each suffix means."""
_YES: Final = frozenset({"y", "yes", "x", "1", "có"})
_DOUBT: Final = "?"
_LABELS: Final = frozenset(map(str, Label))
_NO_CASE: Final = "{} has no case: a folder with source.txt, source.html or source.md"


@dataclass(frozen=True, slots=True)
class Case:
    """A page in a folder, with labels, an expected text or both, which a person wrote or checked.

    The folder contains the page as ``source.txt``, ``source.html`` or ``source.md``. ``labels`` maps line numbers (see
    ``lines_of``) to the labels that a person confirmed. A label with "?", such as ``caption?``, marks doubt: both
    ``caption`` and ``body`` then count as correct.

    ``waiting`` is the number of lines in ``labels.tsv`` that no person has confirmed yet. ``expected`` is the content
    of ``expected.txt``, or ``None`` without this file.
    """

    name: str
    page: Page
    labels: Mapping[int, str]
    waiting: int = 0
    expected: str | None = None


def read_cases(folder: Path) -> Iterator[Case]:
    """Yield the cases in a folder, at any depth and sorted by path; the folder itself may be a case.

    Raises ``ValueError`` if the folder has no case or if the labels of a case are invalid; the message names the folder
    or file.
    """
    found = sorted({path.parent for suffix in SUFFIXES for path in folder.rglob(f"source{suffix}")})
    if not found:
        raise ValueError(_NO_CASE.format(folder))
    for path in found:
        yield read_case(path, name=path.relative_to(folder).as_posix() if path != folder else "")


def read_case(folder: Path, *, name: str = "") -> Case:
    """Return the case in ``folder``, which must contain a source file.

    ``name`` is the name of the case; without ``name``, the case has the folder's name. Raises ``ValueError`` if there
    is no source file or if the labels are invalid; the message names the folder or file.
    """
    source = next((path for suffix in SUFFIXES if (path := folder / f"source{suffix}").is_file()), None)
    if source is None:
        raise ValueError(_NO_CASE.format(folder))
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
    r"""Return, for each block, the number of the line at which the block begins, counted from 1.

    For a page with elements (from markup), the function returns the number of each block instead, also from 1.

    >>> from vnclean import read_text
    >>> lines_of(read_text("Trang chủ\n\nTin liên quan"))
    [1, 3]
    """
    if page.elements:
        return list(range(1, len(page.blocks) + 1))
    ends = list(accumulate(map(len, page.source.splitlines(keepends=True))))
    return [bisect(ends, block.start) + 1 for block in page.blocks]


def draft(article: Article) -> str:
    """Return the text of a ``labels.tsv`` for a person to check and confirm.

    The table has one row per block. Its columns are the line number, the predicted label, ``yes`` (empty, for the
    person to fill in), the filter, and the text.
    """
    rows = ["line\tlabel\tyes\tfilter\ttext"]
    for line, decision in zip(lines_of(article.page), article.decisions, strict=True):
        rows.append(f"{line}\t{decision.label}\t\t{decision.filter}\t{' '.join(decision.block.text.split())}")
    return "\n".join(rows) + "\n"


def _rows(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Yield, for each row of a label table, the line number, the label, and whether a person confirmed the label.

    Raises ``ValueError`` if the header or a row is invalid.
    """
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
        # A row without a cell in the column ``yes`` counts as confirmed.
        yield int(cells["line"]), label, cells.get("yes", "yes").strip().lower() in _YES
