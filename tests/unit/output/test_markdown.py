"""Tests of ``vnclean.output.markdown``."""

import pytest

import vnclean
from support.pages import SENTENCES, crawled_markdown
from vnclean import read_markdown


@pytest.mark.parametrize(
    "scheme", ["javascript&colon;", "javascript&#58;", "java&Tab;script&colon;", "&#106;avascript&#x3a;"]
)
def test_an_address_comes_alive_in_no_renderer(scheme: str) -> None:
    """No address has an entity that a renderer would decode to ``javascript:``."""
    address = f"{scheme}alert(1)".replace("&", "&amp;")
    html = f"<h1>Mưa lớn ở vùng cao suốt đêm</h1><p>{SENTENCES} <a href='{address}'>xem ở đây</a> {SENTENCES}</p>"
    for page in (vnclean.read_html(html), vnclean.read_markdown(f"{SENTENCES} [xem ở đây]({scheme}alert) {SENTENCES}")):
        shown = vnclean.extract(page).to_markdown()
        assert not any(f"]({part}" in shown for part in ("javascript&colon", "javascript&#", "java&T", "&#106"))
    assert (
        "?a=1&b=2)" in vnclean.extract(f"<p>{SENTENCES} <a href='/x?a=1&amp;b=2'>ở đây</a> {SENTENCES}").to_markdown()
    )


def test_the_article_comes_out_as_the_markdown_that_it_was(story: dict[str, str]) -> None:
    once = vnclean.extract(crawled_markdown(story)).to_markdown()
    assert "## Những ngày dựng cầu" in once.splitlines()
    assert "| Móng trụ | 700 triệu đồng |" in once.splitlines()
    again = vnclean.extract(read_markdown(once))
    assert next(block.text for block in again.page.blocks) == story["lead"]
    assert again.text == vnclean.clean(crawled_markdown(story))


def test_marks_that_stand_at_the_start_of_a_line_are_escaped() -> None:
    lines = ["# không phải tiêu đề", "- Có.", "1. Một", "12) Mười hai", "> trích", "+ cộng", "=== x", "2024. Năm"]
    page = vnclean.read_text(
        "\n".join(f"{line} " + "Mưa lớn kéo dài suốt đêm. Nước dâng nhanh, dân chạy lũ. " * 2 for line in lines)
    )
    markdown = vnclean.extract(page).to_markdown()
    again = vnclean.read_markdown(markdown)
    assert [block.tag for block in again.blocks] == ["p"] * len(lines)
    assert [block.text for block in again.blocks] == vnclean.clean(page).split("\n\n")
