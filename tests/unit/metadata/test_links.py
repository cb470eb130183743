"""Tests of ``vnclean.metadata.links``."""

import pytest

import vnclean
from support.claims import page_with
from vnclean.metadata.links import host_of


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/1.html", "http://[", "ftp://x.example/1", ""])
def test_only_absolute_web_addresses_are_addresses(address: str, story: dict[str, str]) -> None:
    article = vnclean.extract(
        page_with(story, f'<link rel=canonical href="{address}"><meta property=og:image content="{address}">')
    )
    assert (article.url, article.image) == (None, None)


def test_an_address_is_stated_without_fragment_and_tracking(story: dict[str, str]) -> None:
    head = '<link rel="canonical" href="https://bao.example/1.html?utm_source=z&amp;id=3&amp;fbclid=x#top">'
    assert vnclean.extract(page_with(story, head)).url == "https://bao.example/1.html?id=3"
    given = "https://bao.example/1.html?utm_source=z#top"
    assert vnclean.extract(page_with(story, ""), url=given).url == given


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://m.bao.example/1", "bao.example"), (None, ""), ("https://[bad", ""),
     ("https://WWW.Bao.example", "bao.example")],
)  # fmt: skip
def test_hosts(url: str | None, host: str) -> None:
    assert host_of(vnclean.Page("", (), url)) == host


def test_an_address_is_kept() -> None:
    article = vnclean.extract("<p>a</p>", url="https://bao.example/tin")
    assert (article.page.url, article.url, article.sources["url"]) == (*["https://bao.example/tin"] * 2, "given")


@pytest.mark.parametrize(
    ("given", "stated", "url"),
    [
        ("https://m.bao.example/1?x=1", "https://www.bao.example/1", "https://www.bao.example/1"),
        ("https://bao.com.vn/1", "https://khac.com.vn/1", "https://bao.com.vn/1"),  # a reprint's source
        ("https://bao.com.vn/1", "http://localhost:8080/1", "https://bao.com.vn/1"),
        (
            "https://www-bao-example.cdn.ampproject.org/c/s/bao.example/1",
            "https://bao.example/1",
            "https://bao.example/1",
        ),
        ("https://web.archive.org/web/2020/https://bao.example/1", "https://bao.example/1", "https://bao.example/1"),
    ],
)
def test_the_callers_address_counts_where_another_site_is_stated(
    given: str, stated: str, url: str, story: dict[str, str]
) -> None:
    page = page_with(story, f'<link rel="canonical" href="{stated}">')
    assert vnclean.extract(page, url=given).url == url


def test_an_address_is_resolved_by_the_pages_base(story: dict[str, str]) -> None:
    head = '<base href="https://bao.example/web/"><link rel="canonical" href="tin/1.html">'
    assert vnclean.extract(page_with(story, head)).url == "https://bao.example/web/tin/1.html"
