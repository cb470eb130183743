"""A pipeline gives the same results in threads and other processes, pickled, and with another locale or hash seed."""

import json
import locale
import multiprocessing
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import vnclean
from support.material import read_cases, read_html_cases
from vnclean import NEWS
from vnclean.text.memo import clear_memos

PAGES = [page.source for page in read_html_cases()[:8]] + [case.source.encode() for case in read_cases()]
AUDITED = """
import json, sys
import vnclean, vnclean.output.html, vnclean.output.markdown, vnclean.output.explain, vnclean.metadata.page_type
pages = [bytes.fromhex(page) for page in json.load(sys.stdin)]
from vnclean.text.memo import clear_memos
def work():
    for page in pages:
        article = vnclean.extract(page)
        article.html(), article.to_markdown(), article.explain(), article.page_type, article.to_dict()
work()  # the tables that ship with the package are read once, and patterns compiled
clear_memos()
seen = []
outside = ("open", "os.", "socket.", "subprocess.", "shutil.", "tempfile.", "glob.", "pathlib.", "urllib.", "http.",
           "ctypes.", "signal.", "import", "compile", "exec", "sys.set", "sys.add")
sys.addaudithook(lambda event, values: seen.append((event, str(values)[:99])) if event.startswith(outside) else None)
work()
print(json.dumps(seen))
"""
DIGESTED = """
import hashlib, json, sys, vnclean
pages = [bytes.fromhex(page) for page in json.load(sys.stdin)]
texts = [json.dumps(vnclean.extract(page).to_dict(), sort_keys=True) for page in pages]
print(hashlib.sha256("".join(texts).encode()).hexdigest(), vnclean.NEWS.fingerprint)
"""


def run(code: str, **environment: str) -> str:
    """Return the output of a new process that gets the pages on standard input."""
    given = json.dumps([page.hex() for page in PAGES])
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(
        command, input=given, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_threads_share_a_pipeline() -> None:
    clear_memos()
    alone = [vnclean.extract(page) for page in PAGES]
    clear_memos()
    switch = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # threads are switched very often
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(vnclean.extract, PAGES * 8))
    finally:
        sys.setswitchinterval(switch)
    assert found == alone * 8


def test_threads_may_empty_the_tables_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnclean.text.memo.CACHED", 50)
    alone = [vnclean.extract(page) for page in PAGES]
    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(vnclean.extract, page) for page in PAGES * 4]
        for _ in range(50):
            clear_memos()
    assert [each.result() for each in found] == alone * 4


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_other_processes_give_the_same(method: str) -> None:
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(vnclean.extract, PAGES[:6]) == [vnclean.extract(page) for page in PAGES[:6]]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pipeline_and_an_article_pickle(protocol: int) -> None:
    pipeline = pickle.loads(pickle.dumps(NEWS.keeping("caption"), protocol))  # noqa: S301 (our own bytes)
    assert pipeline.fingerprint == NEWS.keeping("caption").fingerprint
    article = vnclean.extract(PAGES[0], pipeline=pipeline)
    assert pickle.loads(pickle.dumps(article, protocol)) == article  # noqa: S301


def test_hash_seed_and_locale_change_nothing() -> None:
    one = run(DIGESTED, PYTHONHASHSEED="0")
    assert run(DIGESTED, PYTHONHASHSEED="4711") == one
    assert run(DIGESTED, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") == one
    assert run(DIGESTED, PYTHONOPTIMIZE="2") == one


def test_no_file_no_socket_no_process() -> None:
    assert json.loads(run(AUDITED)) == []


def test_nothing_of_the_process_is_changed() -> None:
    def state() -> tuple[object, ...]:
        return (
            locale.setlocale(locale.LC_ALL), dict(os.environ), Path.cwd(), sys.getrecursionlimit(), sys.getswitchinterval(),
            sys.excepthook, sys.stdout, sys.stderr, tuple(sys.path), sys.getfilesystemencoding(),
        )  # fmt: skip

    before = state()
    for page in PAGES:
        vnclean.extract(page).html()
    assert state() == before


def test_input_is_left_as_it_was() -> None:
    data = bytearray(PAGES[0])
    before = bytes(data)
    page = vnclean.read_html(before)
    copy = pickle.dumps(page)
    vnclean.extract(page)
    assert pickle.dumps(page) == copy
    assert bytes(data) == before
