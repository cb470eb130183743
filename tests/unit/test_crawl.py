"""The command over many pages: inputs, interruption, failures."""

import csv
import gzip
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vnclean
from support.material import run_command
from vnclean.cli import main
from vnclean.cli.atomic_files import Lock

crawling = sys.modules["vnclean.cli.crawl"]
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


@pytest.mark.parametrize("suffix", ["", ".part", ".failed.jsonl", ".failed.jsonl.part", ".journal", ".lock"])
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
    journal = tmp_path / "clean.jsonl.journal"
    killed = subprocess.Popen(command, stderr=subprocess.DEVNULL, preexec_fn=_listen)  # noqa: PLW1509 (one thread)
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


def _listen() -> None:
    """Let Ctrl-C through: whoever was started in the background of a shell ignores it, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="the extra cli is not installed")
    rows, out = tmp_path / "rows.jsonl.zst", tmp_path / "clean.jsonl"
    rows.write_bytes(zstandard.ZstdCompressor().compress(json.dumps({"content": TEXT.format(1)}).encode()))
    assert main([str(rows), "--out", str(out)]) == 0
    assert objects(out)[0]["text"] == TEXT.format(1)


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


def stopped(files: list[str], out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The journal of a run that Ctrl-C ended after its second page, with a checkpoint at each."""
    pages = extract_pages = crawling.records

    def interrupted(*arguments: Any, **options: Any) -> Iterator[Any]:  # noqa: ANN401 (the function's own)
        yield from itertools.islice(pages(*arguments, **options), 2)
        raise KeyboardInterrupt

    monkeypatch.setattr(crawling, "records", interrupted)
    monkeypatch.setattr(crawling, "_CHECKPOINT", 1)
    assert main([*files, "--out", str(out)]) == 130
    monkeypatch.setattr(crawling, "records", extract_pages)
    return out.with_name(out.name + ".journal")


@pytest.fixture
def files(crawl: Path) -> list[str]:
    """Three pages, the second of them none."""
    return [str(crawl / "0.html"), str(crawl / "deep" / "broken.html"), str(crawl / "1.html")]


FORMS = [".jsonl", ".jsonl.gz", ".jsonl.zst", ".csv", ".parquet"]
NEEDED = {".jsonl.zst": "zstandard", ".parquet": "pyarrow"}


@pytest.mark.parametrize("form", FORMS)
def test_a_run_that_goes_on_gives_the_same_in_every_form(
    form: str, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if form in NEEDED:
        pytest.importorskip(NEEDED[form])
    out, whole = tmp_path / f"clean{form}", tmp_path / f"whole{form}"
    journal = stopped(files, out, monkeypatch)
    assert json.loads(journal.read_bytes())["taken"] == 2
    assert main([*files, "--out", str(out)]) == 1
    assert main([*files, "--out", str(whole)]) == 1
    assert out.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("clean")) == [
        f"clean{form}", f"clean{form}.failed.jsonl",
    ]  # fmt: skip


def test_forms_hold_what_their_names_say(files: list[str], tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    assert main([*files, "--out", str(table)]) == 1
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == [TEXT.format(0), TEXT.format(1)]
    assert rows[0]["id"].endswith("0.html")
    packed = tmp_path / "a.jsonl.gz"
    assert main([*files, "--out", str(packed)]) == 1
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        assert [json.loads(line)["text"] for line in lines] == [TEXT.format(0), TEXT.format(1)]


@pytest.mark.parametrize("name", ["a.json", "a", "a.jsonl.bz2", ".", ".."])
def test_other_endings_are_refused(
    name: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*files, "--out", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crawl"]


Damage = dict[str, Any]


@pytest.mark.parametrize(
    "damage",
    [
        {"taken": -1}, {"taken": 3}, {"taken": 10**30}, {"taken": 1}, {"taken": True}, {"taken": 2.0}, {"taken": None},
        {"parts": []}, {"parts": 3}, {"parts": [[0, 0, ""]]}, {"parts": [[0, 1, "x"], [0, 1, "x"]]},
        {"parts": [[1e999, 1, ""], [0, 1, ""]]}, {"tally": {}}, {"tally": None}, {"key": "x"}, {"inputs": "x"},
    ],
)  # fmt: skip
def test_a_damaged_journal_is_refused(
    damage: Damage,
    files: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "clean.jsonl"
    journal = stopped(files, out, monkeypatch)
    part = tmp_path / "clean.jsonl.part"
    before = part.read_bytes()
    journal.write_text(json.dumps({**json.loads(journal.read_bytes()), **damage}), encoding="utf-8")
    assert main([*files, "--out", str(out)]) == 2
    assert "use --overwrite to start again" in capsys.readouterr().err
    assert part.read_bytes() == before
    assert main([*files, "--out", str(out), "--overwrite"]) == 1
    assert len(objects(out)) == 2


@pytest.mark.parametrize("change", [b"", b"x", b"{}"])
def test_parts_that_do_not_fit_their_journal_are_refused(
    change: bytes,
    files: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "clean.jsonl"
    stopped(files, out, monkeypatch)
    part = tmp_path / "clean.jsonl.part"
    part.write_bytes(change + part.read_bytes()[len(change) :] if change else b"")
    assert main([*files, "--out", str(out)]) == 2
    assert "does not match its journal" in capsys.readouterr().err


def test_inputs_that_changed_are_refused(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "clean.jsonl"
    stopped(files, out, monkeypatch)
    Path(files[2]).write_text(f"<p>{TEXT.format('mới')}</p>", encoding="utf-8")
    assert main([*files, "--out", str(out)]) == 2
    assert "names, sizes or times" in capsys.readouterr().err


def test_a_second_run_is_kept_away(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "clean.jsonl"
    lock = Lock(tmp_path / "clean.jsonl.lock")
    for more in ([], ["--overwrite"]):
        assert main([*files, "--out", str(out), *more]) == 2
        assert "another run is writing clean.jsonl" in capsys.readouterr().err
    lock.close()
    assert main([*files, "--out", str(out)]) == 1


def test_files_of_the_users_stay(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    mine = {
        name: tmp_path / name for name in ("clean.jsonl.journal.new", "t.json.new", "clean.jsonl.lock", "r.html.new")
    }
    for path in mine.values():
        path.write_text("mine", encoding="utf-8")
    other = tmp_path / "other"
    other.write_text("old", encoding="utf-8")
    out.hardlink_to(other)
    assert main([*files, "--out", str(out), "--overwrite"]) == 1
    assert main([*files, "--learn", str(tmp_path / "t.json")]) == 1  # one page is none
    assert main([files[0], "--report", str(tmp_path / "r.html")]) == 0
    assert {path.read_text(encoding="utf-8") for path in mine.values()} == {"mine"}
    assert other.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("option", ["--out", "--learn", "--report"])
def test_a_pipe_is_no_output(option: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    assert main([files[0], option, str(pipe), "--overwrite"]) == 2
    assert "is a pipe" in capsys.readouterr().err
    assert pipe.is_fifo()


def test_a_folder_that_holds_the_output(crawl: Path) -> None:
    out = crawl / "clean.jsonl"
    assert main([str(crawl), "--out", str(out)]) == 1
    first = out.read_bytes()
    assert main([str(crawl), "--out", str(out), "--overwrite"]) == 1
    assert out.read_bytes() == first


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


def test_zstandard_that_is_cut_is_told(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="the extra cli is not installed")
    rows, out = tmp_path / "rows.jsonl.zst", tmp_path / "clean.jsonl"
    data = zstandard.ZstdCompressor().compress(
        "\n".join(json.dumps({"text": TEXT.format(n)}) for n in range(99)).encode()
    )
    rows.write_bytes(data[:-3])
    assert main([str(rows), "--out", str(out)]) == 1
    assert "EOFError" in {str(each["error"]) for each in objects(tmp_path / "clean.jsonl.failed.jsonl")}


def test_records_go_to_standard_output(crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "clean.jsonl"
    main([str(crawl), "--out", str(out)])
    before = sorted(tmp_path.iterdir())
    capsys.readouterr()
    code, written = run_command(str(crawl), "--out", "-")
    told = capsys.readouterr().err
    assert (code, written) == (1, out.read_text(encoding="utf-8"))
    assert "PDF" in told
    assert "8 pages" in told
    assert sorted(tmp_path.iterdir()) == before


def test_standard_output_that_is_full_ends_the_run(crawl: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        asked = [sys.executable, "-m", "vnclean", str(crawl), "--out", "-"]
        done = subprocess.run(asked, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "standard output: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_templates_go_to_standard_output_and_failures_count(
    crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.json"
    assert main([str(crawl), "--learn", str(path)]) == 1
    assert "broken.html: " in capsys.readouterr().err
    assert run_command(str(crawl), "--learn", "-") == (1, path.read_text(encoding="utf-8"))
    assert main([str(crawl / "0.html"), "--learn", str(path), "--overwrite"]) == 0


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.NDJSON", "a.parquet", "a.warc.gz"])
def test_files_of_many_pages_are_no_page(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_bytes(b"{}")
    assert run_command(str(tmp_path / name)) == (1, "")
    assert f"{name}: holds many pages; use --out" in capsys.readouterr().err


def test_what_a_killed_run_left_is_taken_away_and_no_other_file(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    left = [tmp_path / f".clean.jsonl{each}.{'0a' * 8}.tmp" for each in ("", ".journal")]
    others = [tmp_path / name for name in (".clean.jsonl.mine.tmp", f".other.jsonl.{'0a' * 8}.tmp", "clean.jsonl.tmp")]
    for path in (*left, *others):
        path.write_text("x", encoding="utf-8")
    assert main([*files, "--out", str(out)]) == 1
    assert [path.exists() for path in (*left, *others)] == [False, False, True, True, True]
