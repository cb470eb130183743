"""Tests of ``vnclean.cli.parts``."""

import json
from pathlib import Path

import pytest

from support.crawls import TEXT, objects, stopped
from vnclean.cli import main


def test_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="the extra cli is not installed")
    rows, out = tmp_path / "rows.jsonl.zst", tmp_path / "clean.jsonl"
    rows.write_bytes(zstandard.ZstdCompressor().compress(json.dumps({"content": TEXT.format(1)}).encode()))
    assert main([str(rows), "--out", str(out)]) == 0
    assert objects(out)[0]["text"] == TEXT.format(1)


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


def test_zstandard_that_is_cut_is_told(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="the extra cli is not installed")
    rows, out = tmp_path / "rows.jsonl.zst", tmp_path / "clean.jsonl"
    data = zstandard.ZstdCompressor().compress(
        "\n".join(json.dumps({"text": TEXT.format(n)}) for n in range(99)).encode()
    )
    rows.write_bytes(data[:-3])
    assert main([str(rows), "--out", str(out)]) == 1
    assert "EOFError" in {str(each["error"]) for each in objects(tmp_path / "clean.jsonl.failed.jsonl")}
