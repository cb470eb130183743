"""Tests of ``vnclean.cli.inputs``."""

import gzip
import json
import sys
from pathlib import Path

import pytest

import vnclean
from support.archive import bad_record, good_record
from support.crawls import TEXT, objects
from support.material import run_command as run
from vnclean.cli import main


def test_standard_input_and_a_byte_order_mark(page: Path) -> None:
    assert run("-", stdin=b"\xef\xbb\xbf" + page.read_bytes()) == run(str(page))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1f\x8b\x08...", "gzip"),
    ],
)
def test_a_bad_input_gets_one_sentence_and_the_others_are_written(
    data: bytes, sentence: str, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(data)
    empty = tmp_path / "empty"
    empty.mkdir()
    code, out = run(str(bad), str(tmp_path / "missing"), str(empty), str(page))
    errors = capsys.readouterr().err.splitlines()
    assert code == 1
    assert out == run(str(page))[1]
    assert len(errors) == 3
    assert errors[0].startswith(f"vnclean: {bad}: ")
    assert sentence in errors[0]
    assert "folder without pages" in errors[2]


def test_a_folder_gives_its_pages_in_order_each_by_its_own_door(folder: Path, story: dict[str, str]) -> None:
    code, out = run("--json", str(folder))
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [Path(each["id"]).name for each in found] == ["1.html", "3.txt", "2.md"]
    assert {each["text"] for each in found} == {"\n\n".join([story["1"], story["2"], story["3"]])}
    assert {each["title"] for each in found} == {story["title"]}


def test_an_explicit_door_wins(folder: Path) -> None:
    html = str(folder / "1.html")
    assert "<p>" in run("--from", "text", html)[1]
    assert run("--from", "html", html) == run(html)
    legacy = folder / "legacy.txt"
    legacy.write_bytes("Chñ tÞch n\xadíc ®· ®Õn th¨m nh©n d©n x· nµy.".encode("latin-1"))
    assert "note: the words are written in TCVN3 (ABC)" in run("--from", "text", "--explain", str(legacy))[1]
    assert "<h1>" not in run("--from", "markdown", html)[1]


def test_a_page_longer_than_asked_for_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(page), "--max-size", "10"]) == 1
    assert "max_size is 10" in capsys.readouterr().err
    assert main([str(page), "--max-size", "-1"]) == 2
    assert main([str(page), "--max-size", "0"]) == 0
    out = page.with_name("out.jsonl")
    assert main([str(page), "--max-size", "10", "--out", str(out)]) == 1
    assert "max_size is 10" in out.with_name("out.jsonl.failed.jsonl").read_text(encoding="utf-8")


def test_links_that_lead_out_of_a_folder_fail(crawl: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text(f"<p>{TEXT.format('s')}</p>", encoding="utf-8")
    (crawl / "link.html").symlink_to(tmp_path / "secret.html")
    (crawl / "folder").symlink_to(tmp_path)
    (crawl / "inside.html").symlink_to(crawl / "0.html")
    out = tmp_path / "clean.jsonl"
    assert main([str(crawl), "--out", str(out)]) == 1
    failed = [each for each in objects(tmp_path / "clean.jsonl.failed.jsonl") if "link" in str(each["message"])]
    assert [Path(str(each["id"])).name for each in failed] == ["folder", "link.html"]
    assert any(str(each["id"]).endswith("inside.html") for each in objects(out))


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
    monkeypatch.setattr("vnclean.cli.inputs.find_spec", lambda _: None)
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
