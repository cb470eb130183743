"""The command over many pages: inputs, interruption, failures."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import vnclean
from vnclean.command import main
from vnclean.command.arguments import parse
from vnclean.command.crawl import _key

TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder with pages of several kinds, one of them none."""
    folder = tmp_path / "crawl"
    (folder / "deep").mkdir(parents=True)
    for number in range(3):
        (folder / f"{number}.html").write_text(f"<p>{TEXT.format(number)}</p>", encoding="utf-8")
    (folder / "deep" / "x.txt").write_text(TEXT.format("x"), encoding="utf-8")
    (folder / "deep" / "broken.html").write_bytes(b"%PDF-1.7")
    rows = [{"url": "https://bao.example/1", "html": f"<p>{TEXT.format('a')}</p>"}, {"content": TEXT.format("b")}, {}]
    lines = "\n".join([*map(json.dumps, rows), "no JSON", "[]"])
    (folder / "rows.jsonl").write_text(lines, encoding="utf-8")
    with gzip.open(folder / "rows.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(lines)
    return folder


def objects(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


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


def test_patterns_fields_and_whole_articles(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    assert main([str(crawl / "?.html"), "--out", str(out), "--json"]) == 0
    assert vnclean.Article.from_dict(objects(out)[0]).text == TEXT.format(0)
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"body": "<p>nope</p>", "raw": TEXT.format(7)}), encoding="utf-8")
    assert main([str(rows), "--out", str(out), "--field", "raw", "--from", "text", "--overwrite"]) == 0
    assert objects(out)[0]["text"] == TEXT.format(7)


def test_nothing_is_overwritten_unasked(crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "clean.jsonl"
    out.write_text("precious", encoding="utf-8")
    assert main([str(crawl / "0.html"), "--out", str(out)]) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "precious"
    out.unlink()
    for name in ("clean.jsonl.failed.jsonl", "clean.jsonl.part", "clean.jsonl.failed.jsonl.part"):
        (tmp_path / name).write_text("precious", encoding="utf-8")
        assert main([str(crawl / "0.html"), "--out", str(out)]) == 2
        assert main([str(crawl / "0.html"), "--learn", str(tmp_path / name)]) == 2
        assert (tmp_path / name).read_text(encoding="utf-8") == "precious"
        (tmp_path / name).unlink()


@pytest.mark.parametrize("suffix", ["", ".part", ".failed.jsonl", ".failed.jsonl.part", ".journal", ".journal.new"])
@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
@pytest.mark.parametrize("there", [True, False])
def test_no_link_is_written_through(
    crawl: Path, tmp_path: Path, suffix: str, overwrite: list[str], *, there: bool
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    target = outside / "precious"
    if there:
        target.write_text("precious", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / f"clean.jsonl{suffix}").symlink_to(target)
    for arguments in (["--out", str(folder / "clean.jsonl")], ["--learn", str(folder / f"clean.jsonl{suffix}")]):
        main([str(crawl), *arguments, *overwrite])
        assert [path.read_text(encoding="utf-8") for path in outside.iterdir()] == ["precious"] * there


def test_another_run_is_not_gone_on_with(crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "clean.jsonl"
    journal = tmp_path / "clean.jsonl.journal"
    for text in ('{"key": "other", "taken": 1, "lengths": [1, 0], "tally": {}}', "damaged"):
        journal.write_text(text, encoding="utf-8")
        assert main([str(crawl / "0.html"), "--out", str(out)]) == 2
        assert "--overwrite" in capsys.readouterr().err
    assert main([str(crawl / "0.html"), "--out", str(out), "--overwrite"]) == 0
    assert not journal.exists()


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


def test_wrong_usage(crawl: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "clean.jsonl")
    assert main([str(crawl), "--out", out, "--explain"]) == 2
    assert main([str(crawl), "--out", out, "--workers", "-1"]) == 2
    assert main([str(crawl), "--out", str(tmp_path / "no" / "folder" / "out")]) == 2


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGKILL])
def test_a_killed_run_goes_on_and_gives_the_same(by: signal.Signals, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    lines = [json.dumps({"content": TEXT.format(n)} if n % 7 else {}) for n in range(3000)]
    rows.write_text("\n".join(lines), encoding="utf-8")
    whole, out = tmp_path / "whole.jsonl", tmp_path / "clean.jsonl"
    command = [sys.executable, "-m", "vnclean", str(rows), "--out", str(out), "--workers", "2"]
    killed = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    journal = tmp_path / "clean.jsonl.journal"
    for _ in range(600):
        if killed.poll() is not None or (journal.exists() and json.loads(journal.read_bytes())["taken"] >= 100):
            break
        time.sleep(0.05)
    killed.send_signal(by)
    assert killed.wait(30) in (130, -signal.SIGKILL)
    assert not out.exists()
    again = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert again.returncode == 1
    assert main([str(rows), "--out", str(whole)]) == 1
    assert out.read_bytes() == whole.read_bytes()
    failed = "clean.jsonl.failed.jsonl", "whole.jsonl.failed.jsonl"
    one, two = ((tmp_path / name).read_bytes() for name in failed)
    assert one == two
    assert "2571 pages" in again.stderr


def test_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="the extra cli is not installed")
    rows, out = tmp_path / "rows.jsonl.zst", tmp_path / "clean.jsonl"
    rows.write_bytes(zstandard.ZstdCompressor().compress(json.dumps({"content": TEXT.format(1)}).encode()))
    assert main([str(rows), "--out", str(out)]) == 0
    assert objects(out)[0]["text"] == TEXT.format(1)


@pytest.mark.parametrize(("name", "extra"), [("a.jsonl.zst", "cli"), ("a.parquet", "arrow"), ("a.warc.gz", "warc")])
def test_a_missing_extra_is_named(
    name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("zstandard", "pyarrow", "pyarrow.parquet", "fastwarc", "fastwarc.warc"):
        monkeypatch.setitem(sys.modules, module, None)
    for module in ("arrow", "warc"):
        monkeypatch.delitem(sys.modules, f"vnclean.adapters.{module}", raising=False)
    monkeypatch.setattr("vnclean.command.records.find_spec", lambda _: None)
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


def test_parts_that_do_not_fit_their_journal(crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, journal = tmp_path / "clean.jsonl", tmp_path / "clean.jsonl.journal"
    files = [str(crawl / "0.html"), str(crawl / "1.html")]
    key = _key(parse([*files, "--out", str(out)]), files)
    state = {"key": key, "taken": 1, "lengths": [10, 0], "tally": json.loads(vnclean.Tally().to_json())}
    journal.write_text(json.dumps(state), encoding="utf-8")
    assert main([*files, "--out", str(out)]) == 2
    assert "shorter" in capsys.readouterr().err
    assert main([*files, "--out", str(out), "--overwrite"]) == 0
    assert len(objects(out)) == 2
