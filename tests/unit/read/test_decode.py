"""Tests of ``vnclean.read.decode``."""

import codecs

import pytest

import vnclean
from support.material import HtmlCase
from support.pages import SENTENCES
from vnclean import read_html
from vnclean.read.decode import decode, text_encoding

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
    # This encoding has most tone marks as separate, combining characters.
    data = head.encode() + b"<p>Th\xe0nh ph\xf4\xec \xf0a\xde ho\xf2p.</p>"
    article = vnclean.extract(read_html(data))
    assert article.page.blocks[0].text == "Thành phô\u0301 đa\u0303 ho\u0323p."
    assert article.texts[0] == "Thành phố đã họp."
    assert bool(article.page.notes) == ("utf-8" in head)


def test_the_callers_encoding_comes_before_the_pages_own() -> None:
    data = (meta("windows-1258") + "<p>caf\xe9 \xc3</p>").encode("cp1252")
    assert "café" in read_html(data, encoding="cp1252").source
    assert "chạy lũ" in read_html(TEXT.encode(), encoding="cp1252").source  # a wrong encoding is overruled
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
    for function in (read_html, vnclean.clean, vnclean.extract):
        with pytest.raises(ValueError, match=f"not a page: they look like .*{kind}"):
            function(data)


def test_a_page_is_the_same_in_every_encoding(html_case: HtmlCase) -> None:
    text = html_case.source.decode()
    whole = vnclean.clean(html_case.source)
    assert vnclean.clean(text) == whole
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"):
        assert vnclean.clean(text.encode(name)) == whole


NO_TEXT = ["undefined", "idna", "punycode", "base64", "rot13", "hex", "unicode_escape", "raw-unicode-escape", "utf-7"]


@pytest.mark.parametrize("name", [*NO_TEXT, "utf8mb4", "none", "utf-8,text/html", "\0", ""])
def test_a_declared_encoding_that_is_none_of_text_is_passed_over(name: str) -> None:
    assert vnclean.clean(f"<meta charset={name}><p>{SENTENCES}</p>".encode()) == SENTENCES
    assert text_encoding(name) is None
    with pytest.raises(ValueError, match="no text encoding"):
        vnclean.read_html(SENTENCES.encode(), encoding=name)


@pytest.mark.parametrize("name", ["UTF8", "windows-1258", "latin-1", "shift_jis", "utf-16"])
def test_encodings_of_text_are_known(name: str) -> None:
    assert text_encoding(name) is not None


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["{}", "<meta charset=utf-32><p>{}</p>", "<p>{} \U0001f600</p>"])
def test_wide_encodings_are_told_by_their_zero_bytes(encoding: str, form: str) -> None:
    assert vnclean.clean(form.format(SENTENCES).encode(encoding)).startswith(SENTENCES)


@pytest.mark.parametrize("data", [b"\0" * 4000, b"a\0\0\0\0\0\0\0" * 500, bytes(range(256)) * 20])
def test_zero_bytes_alone_are_no_page(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a page"):
        vnclean.extract(data)
