"""Tests of ``vnclean.read.sniff``."""

import pytest

import vnclean
from vnclean.read.sniff import sniff


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
