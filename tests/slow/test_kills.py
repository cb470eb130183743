"""Runs of the command that are killed at random, or started twice, in every output format that can be resumed."""

import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
NEEDS = {".jsonl": "json", ".jsonl.gz": "gzip", ".csv": "csv", ".jsonl.zst": "zstandard", ".parquet": "pyarrow"}
FORMS = [form for form, module in NEEDS.items() if find_spec(module)]
"""The output formats that can be written here; the last two need an extra."""
KILLS = int(os.environ.get("KILLS", "18"))
"""The total number of kills, spread over the formats; each takes a second or two."""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rows for a run of a second or two; one in seven has no page."""
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    lines = (json.dumps({"content": TEXT.format(n)} if n % 7 else {}) for n in range(2500))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(rows: Path) -> dict[str, bytes]:
    """The output of undisturbed runs, by format."""
    outs = {form: rows.with_name(f"whole{form}") for form in FORMS}
    for out in outs.values():
        assert subprocess.run(command(rows, out), capture_output=True, check=False).returncode == 1
    return {form: out.read_bytes() for form, out in outs.items()}


def command(rows: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "vnclean", str(rows), "--out", str(out)]


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_run_goes_on_and_gives_the_same(
    number: int, rows: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    form = FORMS[number % len(FORMS)]
    out = tmp_path / f"clean{form}"
    random = Random(number)  # noqa: S311 (the time of a kill need not be secret)
    for _ in range(1 + number % 2):
        process = subprocess.Popen(command(rows, out), stderr=subprocess.DEVNULL)
        time.sleep(0.3 + 1.5 * random.random())
        process.kill()
        process.wait()
    again = subprocess.run(command(rows, out), capture_output=True, text=True, check=False)
    if not out.exists() or again.returncode == 2:
        assert "--overwrite" in again.stderr  # it had ended before the kill, or was renaming its files
    assert out.read_bytes() == whole[form]
    assert not out.with_name(out.name + ".part").exists()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []


@pytest.mark.parametrize("later", [0.0, 0.1, 0.4, 0.8])
def test_of_two_runs_the_second_is_sent_away(later: float, rows: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    first = subprocess.Popen(command(rows, out), stderr=subprocess.PIPE, text=True)
    time.sleep(later)
    second = subprocess.Popen(command(rows, out), stderr=subprocess.PIPE, text=True)
    messages = [process.communicate()[1] for process in (first, second)]
    assert sorted((first.returncode, second.returncode)) == [1, 2]
    assert "another run is writing" in "".join(messages) or "exists" in "".join(messages)
    assert out.read_bytes() == whole[".jsonl"]


@pytest.mark.parametrize("later", [0.2, 0.6, 1.0])
def test_the_run_after_one_that_was_killed_beside_another_goes_on(
    later: float, rows: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "clean.jsonl"
    first = subprocess.Popen(command(rows, out), stderr=subprocess.DEVNULL)
    time.sleep(later)
    second = subprocess.Popen(command(rows, out), stderr=subprocess.DEVNULL)
    time.sleep(0.3)
    first.kill()
    assert first.wait() == -9
    if second.wait() == 2:
        assert subprocess.run(command(rows, out), capture_output=True, check=False).returncode == 1
    assert out.read_bytes() == whole[".jsonl"]
