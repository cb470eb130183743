"""Tests of ``vnclean.extraction``."""

import warnings
from pathlib import Path

import pytest

import vnclean
from support.charset_texts import written
from support.material import PROSE
from vnclean import Article, read_text
from vnclean.text.legacy_charsets import CHARSETS


@pytest.mark.parametrize("page", ["a" * 11, b"a" * 11, vnclean.read_text("a" * 11)])
def test_a_page_longer_than_asked_for_is_refused_with_a_sentence(page: str | bytes | vnclean.Page) -> None:
    with pytest.raises(ValueError, match="the page has 11 characters or bytes; max_size is 10"):
        vnclean.extract(page, max_size=10)
    assert vnclean.extract(page, max_size=11) == vnclean.extract(page)


@pytest.mark.parametrize(
    "name", ["https://bao.example/tin-1.html", "//bao.example", "www.bao.example", "a.HTML", " x/y.txt\n", "z.md"]
)
def test_text_that_looks_like_a_path_is_cleaned_and_warned_of(name: str) -> None:
    for act in (vnclean.clean, vnclean.extract):
        with pytest.warns(vnclean.PathLikeTextWarning, match="cleaned as text") as caught:
            result = act(name)
        assert caught[0].filename == __file__
    assert isinstance(result, vnclean.Article)
    assert "cleaned as text" in result.notes[-1]
    assert "note: " in result.explain()
    assert vnclean.Article.from_dict(result.to_dict()).notes == result.notes


@pytest.mark.parametrize("text", ["", "Tin", "Xem bao.html", "bao.example.vn", ".html nằm ở đâu?", "<a.html>"])
def test_other_text_is_not_warned_of(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert vnclean.extract(text).notes == ()


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.", encoding="utf-8")
    pipeline = vnclean.NEWS.without("tones")
    assert vnclean.clean(path, url="https://bao.example/1", pipeline=pipeline) == vnclean.clean(path.read_bytes())
    assert vnclean.extract(path, url="https://bao.example/1").page.url == "https://bao.example/1"
    with pytest.raises(ValueError, match="max_size"):
        vnclean.clean(path, max_size=10)
    with pytest.raises(FileNotFoundError):
        vnclean.clean(tmp_path / "none.html")


def test_metadata(article: Article, story: dict[str, str]) -> None:
    assert article.title == story["title"]
    assert article.lead == story["lead"]
    assert article.author == "Lò Thị Mai"
    assert article.outlet == "Bản Tin"
    assert article.published is not None
    assert article.published.isoformat() == "2026-03-07T08:06:00+07:00"


def test_absent_metadata_is_none(story: dict[str, str]) -> None:
    article = vnclean.extract(story["1"] + "\n" + story["2"])
    assert (article.title, article.author, article.published, article.outlet) == (None, None, None, None)
    assert vnclean.extract("Thứ Sáu, 22/11/2024 20:14").published is None


@pytest.mark.parametrize("charset", [*CHARSETS])
def test_links_stay_on_their_words(charset: str) -> None:
    linked = PROSE["3"].replace("huyện và một nhóm", '(<a href="/huyen/1">huyện và một nhóm</a>)')
    html = f"<h1>Cầu mới</h1><p>{PROSE['1']}</p><p>{linked}</p>"
    text = vnclean.extract(written(html, charset)).to_markdown()
    assert "([huyện và một nhóm](/huyen/1)) kỹ sư trẻ" in text


def test_only_text_is_taken() -> None:
    with pytest.raises(TypeError, match="normalize takes str, not bytes; decode bytes first"):
        vnclean.normalize(b"a")  # type: ignore[arg-type]


def test_normalize_keeps_line_breaks() -> None:
    assert vnclean.normalize("a \r\n b\r c \n") == "a\r\nb\rc\n"


def test_a_page_has_its_own_url() -> None:
    page = read_text("a", url="https://example.vn")
    assert vnclean.extract(page).page.url == "https://example.vn"
    assert vnclean.extract("a", url="https://example.vn").page == page
    with pytest.raises(ValueError, match="its own url"):
        vnclean.extract(page, url="https://other.vn")
