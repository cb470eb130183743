"""Tests of ``vnclean.cli.case``."""

from pathlib import Path

import pytest

from support.case_folders import EXAMPLE_PAGE
from support.material import ROOT
from support.material import run_command as run


def test_a_case_holds_the_page_byte_for_byte(drafted: Path) -> None:
    assert sorted(path.name for path in drafted.iterdir()) == ["labels.tsv", "note.md", "source.html"]
    assert (drafted / "source.html").read_bytes() == EXAMPLE_PAGE.read_bytes()
    assert (drafted / "note.md").read_text(encoding="utf-8").startswith("# trang\n")


def test_nothing_is_overwritten_and_no_page_is_no_case(
    drafted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", EXAMPLE_PAGE, "--to", drafted)[0] == 2
    assert run("case", ROOT / "examples" / "page.txt", "--to", drafted)[0] == 2
    assert "exists; take another folder" in capsys.readouterr().err
    assert run("case", "-", "--to", tmp_path / "none")[0] == 1
    assert not (tmp_path / "none").exists()
