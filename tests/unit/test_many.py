"""Many pages: order, laziness, errors, processes that die."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import vnclean
from support.material import HERE
from vnclean import NEWS, Article, Draft, Failure, Filter, Finding, WorkerLostError, clean_many, extract_many, read_text

PAGES = [f"Trang chủ\nMưa lớn kéo dài suốt đêm thứ {n}. Nước sông dâng nhanh, dân phải chạy lũ." for n in range(40)]
PDF = b"%PDF-1.7"


@dataclass(frozen=True)
class Deadly(Filter):
    """A filter at which the process of some pages dies."""

    name: str = "deadly"

    def __call__(self, draft: Draft) -> Iterable[Finding]:
        """Kill the process that cleans a page with these words."""
        if draft.page.source.startswith("Chết"):
            os.kill(os.getpid(), signal.SIGKILL)
        return ()


def test_results_are_those_of_extract_in_order() -> None:
    assert list(extract_many(PAGES)) == [vnclean.extract(page) for page in PAGES]
    assert list(clean_many(PAGES)) == [vnclean.clean(page) for page in PAGES]


def test_processes_give_the_same() -> None:
    given: list[Any] = [*PAGES[:20], PDF, ("https://bao.example/1", PDF), *PAGES[20:]]
    alone = list(extract_many(given, on_error="record"))
    assert list(extract_many(given, workers=2, on_error="record")) == alone
    assert alone[20:22] == [
        Failure(20, None, "ValueError", "these bytes are not a page: they look like a PDF document"),
        Failure(21, "https://bao.example/1", "ValueError", "these bytes are not a page: they look like a PDF document"),
    ]


def test_a_process_that_dies_costs_its_page() -> None:
    given: list[Any] = [*PAGES[:10], ("https://bao.example/2", "Chết"), *PAGES[10:]]
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


@pytest.mark.parametrize("workers", [0, 1])
def test_errors_are_raised_skipped_or_recorded(workers: int) -> None:
    given: list[Any] = ["Một", PDF, "Hai"]
    assert len(list(extract_many(given, workers=workers, on_error="skip"))) == 2
    results = extract_many(given, workers=workers)
    assert isinstance(next(results), Article)
    with pytest.raises(ValueError, match="PDF"):
        next(results)


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
        yield from PAGES[:5]
        raise OSError(*["the disk is gone"])

    results = clean_many(pages(), workers=workers, on_error="skip")
    for page in PAGES[:5]:
        assert next(results) == vnclean.clean(page)
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_pages_come_in_many_ways(tmp_path: Path) -> None:
    html = "<h2>Mưa lớn kéo dài ở miền núi suốt đêm</h2><p>Nước sông dâng nhanh. Dân phải chạy lũ ngay trong đêm.</p>"
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
    url = "https://bao.example/1.html"
    given: list[Any] = [
        html, html.encode(), vnclean.read_html(html), file, (url, html), {"page": html, "url": url}, {"html": html},
        {"text": html}, {"html": html.encode("utf-16-le"), "encoding": "utf-16-le", "more": 1},
    ]  # fmt: skip
    found = list(extract_many(given))
    assert all(isinstance(each, Article) for each in found)
    sources = [each.page.source for each in found if isinstance(each, Article)]
    assert sources.count(sources[0]) == 8
    assert sources[7] == html  # as text
    assert [each.page.url for each in found if isinstance(each, Article)].count(url) == 2


@pytest.mark.parametrize("given", [None, 7, {}, {"html": "a", "text": "b"}, OSError("gone"), Path("no such file"), ()])
def test_what_is_no_page_is_a_failure(given: Any) -> None:  # noqa: ANN401 (anything)
    (found,) = extract_many([given], on_error="record")
    assert isinstance(found, Failure)
    assert found.message


@pytest.mark.parametrize("pages", ["<p>Một</p>", b"abc", {"html": "a"}, vnclean.read_text("a")])
def test_one_page_is_refused(pages: Any) -> None:  # noqa: ANN401 (what users give)
    with pytest.raises(TypeError, match="many pages"):
        extract_many(pages)


def test_wrong_settings_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="on_error is one of raise, skip, record"):
        extract_many([], on_error="ignore")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="workers"):
        extract_many([], workers=-1)


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
    """The processes that still run a script or were spawned by it."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = each.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if name in line or f"parent_pid={parent}," in line:
            found.append(line)
    return found


def test_cases_through_processes() -> None:
    pages = [path.read_bytes() for path in sorted((HERE / "cases").glob("*/source.*"))]
    assert list(clean_many(pages, workers=2)) == [vnclean.clean(page) for page in pages]


def test_pages_longer_than_asked_for_fail_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("a" * 11, encoding="utf-8")
    given: list[Any] = [
        "a" * 11,
        path,
        read_text("a" * 11),
        ("https://bao.example/1", b"a" * 11),
        {"text": "a" * 11},
        "b",
    ]
    found = list(clean_many(given, on_error="record", max_size=10))
    messages = [getattr(each, "message", each) for each in found]
    assert messages == ["the page has 11 characters or bytes; max_size is 10"] * 5 + ["b"]
