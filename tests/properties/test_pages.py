"""The checks for any article hold for generated pages: ``HYPOTHESIS_PROFILE=deep`` tries 20,000 of each kind."""

import re

import pytest
from hypothesis import given

import vnclean
from support.strategies import damaged, salads, texts, trees
from support.targets import check
from vnclean.read import read


@given(texts)
def test_texts(text: str) -> None:
    check(vnclean.extract(vnclean.read_text(text)))


@given(damaged)
def test_damaged_texts(text: str) -> None:
    check(vnclean.extract(vnclean.read_text(text)))
    once = vnclean.normalize(text)
    assert vnclean.normalize(once) == once


@given(trees)
def test_trees(markup: str) -> None:
    check(vnclean.extract(vnclean.read_html(markup, url="https://bao.example/tin/1.html")))


@given(salads)
def test_salads(data: bytes) -> None:
    try:
        page = read(data)
    except ValueError as error:
        assert re.match(r"these bytes are not a page: they look like \w+", str(error))  # noqa: PT017 (either is right)
        return
    check(vnclean.extract(page))


@given(texts)
def test_markdown(text: str) -> None:
    check(vnclean.extract(vnclean.read_markdown(text)))


def test_a_check_can_fail() -> None:
    article = vnclean.extract("Tin")
    broken = vnclean.Article(article.page, article.decided, (), (), article.keep)
    with pytest.raises(AssertionError):
        check(broken)
