"""Tests of ``vnclean.cli.tables``."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from support.crawls import TEXT
from vnclean.cli import main


def test_forms_hold_what_their_names_say(files: list[str], tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    assert main([*files, "--out", str(table)]) == 1
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == [TEXT.format(0), TEXT.format(1)]
    assert rows[0]["id"].endswith("0.html")
    packed = tmp_path / "a.jsonl.gz"
    assert main([*files, "--out", str(packed)]) == 1
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        assert [json.loads(line)["text"] for line in lines] == [TEXT.format(0), TEXT.format(1)]


@pytest.mark.parametrize("name", ["a.json", "a", "a.jsonl.bz2", ".", ".."])
def test_other_endings_are_refused(
    name: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*files, "--out", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crawl"]
