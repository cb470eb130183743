"""Tests of ``vnclean.corpus.batch``."""

from pathlib import Path
from typing import Any

import pytest

import vnclean
from support.material import HERE
from support.pages import FORTY_PAGES
from vnclean import Article, Failure, clean_many, extract_many, read_text

PDF = b"%PDF-1.7"


def test_results_are_those_of_extract_in_order() -> None:
    assert list(extract_many(FORTY_PAGES)) == [vnclean.extract(page) for page in FORTY_PAGES]
    assert list(clean_many(FORTY_PAGES)) == [vnclean.clean(page) for page in FORTY_PAGES]


def test_processes_give_the_same() -> None:
    given: list[Any] = [*FORTY_PAGES[:20], PDF, ("https://bao.example/1", PDF), *FORTY_PAGES[20:]]
    alone = list(extract_many(given, on_error="record"))
    assert list(extract_many(given, workers=2, on_error="record")) == alone
    assert alone[20:22] == [
        Failure(20, None, "ValueError", "these bytes are not a page: they look like a PDF document"),
        Failure(21, "https://bao.example/1", "ValueError", "these bytes are not a page: they look like a PDF document"),
    ]


@pytest.mark.parametrize("workers", [0, 1])
def test_errors_are_raised_skipped_or_recorded(workers: int) -> None:
    given: list[Any] = ["Một", PDF, "Hai"]
    assert len(list(extract_many(given, workers=workers, on_error="skip"))) == 2
    results = extract_many(given, workers=workers)
    assert isinstance(next(results), Article)
    with pytest.raises(ValueError, match="PDF"):
        next(results)


@pytest.mark.parametrize("pages", ["<p>Một</p>", b"abc", {"html": "a"}, vnclean.read_text("a")])
def test_one_page_is_refused(pages: Any) -> None:  # noqa: ANN401 (users may pass any type)
    with pytest.raises(TypeError, match="many pages"):
        extract_many(pages)


def test_wrong_settings_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="on_error is one of raise, skip, record"):
        extract_many([], on_error="ignore")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="workers"):
        extract_many([], workers=-1)


def test_cases_through_processes() -> None:
    pages = [path.read_bytes() for path in sorted((HERE / "cases").glob("*/source.*"))]
    assert list(clean_many(pages, workers=2)) == [vnclean.clean(page) for page in pages]


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
    assert sources[7] == html  # HTML passed as plain text keeps its tags
    assert [each.page.url for each in found if isinstance(each, Article)].count(url) == 2


@pytest.mark.parametrize("given", [None, 7, {}, {"html": "a", "text": "b"}, OSError("gone"), Path("no such file"), ()])
def test_what_is_no_page_is_a_failure(given: Any) -> None:  # noqa: ANN401 (anything)
    (found,) = extract_many([given], on_error="record")
    assert isinstance(found, Failure)
    assert found.message


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
