"""Tests of ``vnclean.output.html``."""

import pytest
import regex

import vnclean
from support.inert import assert_inert_html
from support.pages import document_of

SMUGGLED = [
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;", "<b onclick=alert(1)>đậm</b>", "&amp;lt;script&amp;gt;",
    "]]&gt;&lt;svg onload=alert(1)&gt;", "&quot;&gt;&lt;iframe src=javascript:alert(1)&gt;", "<img src=javascript:alert(1) alt='&lt;x&gt;'>",
    "![x](javascript:alert(1))", "[x](javascript:alert(1))", "&lt;!-- --&gt;", "`&lt;b&gt;`", "&#0;&#1;&#x1b;[31m",
]  # fmt: skip


@pytest.mark.parametrize("smuggled", SMUGGLED)
def test_nothing_smuggled_into_text_comes_alive(smuggled: str, story: dict[str, str]) -> None:
    page = document_of(
        f"<p>Ông nói: {smuggled} rồi đi về nhà, không ai thấy ông quay lại bản nữa. Trời tối dần.</p>", story
    )
    article = vnclean.extract(page, url="https://bao.example/")
    assert "rồi đi về nhà" in article.html()
    assert_inert_html(article.html())
    assert not regex.search(r"(?<!\\)<[a-zA-Z!/]", article.to_markdown())
    assert not regex.search(r"[\x00-\x08\x0b-\x1f]", article.html())
