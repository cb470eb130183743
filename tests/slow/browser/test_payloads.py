"""Addresses and words that could run as script: the three renderings, opened in a browser, are inert."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pytest

import vnclean
from support.chromium import started
from vnclean import NEWS

markdown_it = pytest.importorskip("markdown_it", reason="the extra `browser` is not installed")

PROSE = "Từ đó, học sinh phải nghỉ học mỗi khi nước suối dâng cao, cả bản đi vòng hơn hai mươi cây số để tới chợ."
SCHEMES = [
    "javascript:", "JaVaScRiPt:", " javascript:", "java\tscript:", "java\nscript:", "\x01javascript:", "javascript&colon;",
    "javascript&#58;", "javascript&#x3A;", "java&Tab;script&colon;", "&#106;avascript&#x3a;", "&#0000106avascript:", "\\javascript:",
    "javascript\\:", "vbscript:", "data:text/html,<script>", "data:text/html;base64,", "<javascript:", "javascript%3A", "%6aavascript:",
    "&lpar;javascript:", "x)](javascript:", 'https://bao.example/ "onclick=', "https://bao.example/>\n<img src=x onerror=",
]  # fmt: skip
WORDS = [
    "<script>window.caught=1</script>", "<img src=x onerror=window.caught=1>", "&lt;script&gt;window.caught=1&lt;/script&gt;",
    "[x](javascript:window.caught=1)", "![x](javascript:window.caught=1)", "<javascript:window.caught=1>", "[x]: javascript:window.caught=1",
    "`<b onclick=window.caught=1>`", "\\<script>window.caught=1</script>", "&amp;lt;script&amp;gt;window.caught=1", "]]><svg onload=window.caught=1>",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium."""
    yield from started()


def pages() -> Iterator[vnclean.Page]:
    """Yield pages with each address in a link and a picture, and each text in a paragraph; as HTML and as Markdown."""
    for scheme in SCHEMES:
        address = f"{scheme}window.caught=1"
        for quoted in (escape(address), address.replace('"', "&quot;")):
            link = f'<a href="{quoted}">xem ở đây</a>'
            picture = f'<figure><img src="{quoted}" alt="cầu"><figcaption>Ảnh cầu</figcaption></figure>'
            yield vnclean.read_html(f"<h1>Mưa lớn ở vùng cao</h1><p>{PROSE} {link} {PROSE}</p>{picture}<p>{PROSE}</p>")
        yield vnclean.read_markdown(
            f"# Mưa lớn\n\n{PROSE} [xem ở đây]({address}) {PROSE}\n\n![cầu]({address})\n\n{PROSE}"
        )
        yield vnclean.read_markdown(f"# Mưa lớn\n\n{PROSE} [xem ở đây](<{address}>) {PROSE}\n\n{PROSE}")
    for words in WORDS:
        yield vnclean.read_html(f"<h1>{escape(words)}</h1><p>{PROSE} {escape(words)} {PROSE}</p><p>{PROSE}</p>")
        yield vnclean.read_markdown(f"# Mưa lớn\n\n{PROSE} {words} {PROSE}\n\n{PROSE}")
        yield vnclean.read_text(f"{PROSE} {words} {PROSE}\n{PROSE}")


def test_nothing_comes_alive(browser: Any) -> None:
    render = markdown_it.MarkdownIt("commonmark", {"html": True})
    render.validateLink = lambda _: True  # a renderer that checks no address
    page = browser.new_page()
    for source in pages():
        article = vnclean.extract(source, pipeline=NEWS.keeping("caption", "listing"))
        report = article.report()  # the report has one script of its own, for its search
        for html, own in ((render.render(article.to_markdown()), 0), (article.html(), 0), (report, 1)):
            page.set_content(html, wait_until="load")
            assert page.evaluate("window.caught") is None, source.source
            alive = page.evaluate(
                "[...document.querySelectorAll('[href],[src]')].map(each => each.href || each.src)"
                ".filter(each => /^(?!https?:|about:blank)[a-z][a-z0-9+.-]*:/i.test(each.trim()))"
            )
            assert not alive, source.source
            assert page.evaluate("document.querySelectorAll('script').length") == own, source.source
            assert page.evaluate("document.querySelectorAll('svg, iframe, [onclick], [onerror]').length") == 0
    page.close()
