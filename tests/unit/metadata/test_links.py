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
