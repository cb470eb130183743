"""Tests of ``vnclean.output.document``."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from support.inert import ADDRESS, assert_inert_html
from support.pages import document_of
from vnclean import NEWS
from vnclean.output.document import safe_address

ATTACKS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>", "data:image/svg+xml,<svg onload=alert(1)>", '//evil.example/"onclick=alert(1)',
    '/a" onmouseover="alert(1)', "/a' onmouseover='alert(1)", "/a><script>alert(1)</script>", "file:///etc/passwd",
    "blob:https://x/1", "view-source:javascript:alert(1)", "\u202ejavascript:x", "jav\u200bascript:alert(1)", "feed:javascript:alert(1)",
    "https://ok.example/)<script>", "%6aavascript:alert(1)", ":javascript:alert(1)", "x\\:y",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_address_is_executable(attack: str, story: dict[str, str]) -> None:
    quoted = attack.replace('"', "&quot;")
    words = "Huyện vùng cao góp thêm vốn. "
    body = f'<p>{words}<a href="{quoted}">Xem ở đây</a> {words}{words}</p><figure><img src="{quoted}"><figcaption>Ảnh cầu</figcaption></figure>'
    article = vnclean.extract(
        document_of(body, story), pipeline=NEWS.keeping("caption"), url="https://bao.example/tin/1.html"
    )
    html, markdown = article.html(), article.to_markdown()
    assert "Xem ở đây" in html
    assert_inert_html(html)
    for target in regex.findall(r"\]\(([^)]*)\)", markdown):
        assert ADDRESS.match(target)
    assert_inert_html(vnclean.extract(vnclean.read_markdown(markdown)).html())


@given(st.text(max_size=60), st.text(max_size=40))
def test_any_words_and_any_address_are_safe(words: str, address: str) -> None:
    from html import escape  # noqa: PLC0415 (only here)

    prose = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm tối. "
    html = f'<div><p>{prose}<p>{prose}{escape(words)} <a href="{escape(address)}">x{escape(words)}</a> {prose}<p>{prose}{prose}</div>'
    assert_inert_html(vnclean.extract(vnclean.read_html(html)).html())
    found = safe_address(address, "https://bao.example/")
    assert not found or ADDRESS.match(found)


def test_structure_is_kept(story: dict[str, str]) -> None:
    body = (
        "<h3>Những ngày dựng cầu</h3><ul><li>Một trụ<ul><li>Móng sâu ba mét</li></ul></li><li>Hai mố</li></ul>"
        "<ol><li>Đổ móng</li><li>Dựng trụ</li></ol><blockquote><p>Ai có sức góp sức.</p></blockquote>"
        "<table><thead><tr><th>Hạng mục<th>Kinh phí<tbody><tr><td>Móng | trụ<td>700 <b>triệu</b></table>"
        "<p>Xem <a href='../van-ban?a=1&amp;b=2'>quyết định</a> của huyện về cây cầu mới này, ban hành tháng trước.</p>"
    )
    article = vnclean.extract(document_of(body, story), url="https://bao.example/tin/1.html")
    html = article.html()
    assert "<h3>Những ngày dựng cầu</h3>" in html
    assert "<ul><li>Một trụ<ul><li>Móng sâu ba mét</li></ul></li><li>Hai mố</li></ul>" in html
    assert "<ol><li>Đổ móng</li><li>Dựng trụ</li></ol>" in html
    assert "<blockquote><p>Ai có sức góp sức.</p></blockquote>" in html
    assert (
        "<table><thead><tr><th>Hạng mục</th><th>Kinh phí</th></tr></thead><tbody><tr><td>Móng | trụ</td><td>700 triệu</td></tr></tbody></table>"
        in html
    )
    assert '<a href="https://bao.example/van-ban?a=1&amp;b=2">quyết định</a>' in html
    markdown = article.to_markdown()
    for line in (
        "### Những ngày dựng cầu", "- Một trụ", "    - Móng sâu ba mét", "1. Đổ móng", "2. Dựng trụ", "> Ai có sức góp sức.",
        "| Hạng mục | Kinh phí |", "| --- | --- |", "| Móng \\| trụ | 700 triệu |",
    ):  # fmt: skip
        assert line in markdown.splitlines()
    assert "[quyết định](https://bao.example/van-ban?a=1&b=2)" in markdown
    assert "quyết định của huyện" in article.to_markdown(links=False)


def test_captions_come_out_with_their_pictures_where_they_are_kept(story: dict[str, str]) -> None:
    body = "<figure><img data-src='/1.jpg' src='data:image/gif;base64,R0'><figcaption>Bà con đổ móng trụ cầu.</figcaption></figure>"
    page = vnclean.read_html(document_of(body, story), url="https://bao.example/")
    kept = vnclean.extract(page, pipeline=NEWS.keeping("caption"))
    figure = '<figure><img src="https://bao.example/1.jpg"><figcaption>Bà con đổ móng trụ cầu.</figcaption></figure>'
    assert figure in kept.html()
    assert "![](https://bao.example/1.jpg)\n\n*Bà con đổ móng trụ cầu.*" in kept.to_markdown()
    assert "<figure>" not in vnclean.extract(page).html()


def test_code_and_empty_pages() -> None:
    prose = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm tối.</p>" * 1
    html = f"<div>{prose}<pre>a = `1`\n```\nb &lt; c</pre>{prose.replace('Mưa', 'Gió')}</div>"
    article = vnclean.extract(html)
    assert "<pre>a = `1`\n```\nb &lt; c</pre>" in article.html()
    assert "````\na = `1`\n```\nb < c\n````" in article.to_markdown()
    assert vnclean.extract("").html() == vnclean.extract("").to_markdown() == ""
