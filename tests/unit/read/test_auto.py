"""Tests of ``vnclean.read.auto``."""

import codecs
from typing import Any

import pytest

import vnclean
from support.pages import SENTENCES
from vnclean import Failure, extract_many
from vnclean.read.auto import sniff


def test_a_page_knows_its_encoding() -> None:
    assert vnclean.read_html("<p>Một".encode("utf-16")).encoding == "utf-16-le"
    assert vnclean.extract("Một dòng.".encode()).page.encoding == "utf-8"
    assert vnclean.extract("Một dòng.").page.encoding == vnclean.read_html("<p>Một").encoding == ""


def test_bytes_of_plain_text_are_read_as_text(story: dict[str, str]) -> None:
    text = "Trang chủ\n" + story["1"] + "\n" + story["2"]
    assert vnclean.extract(text.encode()).page == vnclean.read_text(text)
    assert vnclean.extract(codecs.BOM_UTF8 + text.encode()).text == vnclean.clean(text)
    assert vnclean.clean(text.encode("utf-16")) == vnclean.clean(text)


@pytest.mark.parametrize("url", [5, b"https://bao.example/1", ["https://bao.example/1"]])
def test_an_address_is_text(url: Any) -> None:  # noqa: ANN401 (users may pass any type)
    with pytest.raises(TypeError, match="a url is str or None"):
        vnclean.extract(SENTENCES, url=url)
    (found,) = extract_many([{"text": SENTENCES, "url": url}], on_error="record")
    assert isinstance(found, Failure)


@pytest.mark.parametrize("page", [SENTENCES, SENTENCES.encode(), bytearray(SENTENCES.encode()), memoryview(b"a" * 20)])
def test_pages_beyond_the_limit_are_refused(page: Any) -> None:  # noqa: ANN401 (users may pass any type)
    with pytest.raises(ValueError, match="max_size is 10"):
        vnclean.extract(page, max_size=10)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "text"),
        ("<!DOCTYPE html><p>x", "html"),
        (" \n<html>", "html"),
        ("<!-- a --><body>", "html"),
        ('<?xml version="1.0"?><rss>', "html"),
        ("\ufeff<p>Một</p>", "html"),
        ("<div class='x'>Một<br>Hai", "html"),
        ("Đầu trang <b>đậm</b>", "text"),
        ("Một dòng.\n" + "<p>Đoạn văn.</p>\n" * 6, "html"),
        ("Thẻ <html> mở đầu mọi trang.", "text"),
        ("<3 em nhiều lắm. 5 < 7 > 2", "text"),
        ("Dùng <p> và </p>, <b> và </b>, <i> và </i> để định dạng. " + "Bài học dài hơn thế nhiều. " * 120, "text"),
        ("# Tin mới\n\n- [Thời sự](/thoi-su)", "markdown"),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n## Kết luận", "markdown"),
        ("Xem [1](#fn1).", "text"),
        ("#vietnam #thethao là hai nhãn.", "text"),
        ("Một đoạn.\n# Lãi suất\n# Đất nền\n# 8 tháng 3", "text"),
        ("---\ntitle: Tin mới\n---\nMột đoạn.", "markdown"),
        ("---\nMột đoạn.\n---\nHai đoạn.", "text"),
        ("<p>Một</p>\n\n## Hai\n\n[Ba](/ba) [Bốn](/bon)", "markdown"),
        ("<div><p>Một [x](y)</p><p>Hai</p></div>", "html"),
        ("Giá * lượng * hệ số = **tiền**", "text"),
    ],
)
def test_a_string_tells_what_it_is(text: str, kind: str) -> None:
    assert sniff(text) == kind


def test_text_that_mentions_a_tag_is_text() -> None:
    assert vnclean.clean("Thẻ <html> mở đầu mọi trang.") == "Thẻ <html> mở đầu mọi trang."


@pytest.mark.parametrize("front", ['+++\ntitle = "Mưa"\n+++\n', "---\ntitle: Mưa\n---\n"])
def test_front_matter_is_markdown(front: str) -> None:
    assert sniff(front + "Một đoạn <b>đậm</b>.<br>Hai.<br>Ba.") == "markdown"
