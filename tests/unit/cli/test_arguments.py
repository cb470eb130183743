"""Tests of ``vnclean.cli.arguments``."""

from pathlib import Path

import pytest

import vnclean
from support.material import run_command as run
from vnclean.cli import main


def test_options_change_the_pipeline(page: Path) -> None:
    assert "Ảnh: Hà An" in run("--keep", "caption", str(page))[1]
    assert "Ảnh: Hà An" in run("--without", "caption.credit", "--without", "edge.after", str(page))[1]
    assert "Tỉnh uỷ" in run("--tones", "keep", str(page))[1]
    assert "Tỉnh uỷ" in run("--tones", "modern", str(page))[1]
    assert "Tỉnh ủy" in run(str(page))[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "FILE"),
        (["--keep", "picture", "x"], "picture"),
        (["--without", "slug.titel", "x"], "did you mean 'slug.title'?"),
        (["--tones", "old", "x"], "old"),
        (["--json", "--explain", "x"], "not allowed"),
    ],
)
def test_wrong_usage_is_code_2(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert sentence in capsys.readouterr().err


def test_help_is_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Exit codes" in capsys.readouterr().out


@pytest.mark.parametrize("extra", [["--json"], ["--out", "x.jsonl"], ["-"]])
def test_a_report_is_of_one_page_and_goes_with_no_other_form(page: Path, tmp_path: Path, extra: list[str]) -> None:
    assert run("--report", str(tmp_path / "report.html"), *extra, str(page))[0] == 2


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version")[0] == 0
    assert capsys.readouterr().out == f"vnclean {vnclean.__version__}\n"


def test_wrong_usage(crawl: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "clean.jsonl")
    assert main([str(crawl), "--out", out, "--explain"]) == 2
    assert main([str(crawl), "--out", out, "--workers", "-1"]) == 2
    assert main([str(crawl), "--out", str(tmp_path / "no" / "folder" / "out")]) == 2
