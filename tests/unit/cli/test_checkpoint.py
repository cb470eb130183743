"""Tests of ``vnclean.cli.checkpoint``."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from support.crawls import TEXT, objects, stopped
from vnclean.cli import main


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


def test_another_run_is_not_gone_on_with(crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "clean.jsonl"
    journal = tmp_path / "clean.jsonl.journal"
    for text in ('{"key": "other", "taken": 1, "lengths": [1, 0], "tally": {}}', "damaged"):
        journal.write_text(text, encoding="utf-8")
        assert main([str(crawl / "0.html"), "--out", str(out)]) == 2
        assert "--overwrite" in capsys.readouterr().err
    assert main([str(crawl / "0.html"), "--out", str(out), "--overwrite"]) == 0
    assert not journal.exists()


@pytest.mark.slow
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
    """Restore the default handling of SIGINT, which background jobs of a shell and their children ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


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


def test_inputs_that_changed_are_refused(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "clean.jsonl"
    stopped(files, out, monkeypatch)
    Path(files[2]).write_text(f"<p>{TEXT.format('mới')}</p>", encoding="utf-8")
    assert main([*files, "--out", str(out)]) == 2
    assert "names, sizes or times" in capsys.readouterr().err
