"""Bytes: encodings are told by evidence, what is not a page is refused, and what a string is tells itself."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from support.material import HtmlCase
from vnclean import read_html
from vnclean.read.decode import decode
from vnclean.read.sniff import sniff

TEXT = "<p>Nước sông dâng nhanh, dân phải chạy lũ.</p>"


def meta(name: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={name}">'


@pytest.mark.parametrize(
    ("data", "encoding", "note"),
    [
        (TEXT.encode(), "utf-8", ""),
        ((meta("utf-8") + TEXT).encode(), "utf-8", ""),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", ""),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", ""),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", ""),
        (TEXT.encode("utf-16-le"), "utf-16-le", ""),
        (TEXT.encode("utf-16-be"), "utf-16-be", ""),
        ((meta("iso-8859-1") + TEXT).encode(), "utf-8", "declared iso8859-1, but the bytes are UTF-8"),
        ((meta("utf-16") + TEXT).encode(), "utf-8", ""),
        ((meta("no-such-thing") + TEXT).encode(), "utf-8", ""),
        (TEXT.encode()[:-30] + b"\xff" + TEXT.encode()[-30:], "utf-8", "1 damaged places in UTF-8"),
        (b"plain ascii", "utf-8", ""),
    ],
)
def test_the_encoding_is_told_by_evidence(data: bytes, encoding: str, note: str) -> None:
    found = decode(data)
    assert (found.encoding, found.note) == (encoding, note)
    assert found.text == "plain ascii" or "chạy lũ" in found.text or "�" in found.text


@pytest.mark.parametrize(
    "head", ["", meta("windows-1258"), meta("utf-8"), '<?xml version="1.0" encoding="windows-1258"?>']
)
def test_windows_1258(head: str) -> None:
    # The marks of most tones stand alone in this encoding.
    data = head.encode() + b"<p>Th\xe0nh ph\xf4\xec \xf0a\xde ho\xf2p.</p>"
    article = vnclean.extract(read_html(data))
    assert article.page.blocks[0].text == "Thành phô\u0301 đa\u0303 ho\u0323p."
    assert article.texts[0] == "Thành phố đã họp."
    assert bool(article.page.notes) == ("utf-8" in head)


def test_the_callers_encoding_comes_before_the_pages_own() -> None:
    data = (meta("windows-1258") + "<p>caf\xe9 \xc3</p>").encode("cp1252")
    assert "café" in read_html(data, encoding="cp1252").source
    assert "chạy lũ" in read_html(TEXT.encode(), encoding="cp1252").source  # wrong, and overruled
    assert "chạy lũ" in read_html(TEXT.encode("utf-16-le"), encoding="utf-16-le").source
    with pytest.raises(ValueError, match="no text encoding is named 'klingon'"):
        read_html(b"x", encoding="klingon")
    with pytest.raises(ValueError, match="rot13"):
        read_html(b"x", encoding="rot13")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"RIFF\x00\x00\x00\x00xxxx", "RIFF"),
        (b"\x00\x00\x00\x20ftypisom", "MPEG-4"),
        (b"PK\x03\x04", "ZIP"),
        (b"WARC/1.0\r\n", "WARC"),
        (bytes(range(32)) * 50, "binary"),
    ],
)
def test_bytes_that_are_no_page_are_refused_with_a_sentence(data: bytes, kind: str) -> None:
    for door in (read_html, vnclean.clean, vnclean.extract):
        with pytest.raises(ValueError, match=f"not a page: they look like .*{kind}"):
            door(data)


def test_bytes_of_plain_text_go_through_the_text_door(story: dict[str, str]) -> None:
    text = "Trang chủ\n" + story["1"] + "\n" + story["2"]
    assert vnclean.extract(text.encode()).page == vnclean.read_text(text)
    assert vnclean.extract(codecs.BOM_UTF8 + text.encode()).text == vnclean.clean(text)
    assert vnclean.clean(text.encode("utf-16")) == vnclean.clean(text)


def test_a_page_is_the_same_in_every_encoding(html_case: HtmlCase) -> None:
    text = html_case.source.decode()
    whole = vnclean.clean(html_case.source)
    assert vnclean.clean(text) == whole
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"):
        assert vnclean.clean(text.encode(name)) == whole


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


@given(st.binary(max_size=400))
def test_any_bytes_give_a_page_or_a_sentence(data: bytes) -> None:
    for door in (vnclean.clean, vnclean.read_html):
        with suppress(ValueError):
            door(data)
