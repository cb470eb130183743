"""What comes out as Markdown and HTML: the structure of the page, and nothing that could run."""

import re
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from support.inert import ADDRESS, assert_inert_html, assert_inert_report
from support.material import read_html_cases
from vnclean import NEWS
from vnclean.output.diff import compared
from vnclean.output.document import safe_address
from vnclean.text.escape import to_html

if TYPE_CHECKING:
    from support.material import Case

ATTACKS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>", "data:image/svg+xml,<svg onload=alert(1)>", '//evil.example/"onclick=alert(1)',
    '/a" onmouseover="alert(1)', "/a' onmouseover='alert(1)", "/a><script>alert(1)</script>", "file:///etc/passwd",
    "blob:https://x/1", "view-source:javascript:alert(1)", "\u202ejavascript:x", "jav\u200bascript:alert(1)", "feed:javascript:alert(1)",
    "https://ok.example/)<script>", "%6aavascript:alert(1)", ":javascript:alert(1)", "x\\:y",
]  # fmt: skip
SMUGGLED = [
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;", "<b onclick=alert(1)>đậm</b>", "&amp;lt;script&amp;gt;",
    "]]&gt;&lt;svg onload=alert(1)&gt;", "&quot;&gt;&lt;iframe src=javascript:alert(1)&gt;", "<img src=javascript:alert(1) alt='&lt;x&gt;'>",
    "![x](javascript:alert(1))", "[x](javascript:alert(1))", "&lt;!-- --&gt;", "`&lt;b&gt;`", "&#0;&#1;&#x1b;[31m",
]  # fmt: skip


def document(body: str, story: dict[str, str]) -> str:
    return f"<h1>{story['title']}</h1><div id=nd><p>{story['1']}</p>{body}<p>{story['2']}</p><p>{story['3']}</p></div>"


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_address_is_executable(attack: str, story: dict[str, str]) -> None:
    quoted = attack.replace('"', "&quot;")
    words = "Huyện vùng cao góp thêm vốn. "
    body = f'<p>{words}<a href="{quoted}">Xem ở đây</a> {words}{words}</p><figure><img src="{quoted}"><figcaption>Ảnh cầu</figcaption></figure>'
    article = vnclean.extract(
        document(body, story), pipeline=NEWS.keeping("caption"), url="https://bao.example/tin/1.html"
    )
    html, markdown = article.html(), article.to_markdown()
    assert "Xem ở đây" in html
    assert_inert_html(html)
    for target in regex.findall(r"\]\(([^)]*)\)", markdown):
        assert ADDRESS.match(target)
    assert_inert_html(vnclean.extract(vnclean.read_markdown(markdown)).html())


@pytest.mark.parametrize("smuggled", SMUGGLED)
def test_nothing_smuggled_into_text_comes_alive(smuggled: str, story: dict[str, str]) -> None:
    page = document(
        f"<p>Ông nói: {smuggled} rồi đi về nhà, không ai thấy ông quay lại bản nữa. Trời tối dần.</p>", story
    )
    article = vnclean.extract(page, url="https://bao.example/")
    assert "rồi đi về nhà" in article.html()
    assert_inert_html(article.html())
    assert not regex.search(r"(?<!\\)<[a-zA-Z!/]", article.to_markdown())
    assert not regex.search(r"[\x00-\x08\x0b-\x1f]", article.html())


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
    article = vnclean.extract(document(body, story), url="https://bao.example/tin/1.html")
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
    page = vnclean.read_html(document(body, story), url="https://bao.example/")
    kept = vnclean.extract(page, pipeline=NEWS.keeping("caption"))
    figure = '<figure><img src="https://bao.example/1.jpg"><figcaption>Bà con đổ móng trụ cầu.</figcaption></figure>'
    assert figure in kept.html()
    assert "![](https://bao.example/1.jpg)\n\n*Bà con đổ móng trụ cầu.*" in kept.to_markdown()
    assert "<figure>" not in vnclean.extract(page).html()


def test_marks_that_stand_at_the_start_of_a_line_are_escaped() -> None:
    lines = ["# không phải tiêu đề", "- Có.", "1. Một", "12) Mười hai", "> trích", "+ cộng", "=== x", "2024. Năm"]
    page = vnclean.read_text(
        "\n".join(f"{line} " + "Mưa lớn kéo dài suốt đêm. Nước dâng nhanh, dân chạy lũ. " * 2 for line in lines)
    )
    markdown = vnclean.extract(page).to_markdown()
    again = vnclean.read_markdown(markdown)
    assert [block.tag for block in again.blocks] == ["p"] * len(lines)
    assert [block.text for block in again.blocks] == vnclean.clean(page).split("\n\n")


def test_code_and_empty_pages() -> None:
    prose = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm tối.</p>" * 1
    html = f"<div>{prose}<pre>a = `1`\n```\nb &lt; c</pre>{prose.replace('Mưa', 'Gió')}</div>"
    article = vnclean.extract(html)
    assert "<pre>a = `1`\n```\nb &lt; c</pre>" in article.html()
    assert "````\na = `1`\n```\nb < c\n````" in article.to_markdown()
    assert vnclean.extract("").html() == vnclean.extract("").to_markdown() == ""


def test_reports_of_all_cases_are_inert(all_cases: "list[Case]") -> None:
    for source in [case.source.encode() for case in all_cases] + [page.source for page in read_html_cases()]:
        article = vnclean.extract(source)
        report = article.report()
        assert_inert_report(report)
        assert report.count("<li class=") == len(article.decisions)
        assert report == vnclean.Article.from_dict(article.to_dict()).report()


def test_a_report_shows_what_was_mended_and_why_a_line_went() -> None:
    page = "Trang chủ\nTỉnh uỷ\u00a0Hoà Bình họp bàn về việc dựng lại cây cầu. Bà con đã góp hai trăm ngày công."
    report = vnclean.extract(page).report()
    assert '<del><span class="before">deleted: </span>uỷ␣Hoà</del>' in report
    assert "removed as navigation by <code>navigation.phrase</code>: “Trang chủ”" in report
    assert '<ins><span class="before">inserted: </span>ủy Hòa</ins> Bình' in report
    assert "repaired by <code>spaces</code>, <code>tones</code>" in report


def test_a_report_of_nothing_says_so() -> None:
    assert "The page states none." in vnclean.extract("").report()


@given(st.text(max_size=200), st.text(max_size=200))
def test_marks_give_back_both_texts(before: str, after: str) -> None:
    marked = "".join(compared(before, after))
    old, new = (
        re.sub(r"<[^>]*>", "", re.sub(rf"<{gone}>.*?</{gone}>", "", marked, flags=re.DOTALL)).replace(f"{kept}: ", "")
        for gone, kept in (("ins", "deleted"), ("del", "inserted"))
    )
    assert new == to_html(after)
    assert re.sub(r"[␣\s·]", "", old) == re.sub(r"[␣\s·]", "", to_html(before))


def test_marks_of_long_texts_take_no_square() -> None:
    before, after, longer = ("uỷ ban " * 20_000, "ủy ban " * 20_000, "ủy ban " * 20_001)
    assert "".join(compared(before, after)).count("<del>") == 20_000
    assert "".join(compared(before, longer)).count("<del>") == 1
