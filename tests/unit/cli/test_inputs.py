"""Tests of ``vnclean.cli.inputs``."""

import json
from pathlib import Path

import pytest

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
