"""Tests of ``vnclean.model.result``."""

import pickle

import pytest

import vnclean
from support.pages import SENTENCES
from vnclean import NEWS, Article


def test_select_gives_text_by_label(article: Article, story: dict[str, str]) -> None:
    assert article.select("caption") == "Bà con đổ móng trụ cầu thứ hai. Ảnh: Hà An"
    assert article.select("lead", "title") == story["title"] + "\n\n" + story["lead"]
    assert article.text == article.select(*NEWS.keep)
    with pytest.raises(ValueError, match="picture"):
        article.select("picture")


def test_an_article_keeps_the_page_that_was_decided_when_it_is_pickled() -> None:
    article = vnclean.extract(SENTENCES.encode().decode("cp1252", "replace"))
    assert pickle.loads(pickle.dumps(article)).decided == article.decided  # noqa: S301 (our own bytes)
