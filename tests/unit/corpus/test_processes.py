"""Tests of ``vnclean.corpus.processes``."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import vnclean
from support.pages import FORTY_PAGES, SENTENCES
from vnclean import NEWS, Article, Draft, Failure, Filter, Finding, WorkerLostError, clean_many, extract_many


class Unloadable:
    """An object that can be pickled but not unpickled."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Return a call that fails when the object is unpickled."""
        return int, ("no number",)


@pytest.mark.parametrize(
    "item", [Unloadable(), {"text": SENTENCES, "more": lambda: None}], ids=["unloadable", "unpicklable"]
)
def test_what_cannot_go_between_processes_costs_itself(item: Any) -> None:  # noqa: ANN401 (anything)
    pages: list[Any] = [SENTENCES] * 5 + [item] + [SENTENCES] * 12
    found = list(extract_many(pages, workers=1, on_error="record"))
    assert [type(each) for each in found] == [Article] * 5 + [Failure] + [Article] * 12


def _in_a_daemon() -> str:
    try:
        list(extract_many([SENTENCES], workers=1))
    except RuntimeError as error:
        return str(error)
    return ""


def test_a_daemonic_process_starts_no_workers() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert "workers=0" in pool.apply(_in_a_daemon)


@dataclass(frozen=True)
class Deadly(Filter):
    """A filter that kills the process on some pages."""

    name: str = "deadly"

    def __call__(self, draft: Draft) -> Iterable[Finding]:
        """Kill the process if the page starts with “Chết”."""
        if draft.page.source.startswith("Chết"):
            os.kill(os.getpid(), signal.SIGKILL)
        return ()


def test_a_process_that_dies_costs_its_page() -> None:
    given: list[Any] = [*FORTY_PAGES[:10], ("https://bao.example/2", "Chết"), *FORTY_PAGES[10:]]
    pipeline = NEWS.before(NEWS.names[0], Deadly())
    found = list(extract_many(given, pipeline=pipeline, workers=2, on_error="record"))
    assert [type(each) for each in found] == [Article] * 10 + [Failure] + [Article] * 30
    assert found[10] == Failure(
        10,
        "https://bao.example/2",
        "WorkerLostError",
        f"the process that had the page died (exit code {-signal.SIGKILL})",
    )
    with pytest.raises(WorkerLostError):
        list(extract_many(["Chết"], pipeline=pipeline, workers=1))


@pytest.mark.parametrize("workers", [0, 2])
def test_few_pages_are_under_way(workers: int) -> None:
    taken = 0

    def pages() -> Iterator[str]:
        nonlocal taken
        while taken < 10_000:
            taken += 1
            yield "Một dòng."

    results = extract_many(pages(), workers=workers)
    assert taken == 0
    next(results)
    assert taken <= 1 + 64 * workers
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [0, 1])
def test_what_the_source_raises_comes_at_its_turn(workers: int) -> None:
    def pages() -> Iterator[str]:
        yield from FORTY_PAGES[:5]
        raise OSError(*["the disk is gone"])

    results = clean_many(pages(), workers=workers, on_error="skip")
    for page in FORTY_PAGES[:5]:
        assert next(results) == vnclean.clean(page)
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_a_script_without_its_guard_is_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import vnclean\nprint(list(vnclean.clean_many(['Một'], workers=1)))\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "__main__" in done.stderr.splitlines()[-1]


FOREVER = """
import itertools, vnclean
if __name__ == "__main__":
    for text in vnclean.clean_many(itertools.repeat("Một dòng ngắn."), workers=2):
        print(flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(by: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / f"forever_{by.name}.py"
    script.write_text(FOREVER, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(by)
    process.stdout.close()
    process.wait(20)
    for _ in range(100):
        if not (left := _running(script.name, process.pid)):
            break
        time.sleep(0.1)
    assert not left


def _running(name: str, parent: int) -> list[str]:
    """Return the command lines of processes that still run the script or were spawned by ``parent``."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = each.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if name in line or f"parent_pid={parent}," in line:
            found.append(line)
    return found
