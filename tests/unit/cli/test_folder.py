"""Tests of ``vnclean.cli.folder``."""

import json
from pathlib import Path

import pytest

from support.crawls import TEXT
from vnclean import Tally
from vnclean.cli import main


def files(folder: Path) -> list[str]:
    """Return the relative paths of all files below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("workers", ["0", "2"])
def test_each_page_has_a_file_at_its_place(
    crawl: Path, tmp_path: Path, workers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main([str(crawl), "--output-dir", str(out), "--workers", workers]) == 1
    assert files(out) == [
        "0.txt", "1.txt", "2.txt", "deep/x.txt",
        "rows.jsonl-0.txt", "rows.jsonl-1.txt", "rows.jsonl.gz-0.txt", "rows.jsonl.gz-1.txt",
    ]  # fmt: skip
    assert (out / "deep" / "x.txt").read_text(encoding="utf-8") == TEXT.format("x") + "\n"
    stderr = capsys.readouterr().err
    assert "broken.txt: not written: " in stderr
    assert "8 pages" in stderr


def test_the_suffix_is_that_of_the_form(folder: Path, tmp_path: Path) -> None:
    for form, suffix in (("--markdown", "md"), ("--html", "html"), ("--json", "json"), ("--explain", "explain.txt")):
        assert main([str(folder), form, "--output-dir", str(tmp_path / suffix)]) == 0
        assert files(tmp_path / suffix) == [f"1.{suffix}", f"3.{suffix}", f"b/2.{suffix}"]
    assert "blocks" not in json.loads((tmp_path / "json" / "1.json").read_text(encoding="utf-8"))


def test_two_pages_of_one_name_are_both_written(tmp_path: Path) -> None:
    for suffix in ("html", "txt"):
        (tmp_path / f"a.{suffix}").write_text(TEXT.format(suffix), encoding="utf-8")
    assert main([str(tmp_path / "a.html"), str(tmp_path / "a.txt"), "--output-dir", str(tmp_path / "out")]) == 0
    assert files(tmp_path / "out") == ["a.txt", "a.txt.txt"]


def test_a_pattern_keeps_the_places_below_what_its_files_share(folder: Path, tmp_path: Path) -> None:
    assert main([str(folder / "**" / "*.[ht]*"), "--output-dir", str(tmp_path / "out")]) == 0
    assert files(tmp_path / "out") == ["1.txt", "3.txt"]


def test_a_file_that_exists_is_not_replaced_unasked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [str(folder / "1.html"), "--output-dir", str(tmp_path)]
    (tmp_path / "1.txt").write_text("mine", encoding="utf-8")
    assert main(command) == 1
    assert "--overwrite" in capsys.readouterr().err
    assert (tmp_path / "1.txt").read_text(encoding="utf-8") == "mine"
    assert main([*command, "--overwrite"]) == 0
    assert (tmp_path / "1.txt").read_text(encoding="utf-8") != "mine"


def test_pages_are_left_out_on_the_way_and_counted(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stub.txt").write_text("Trang chủ", encoding="utf-8")
    (tmp_path / "english.txt").write_text("The rain went on all night, and the river rose. " * 9, encoding="utf-8")
    given = [str(folder / "1.html"), str(tmp_path / "stub.txt")]
    for choice in (["--page-type", "stub"], ["--page-type", "other"], ["--min-vietnamese", "0.9"]):
        given[1] = str(tmp_path / ("stub.txt" if "--page-type" in choice else "english.txt"))
        out, tally = tmp_path / choice[1], tmp_path / f"{choice[1]}.tally.json"
        assert main([*given, "--output-dir", str(out), "--tally", str(tally), *choice, "-v"]) == 0
        assert len(files(out)) == 1
        assert "; 1 left out" in capsys.readouterr().err
        assert Tally.from_json(tally.read_text(encoding="utf-8")).pages == 2
