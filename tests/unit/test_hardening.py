"""Faults that attacks from outside found, each with its variants: what is given, and what comes out."""

import json
import multiprocessing
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

import vnclean
from vnclean import NEWS, Article, Failure, Filter, extract_many
from vnclean.analysis.draft import Draft
from vnclean.read.decode import text_encoding

TEXT = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
NO_TEXT = ["undefined", "idna", "punycode", "base64", "rot13", "hex", "unicode_escape", "raw-unicode-escape", "utf-7"]


@pytest.mark.parametrize("name", [*NO_TEXT, "utf8mb4", "none", "utf-8,text/html", "\0", ""])
def test_a_declared_encoding_that_is_none_of_text_is_passed_over(name: str) -> None:
    assert vnclean.clean(f"<meta charset={name}><p>{TEXT}</p>".encode()) == TEXT
    assert text_encoding(name) is None
    with pytest.raises(ValueError, match="no text encoding"):
        vnclean.read_html(TEXT.encode(), encoding=name)


@pytest.mark.parametrize("name", ["UTF8", "windows-1258", "latin-1", "shift_jis", "utf-16"])
def test_encodings_of_text_are_known(name: str) -> None:
    assert text_encoding(name) is not None


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["{}", "<meta charset=utf-32><p>{}</p>", "<p>{} \U0001f600</p>"])
def test_wide_encodings_are_told_by_their_zero_bytes(encoding: str, form: str) -> None:
    assert vnclean.clean(form.format(TEXT).encode(encoding)).startswith(TEXT)


@pytest.mark.parametrize("data", [b"\0" * 4000, b"a\0\0\0\0\0\0\0" * 500, bytes(range(256)) * 20])
def test_zero_bytes_alone_are_no_page(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a page"):
        vnclean.extract(data)


@pytest.mark.parametrize("url", [5, b"https://bao.example/1", ["https://bao.example/1"]])
def test_an_address_is_text(url: Any) -> None:  # noqa: ANN401 (what users give)
    with pytest.raises(TypeError, match="a url is str or None"):
        vnclean.extract(TEXT, url=url)
    (found,) = extract_many([{"text": TEXT, "url": url}], on_error="record")
    assert isinstance(found, Failure)


def _changed(data: dict[str, Any], path: tuple[Any, ...], value: object) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(data))
    *above, last = path
    at: Any = changed
    for step in above:
        at = at[step]
    at[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("section",), 5), (("title",), ["x"]), (("tags",), [1]), (("tags",), "ab"), (("url",), 5), (("pipeline",), None),
        (("sources",), {"title": 1}), (("page", "url"), 5), (("page", "notes"), [1]), (("page", "encoding"), None),
        (("blocks", 1, "path"), None), (("blocks", 1, "tag"), 3), (("blocks", 0, "start"), False),
        (("blocks", 1, "because"), 7), (("blocks", 1, "links"), [[0, 9999, "x"]]), (("blocks", 1, "links"), [[0, 1, 2]]),
        (("changes",), [{"block": 99, "normalizers": [], "because": []}]), (("page", "claims"), [{"field": 1}]),
    ],
)  # fmt: skip
def test_an_article_of_other_types_is_refused(path: tuple[Any, ...], value: object) -> None:
    html = f"<title>Mưa lớn</title><h1>Mưa lớn ở vùng cao suốt đêm</h1><p><a href=/x>Mưa</a> {TEXT} {TEXT}</p>"
    data = vnclean.extract(html, url="https://bao.example/1").to_dict()
    assert Article.from_dict(json.loads(json.dumps(data))).to_dict() == data
    with pytest.raises((ValueError, KeyError)):
        Article.from_dict(_changed(data, path, value))


@pytest.mark.parametrize(
    "script",
    [
        "{" + "x" * 40_000 + "}x",
        "x" * 40_000 + "{",
        '{"author":' + " " * 40_000,
        '{"headline"' + " " * 40_000,
        "}" * 40_000,
    ],
)
def test_broken_linked_data_takes_time_that_grows_with_it(script: str) -> None:
    page = f"<script type='application/ld+json'>{script}</script>" * 10 + f"<p>{TEXT}</p>"
    start = time.process_time()
    vnclean.extract(vnclean.read_html(page))
    assert time.process_time() - start < 5  # a square took minutes


@pytest.mark.parametrize(
    "script",
    [
        '/* <![CDATA[ */ {"@type": "NewsArticle", "headline": "Mưa lớn",} /* ]]> */;',
        '[{"@type": "Article", "headline": "Mưa lớn"}];',
    ],
)
def test_linked_data_is_read_with_what_stands_around_it(script: str) -> None:
    page = vnclean.read_html(f"<script type='application/ld+json'>{script}</script><p>{TEXT}</p>")
    assert [claim.value for claim in page.claims if claim.field == "title"] == ["Mưa lớn"]


@pytest.mark.parametrize(
    "scheme", ["javascript&colon;", "javascript&#58;", "java&Tab;script&colon;", "&#106;avascript&#x3a;"]
)
def test_an_address_comes_alive_in_no_renderer(scheme: str) -> None:
    """What a renderer would decode stays as it is: the ampersand is a reference of its own."""
    address = f"{scheme}alert(1)".replace("&", "&amp;")
    html = f"<h1>Mưa lớn ở vùng cao suốt đêm</h1><p>{TEXT} <a href='{address}'>xem ở đây</a> {TEXT}</p>"
    for page in (vnclean.read_html(html), vnclean.read_markdown(f"{TEXT} [xem ở đây]({scheme}alert) {TEXT}")):
        shown = vnclean.extract(page).to_markdown()
        assert not any(f"]({part}" in shown for part in ("javascript&colon", "javascript&#", "java&T", "&#106"))
    assert "?a=1&b=2)" in vnclean.extract(f"<p>{TEXT} <a href='/x?a=1&amp;b=2'>ở đây</a> {TEXT}").to_markdown()


@dataclass(frozen=True)
class Own(Filter):
    """A filter of the user's, with a source."""

    name: str = "own"
    words: int = 3

    def __call__(self, _: Draft) -> tuple[()]:
        """Say nothing."""
        return ()


def _of_no_source(version: str = "") -> Any:  # noqa: ANN401 (a filter)
    code = "class Made(Filter):\n    name = 'made'\n    def __call__(self, draft):\n        return ()\n"
    namespace: dict[str, Any] = {"__name__": "__nowhere__", "Filter": Filter}
    exec(code + (f"    version = {version!r}\n" if version else ""), namespace)  # noqa: S102 (our own code)
    return namespace["Made"]()


def test_the_fingerprint_covers_a_filters_source_or_version() -> None:
    prints = {
        NEWS.fingerprint,
        NEWS.after("body.prose", Own()).fingerprint,
        NEWS.after("body.prose", Own(words=4)).fingerprint,
        NEWS.after("body.prose", _of_no_source("1")).fingerprint,
        NEWS.after("body.prose", _of_no_source("2")).fingerprint,
    }
    assert len(prints) == 5
    nameless = NEWS.after("body.prose", _of_no_source())
    with pytest.raises(ValueError, match="give it a `version`"):
        _ = nameless.fingerprint
    assert vnclean.extract(TEXT, pipeline=nameless).pipeline == ""


def test_the_fingerprint_covers_the_librarys_sources(tmp_path: Any) -> None:  # noqa: ANN401 (a path)
    """One constant changed in a copy of the package gives another."""
    from pathlib import Path  # noqa: PLC0415 (for this test)
    from shutil import copytree  # noqa: PLC0415 (for this test)

    copytree(Path(vnclean.__file__).parent, tmp_path / "vnclean")
    code = "import vnclean; print(vnclean.NEWS.fingerprint)"

    def printed() -> str:
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    assert printed() == NEWS.fingerprint
    edge = tmp_path / "vnclean" / "filters" / "edges.py"
    edge.write_text(
        edge.read_text(encoding="utf-8").replace("_AHEAD: Final = 30", "_AHEAD: Final = 31"), encoding="utf-8"
    )
    assert printed() != NEWS.fingerprint


class Unloadable:
    """What a process cannot unpickle."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Fail where it is loaded."""
        return int, ("no number",)


@pytest.mark.parametrize(
    "item", [Unloadable(), {"text": TEXT, "more": lambda: None}], ids=["unloadable", "unpicklable"]
)
def test_what_cannot_go_between_processes_costs_itself(item: Any) -> None:  # noqa: ANN401 (anything)
    pages: list[Any] = [TEXT] * 5 + [item] + [TEXT] * 12
    found = list(extract_many(pages, workers=1, on_error="record"))
    assert [type(each) for each in found] == [Article] * 5 + [Failure] + [Article] * 12


def _in_a_daemon() -> str:
    try:
        list(extract_many([TEXT], workers=1))
    except RuntimeError as error:
        return str(error)
    return ""


def test_a_daemonic_process_starts_no_workers() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert "workers=0" in pool.apply(_in_a_daemon)


def test_a_library_without_looks_to_spare_takes_more() -> None:
    """A third look at a line that is registered late finds room, and the earlier ones their places."""
    from vnclean.text.memo import MemoColumns  # noqa: PLC0415 (for this test)

    looks = MemoColumns()
    found = [looks.memoized(f"{number} {{}}".format) for number in range(3)]
    assert [look("a") for look in found] == ["0 a", "1 a", "2 a"]
    late = looks.memoized("late {}".format)
    assert [look("a") for look in (*found, late)] == ["0 a", "1 a", "2 a", "late a"]


def test_an_article_keeps_the_page_that_was_decided_when_it_is_pickled() -> None:
    article = vnclean.extract(TEXT.encode().decode("cp1252", "replace"))
    assert pickle.loads(pickle.dumps(article)).decided == article.decided  # noqa: S301 (our own bytes)
