"""The decisions on every case and fixture as rows of snapshots, and the differences between two snapshots."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import vnclean
from support.material import HERE, PROSE, ROOT, read_cases, read_examples, read_html_cases, read_markup

SNAPSHOTS: Final = HERE / "snapshots"
HEAD: Final = "line\tlabel\tkept\tfilter\ttext"
UPDATE: Final = "python tools/snapshots.py"
SNAPSHOT_SUMMARY: Final = pytest.StashKey[list[str]]()
"""Lines that pytest prints at the end of a run."""
_SHOWN: Final = 50
"""The maximum number of characters of a block's text in a row."""


class Row(NamedTuple):
    """A block of a page: its line number (in a fixture after the page's heading), and the pipeline's decision."""

    line: str
    label: str
    kept: str
    filter: str
    text: str


def sources() -> Iterator[tuple[str, str | bytes]]:
    """Yield every page of the cases and fixtures by name: HTML as bytes, raw text as str."""
    yield from ((case.name, case.source) for case in read_cases())
    yield from ((example.name, example.source) for example in read_examples())
    yield from ((html.name, html.source) for html in read_html_cases())
    yield from ((markup.name, markup.source.encode()) for markup in read_markup())


def lexicon_pages() -> Iterator[tuple[str, str]]:
    """Yield a page for each row of the lexicon's fixture: the row's line above, inside and below an article."""
    for row in (HERE / "fixtures" / "lexicon.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        line = row.partition("\t")[2]
        body = [PROSE["title"], PROSE["1"], PROSE["2"], line, PROSE["3"], PROSE["4"]]
        yield f"lexicon: {line}", "\n".join([line, *body, line])


def read(source: str | bytes) -> vnclean.Page:
    """Return the page of a source."""
    return vnclean.read_html(source) if isinstance(source, bytes) else vnclean.read_text(source)


def snapshots() -> dict[Path, list[Row]]:
    """Return the rows that each snapshot file should have: one file per case, and one per file of fixtures."""
    found: dict[Path, list[Row]] = {}
    for name, source in sources():
        file, colon, heading = name.partition(": ")
        kind = "" if not colon else "fixtures/markup/" if isinstance(source, bytes) else "fixtures/"
        article = vnclean.extract(read(source))
        rows = found.setdefault(SNAPSHOTS / f"{kind}{file}.tsv", [])
        for number, decision in enumerate(article.decisions, start=1):
            kept = "kept" if decision.label in article.keep else ""
            text = " ".join(decision.block.text.split())[:_SHOWN]
            rows.append(Row(f"{heading}:{number}".removeprefix(":"), str(decision.label), kept, decision.filter, text))
    return found


def read_snapshot(path: Path) -> list[Row]:
    """Return the rows of a snapshot file; raise ``ValueError`` if the file is not a snapshot."""
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    if head != HEAD:
        message = f"{path.relative_to(ROOT)} does not begin with {HEAD!r}"
        raise ValueError(message)
    return [Row(*row.split("\t")) for row in rows]


class Difference(NamedTuple):
    """The rows of a file that differ, by kind: only in the filter, in the label, or in whether the line is kept."""

    filters: list[str]
    labels: list[str]
    kept: list[str]


def difference(path: Path, before: list[Row], now: list[Row]) -> Difference:
    """Compare two snapshots of one file, line by line."""
    found = Difference([], [], [])
    old, new = ({row.line: row for row in rows} for rows in (before, now))
    for line in [*old, *(line for line in new if line not in old)]:
        was, is_ = old.get(line), new.get(line)
        if was == is_:
            continue
        shown = " -> ".join(
            f"{row.label} {row.kept or 'dropped'} ({row.filter or 'no filter'})" if row else "no such line"
            for row in (was, is_)
        )
        text = (is_ or was or Row("", "", "", "", "")).text
        if not was or not is_ or (was.kept, was.text) != (is_.kept, is_.text):
            target = found.kept
        else:
            target = found.filters if was.label == is_.label else found.labels
        target.append(f"{path.relative_to(SNAPSHOTS).with_suffix('').as_posix()} {line}: {shown}  {text}")
    return found


def summary(differences: list[Difference]) -> str:
    """Return a line with the numbers of differences."""
    filters, labels, kept = (sum(len(each[at]) for each in differences) for at in range(3))
    alone = f" ({filters} more lines have their label of another filter)" if filters else ""
    return f"{labels} labels changed, {kept} lines kept or dropped otherwise{alone}"
