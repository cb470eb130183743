"""Tests of ``vnclean.cli.page_files``."""

import gzip
import json
import sys
from pathlib import Path

import pytest

import vnclean
from support.archive import bad_record, good_record
from support.crawls import TEXT, objects
from vnclean.cli import main


def test_patterns_fields_and_whole_articles(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    assert main([str(crawl / "?.html"), "--out", str(out), "--full"]) == 0
    assert vnclean.Article.from_dict(objects(out)[0]).text == TEXT.format(0)
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"body": "<p>nope</p>", "raw": TEXT.format(7)}), encoding="utf-8")
    assert main([str(rows), "--out", str(out), "--field", "raw", "--from", "text", "--overwrite"]) == 0
    assert objects(out)[0]["text"] == TEXT.format(7)


@pytest.mark.parametrize(("name", "extra"), [("a.jsonl.zst", "cli"), ("a.parquet", "arrow")])
def test_a_missing_extra_is_named(
    name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("zstandard", "pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, "vnclean.corpus.adapters.arrow", raising=False)
    monkeypatch.setattr("vnclean.cli.page_files.find_spec", lambda _: None)
    (tmp_path / name).write_bytes(b"")
    assert main([str(tmp_path / name), "--out", str(tmp_path / "out.jsonl")]) == 2
    assert f"vnclean[{extra}]" in capsys.readouterr().err


def test_a_damaged_file_costs_its_own_pages(crawl: Path, tmp_path: Path) -> None:
    whole = (crawl / "rows.jsonl.gz").read_bytes()
    (crawl / "cut.jsonl.gz").write_bytes(whole[:-20])
    out = tmp_path / "clean.jsonl"
    assert main([str(crawl / "cut.jsonl.gz"), str(crawl / "0.html"), "--out", str(out)]) == 1
    assert objects(out)[-1]["text"] == TEXT.format(0)
    assert "EOFError" in {str(each["error"]) for each in objects(tmp_path / "clean.jsonl.failed.jsonl")}


def test_a_folder_that_holds_the_output(crawl: Path) -> None:
    out = crawl / "clean.jsonl"
    assert main([str(crawl), "--out", str(out)]) == 1
    first = out.read_bytes()
    assert main([str(crawl), "--out", str(out), "--overwrite"]) == 1
    assert out.read_bytes() == first


def test_lines_that_are_too_long_cost_themselves(tmp_path: Path) -> None:
    rows, out = tmp_path / "rows.jsonl.gz", tmp_path / "clean.jsonl"
    lines = [
        json.dumps({"text": TEXT.format(1)}),
        "",
        json.dumps({"text": "x" * 9000}),
        json.dumps({"text": TEXT.format(2)}),
    ]
    rows.write_bytes(gzip.compress("\n".join(lines).encode()))
    assert main([str(rows), "--out", str(out), "--max-size", "5000"]) == 1
    assert [each["text"] for each in objects(out)] == [TEXT.format(1), TEXT.format(2)]
    (failed,) = objects(tmp_path / "clean.jsonl.failed.jsonl")
    assert "5000 bytes" in str(failed["message"])


def test_the_command_counts_what_is_damaged(tmp_path: Path) -> None:
    path, out = tmp_path / "a.warc", tmp_path / "o.jsonl"
    path.write_bytes(good_record(1) + bad_record(version="WARC/2.7") + good_record(2)[:-40])
    assert main([str(path), "--out", str(out)]) == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
    failed = (tmp_path / "o.jsonl.failed.jsonl").read_text(encoding="utf-8")
    assert [part in failed for part in ("WARC/2.7", "https://bao.example/2 is cut")] == [True, True]
