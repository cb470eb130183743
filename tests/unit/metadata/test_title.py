"""Tests of ``vnclean.metadata.title``."""

from datetime import datetime

import pytest

import vnclean
from support.claims import page_with


@pytest.mark.parametrize("printed", ["22/01/2018 17:10{}", "{} 22/01/2018 17:10"])
def test_a_time_glued_to_the_title_is_the_time_of_publication(story: dict[str, str], printed: str) -> None:
    page = "\n".join([printed.format(story["title"]), *(story[str(i)] for i in range(1, 6))])
    article = vnclean.extract(page)
    assert article.title == story["title"]
    assert isinstance(article.published, datetime)
    assert article.published.isoformat() == "2018-01-22T17:10:00+07:00"


@pytest.mark.parametrize(
    ("claims", "printed", "title"),
    [
        ("<title>§title | Báo Vùng Cao</title>", "", "§title"),
        ("<title>Báo Vùng Cao - §title</title><meta property=og:title content='§title'>", "", "§title"),
        ("<title>§title - Báo Vùng Cao</title>", "<h1>§title</h1>", "§title"),
        ("<title>Tin tức 24 giờ</title>", "<h1>§title</h1>", "§title"),
        (
            "<title>Chi tiết bài viết</title>",
            "<div class=x><a href=/>Trang chủ</a></div><h1>Cầu mới về bản</h1>",
            "Cầu mới về bản",
        ),
        (
            "<title>Trang chủ - Báo Vùng Cao</title><meta property=og:title content='§title'>",
            "<h2>§title</h2>",
            "§title",
        ),
    ],
)
def test_the_title_is_what_the_page_prints_and_its_markup_states(
    claims: str, printed: str, title: str, story: dict[str, str]
) -> None:
    article = vnclean.extract(page_with(story, claims, printed))
    assert article.title == title.replace("§title", story["title"])
    assert ("printed in line" in article.sources["title"]) == bool(printed)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("§title | Thời sự | Báo Vùng Cao", "§title"),
        ("§title - Thời sự - Báo Vùng Cao", "§title"),
        ("Báo Vùng Cao: §title", "§title"),
        ("[Vùng Cao] §title", "§title"),
        ("Báo Anh: Xã vùng cao dựng lại cây cầu", "Báo Anh: Xã vùng cao dựng lại cây cầu"),
        ("§title - Kỳ cuối - Báo Vùng Cao", "§title - Kỳ cuối"),
    ],
)
def test_a_title_is_stated_with_outlet_and_section(stated: str, title: str, story: dict[str, str]) -> None:
    head = f'<title>{stated}</title><meta property="og:site_name" content="Báo Vùng Cao">'
    assert vnclean.extract(page_with(story, head)).title == title.replace("§title", story["title"])
