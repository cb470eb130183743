"""Tests of ``vnclean.cli.crawl``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.crawls import TEXT, objects, stopped
from support.material import run_command
from vnclean import Tally
from vnclean.cli import main


@pytest.mark.parametrize("workers", ["0", "2"])
def test_records_and_failures(crawl: Path, tmp_path: Path, workers: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "clean.jsonl"
    assert main([str(crawl), "--out", str(out), "--workers", workers]) == 1
    records, failures = objects(out), objects(tmp_path / "clean.jsonl.failed.jsonl")
    assert [Path(str(each["id"])).name for each in records] == [
        "0.html", "1.html", "2.html", "x.txt", "rows.jsonl#0", "rows.jsonl#1", "rows.jsonl.gz#0", "rows.jsonl.gz#1",
    ]  # fmt: skip
    assert records[0]["text"] == TEXT.format(0)
    assert records[4]["url"] == "https://bao.example/1"
    assert len(failures) == 7
    assert "PDF" in str(failures[0]["message"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.jsonl", "clean.jsonl.failed.jsonl", "crawl"]
    assert "8 pages" in capsys.readouterr().err


def test_templates_are_learned_and_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice = "Mọi ý kiến về nội dung xin gửi về hộp thư của tòa soạn theo địa chỉ ghi ở cuối trang báo này."
    rows = tmp_path / "rows.jsonl"
    pages = [
        {"url": f"https://bao.example/{n}", "html": f"<p>{TEXT.format(n)}</p><p>{notice}</p><p>{TEXT.format(-n)}</p>"}
        for n in range(10)
    ]
    rows.write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    learned, out = tmp_path / "t.json", tmp_path / "clean.jsonl"
    assert main([str(rows), "--out", str(out), "--templates", str(learned)]) == 2
    assert main([str(rows), "--learn", str(learned)]) == 0
    assert "10 pages of 1 hosts" in capsys.readouterr().err
    assert main([str(rows), "--out", str(out), "--templates", str(learned)]) == 0
    assert not any(notice in str(each["text"]) for each in objects(out))
    learned.write_text("{}", encoding="utf-8")
    assert main([str(rows), "--out", str(out), "--templates", str(learned)]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind")
def test_a_terminal_shows_rate_and_remaining_time(crawl: Path, tmp_path: Path) -> None:
    pytest.importorskip("tqdm", reason="the extra cli is not installed")
    import fcntl  # noqa: PLC0415 (not on every system)
    import pty  # noqa: PLC0415 (not on every system)
    import struct  # noqa: PLC0415 (for this test)
    import termios  # noqa: PLC0415 (not on every system)

    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    command = [sys.executable, "-m", "vnclean", str(crawl / "?.html"), "--out", str(tmp_path / "out.jsonl")]
    subprocess.run(command, stderr=inner, check=True)
    os.close(inner)
    shown = os.read(outer, 10_000).decode()
    os.close(outer)
    assert "3/3" in shown
    assert "pages/s" in shown


def test_templates_go_to_standard_output_and_failures_count(
    crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.json"
    assert main([str(crawl), "--learn", str(path)]) == 1
    assert "broken.html: " in capsys.readouterr().err
    assert run_command(str(crawl), "--learn", "-") == (1, path.read_text(encoding="utf-8"))
    assert main([str(crawl / "0.html"), "--learn", str(path), "--overwrite"]) == 0


def test_pages_that_are_not_wanted_are_counted_also_after_an_interruption(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, tally = tmp_path / "clean.jsonl", tmp_path / "tally.json"
    more = ["--page-type", "article", "--tally", str(tally)]
    stopped([*files, *more], out, monkeypatch)
    assert main([*files, *more, "--out", str(out)]) == 1
    assert "; 2 left out" in capsys.readouterr().err
    assert (objects(out), len(objects(tmp_path / "clean.jsonl.failed.jsonl"))) == ([], 1)
    counted = Tally.from_json(tally.read_text(encoding="utf-8"))
    assert (counted.pages, counted.by["error"]["ValueError"].number) == (2, 1)


def test_a_record_says_when_its_page_was_fetched(tmp_path: Path) -> None:
    rows, out = tmp_path / "rows.jsonl", tmp_path / "clean.jsonl"
    rows.write_text(json.dumps({"text": TEXT.format(1), "fetched": "2026-11-17T04:31:41Z"}), encoding="utf-8")
    assert main([str(rows), "--out", str(out)]) == 0
    assert (objects(out)[0]["id"], objects(out)[0]["fetched"]) == (f"{rows}#0", "2026-11-17T04:31:41Z")
