"""Tests of ``vnclean.corpus.inputs``."""

from pathlib import Path
from typing import Any

import pytest

import vnclean
from vnclean import Article, Failure, clean_many, extract_many, read_text


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
