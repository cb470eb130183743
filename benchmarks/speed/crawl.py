"""The command on many pages: its output after a kill, its memory over time, and the speed-up by two processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from .fresh import ROOT

LARGEST = 40_000
"""The maximum size of a page in bytes, so that fifty thousand pages fit on a disk."""


def crawl(pages: Sequence[bytes], count: int, rounds: int) -> dict[str, object]:
    """Return figures of runs over ``count`` pages: the given pages repeated, each copy with words of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        all_rows, some = folder / "rows.jsonl", folder / "some.jsonl"
        _write(all_rows, pages, count)
        _write(some, pages, count // 10)
        whole, _, memory = _run(all_rows, folder / "whole.jsonl", workers=2)
        out = folder / "killed.jsonl"
        _run(all_rows, out, workers=2, kill_at=count // 2)
        resumed, _, _ = _run(all_rows, out, workers=2)
        ids = [json.loads(line)["id"] for line in out.read_bytes().splitlines()]
        gains = []
        for _ in range(rounds):
            _, alone, _ = _run(some, folder / "alone.jsonl", workers=0)
            _, two, _ = _run(some, folder / "two.jsonl", workers=2)
            gains.append(alone / two)
        return {
            "pages": count,
            "exit codes": [whole, resumed],
            "every record once": len(ids) == len(set(ids)) == count,
            "the same bytes as undisturbed": out.read_bytes() == (folder / "whole.jsonl").read_bytes(),
            "two processes against one, times as fast": median(gains),
            "rounds of that": gains,
            "resident MB of the caller, by tenths of the run": memory,
        }


def _write(path: Path, pages: Sequence[bytes], count: int) -> None:
    taken = [page.decode("utf-8", "replace") for page in pages if len(page) <= LARGEST]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            page = taken[number % len(taken)].replace(". ", f" {number}. ", 5)
            file.write(json.dumps({"url": f"https://bao.example/{number}", "html": page}) + "\n")


def _run(rows: Path, out: Path, *, workers: int, kill_at: int | None = None) -> tuple[int, float, list[float]]:
    """Return the exit code, the seconds, and the resident memory (MB) at each tenth of the time."""
    done = out.with_name(out.name + ".journal")
    command = [sys.executable, "-m", "vnclean", str(rows), "--out", str(out), "--workers", str(workers)]
    command += ["--overwrite"] if out.exists() else []
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, env=os.environ)
    sizes: list[float] = []
    while process.poll() is None:
        time.sleep(0.1)
        sizes.append(_resident(process.pid))
        if kill_at is not None and _taken(done) >= kill_at:
            process.send_signal(signal.SIGKILL)
            break
    code = process.wait()
    tenth = max(1, len(sizes) // 10)
    return code, time.perf_counter() - start, sizes[tenth:-1:tenth]


def _resident(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def _taken(journal: Path) -> int:
    try:
        return int(json.loads(journal.read_text(encoding="utf-8"))["taken"])
    except (OSError, ValueError):
        return 0
