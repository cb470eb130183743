"""Tests of ``vnclean.cli.arguments``."""

import json
import sys
from pathlib import Path

import pytest

import vnclean
from support.material import run_command as run
from vnclean.cli import main
from vnclean.corpus.records import COLUMNS


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
        (["--quiet", "--verbose", "x"], "not allowed"),
        (["--full", "x"], "--json or --out"),
        (["--min-vietnamese", "90", "x"], "0 to 1"),
        (["--page-type", "news", "x"], "news"),
        (["--tally", "t.json", "x"], "--out or --output-dir"),
        (["--output-dir", "a", "--out", "b.jsonl", "x"], "cannot be combined"),
        (["--config", "missing.toml", "x"], "missing.toml: No such file"),
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


def test_a_file_configures_the_pipeline_and_options_come_after(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "vnclean.toml"
    config.write_text('keep = ["caption"]\n[settings.tones]\nstyle = "modern"\n', encoding="utf-8")
    written = run("--config", str(config), str(page))[1]
    assert "Ảnh: Hà An" in written
    assert "Tỉnh uỷ" in written
    assert "Tỉnh ủy" in run("--config", str(config), "--tones", "traditional", str(page))[1]
    config.write_text("keep = 1", encoding="utf-8")
    assert main(["--config", str(config), str(page)]) == 2
    assert f"{config}: keep must be a list of strings" in capsys.readouterr().err


def test_records_are_full_on_demand(page: Path) -> None:
    short, full = (json.loads(run("--json", *more, str(page))[1]) for more in ([], ["--full"]))
    assert list(short) == ["id", *COLUMNS]
    assert short.items() <= full.items()
    assert [block["text"] for block in full["blocks"] if block["label"] == "caption"] == ["Bà con đổ móng. Ảnh: Hà An"]


def test_pages_that_are_not_wanted_are_named(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--page-type", "gallery", str(page)) == (0, "")
    assert f"{page}: left out: its page type is " in capsys.readouterr().err
    assert run("--page-type", "gallery", "--quiet", str(page)) == (0, "")
    assert capsys.readouterr().err == ""


def test_completion_scripts_are_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab", reason="the extra cli is not installed")
    monkeypatch.setattr(sys, "argv", ["vnclean", "--print-completion", "bash"])
    assert main(["--print-completion", "bash"]) == 0
    assert "--min-vietnamese" in capsys.readouterr().out
