"""Helpers that write folders of labelled pages."""

from pathlib import Path

from support.material import ROOT

EXAMPLE_PAGE = ROOT / "examples" / "page.html"


def confirm_rows(folder: Path, **changed: str) -> None:
    """Mark every row of the labels as checked; change the labels of the lines given (``line5="caption?"``)."""
    table = folder / "labels.tsv"
    head, *rows = (row.split("\t") for row in table.read_text(encoding="utf-8").splitlines())
    for row in rows:
        row[1:3] = [changed.get(f"line{row[0]}", row[1]), "y"]
    table.write_text("\n".join("\t".join(row) for row in [head, *rows]), encoding="utf-8")


def write_case(folder: Path, source: str, *rows: str) -> Path:
    """Write a case of raw text with a table of labels; return its folder."""
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(source, encoding="utf-8")
    (folder / "labels.tsv").write_text("\n".join(["line\tlabel", *rows]), encoding="utf-8")
    return folder
