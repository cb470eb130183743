"""Tests of ``vnclean.read.auto``."""

import codecs
from typing import Any

import pytest

import vnclean
from support.pages import SENTENCES
from vnclean import Failure, extract_many


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
