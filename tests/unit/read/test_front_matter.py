"""Tests of ``vnclean.read.front_matter``."""

import pytest

import vnclean
from vnclean import read_markdown


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "§title"\nauthor: Lò Thị Mai\ndate: 2026-03-07\nurl: https://bao.example/1\n---\n',
        "Title: §title\n\nURL Source: https://bao.example/1\n\nPublished Time: 2026-03-07\n\nAuthor: Lò Thị Mai\n\nMarkdown Content:\n",
    ],
)
def test_fields_before_the_page_are_claims(front: str, story: dict[str, str]) -> None:
    article = vnclean.extract(
        read_markdown(front.replace("§title", story["title"]) + "\n\n".join([story["1"], story["2"]]))
    )
    assert article.text == story["1"] + "\n\n" + story["2"]
    assert (article.title, article.author, article.url) == (story["title"], "Lò Thị Mai", "https://bao.example/1")
    assert str(article.published) == "2026-03-07"
