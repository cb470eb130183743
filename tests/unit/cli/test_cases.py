"""Tests of ``vnclean.cli.cases``."""

from pathlib import Path

import pytest

from support.case_folders import EXAMPLE_PAGE, confirm_rows
from support.material import HERE, ROOT
from support.material import run_command as run


def test_pipelines_stand_side_by_side() -> None:
    code, out = run("score", HERE / "cases", "--without", "caption.credit", "--worst", "3")
    assert code == 0
    assert "NEWS without caption.credit" in out
    assert "Worst lines, NEWS without caption.credit (3 of 5)" in out
    assert "left  baoquangninh:12" in out


def test_a_pipeline_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_cleaning.py").write_text("from vnclean import NEWS\nMINE = NEWS.without('slug.title')\nN = 1\n")
    monkeypatch.chdir(tmp_path)
    code, out = run("score", HERE / "cases", "--pipeline", "own_cleaning:MINE")
    assert code == 0
    assert "own_cleaning:MINE" in out.splitlines()[1]
    assert run("score", HERE / "cases", "--pipeline", "own_cleaning:N")[0] == 2


@pytest.mark.parametrize(
    "wrong", [["--without", "caption.credi"], ["--pipeline", "no_such_module:X"], ["--pipeline", "x"]]
)
def test_wrong_usage_says_so(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("score", HERE / "cases", *wrong)[0] == 2
    assert wrong[1] in capsys.readouterr().err


def test_a_score_to_look_at(drafted: Path, tmp_path: Path) -> None:
    confirm_rows(drafted, line1="body")
    out = tmp_path / "score.html"
    assert run("score", drafted, "--html", out) == (0, "")
    assert run("score", drafted, "--html", "-") == (0, Path(out).read_text(encoding="utf-8"))
    html = out.read_text(encoding="utf-8")
    assert "Worst lines, NEWS (1 of 1)" in html
    assert run("score", drafted, "--html", out)[0] == 2
    assert run("score", drafted, "--html", out, "--overwrite")[0] == 0


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
