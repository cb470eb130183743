"""A zoo of broken pages: no exception, sensible text, time in proportion."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vnclean
from vnclean.read.limits import guard

BODY = "<p>§1</p><p>§2</p><p>§3</p>"
ZOO = {
    "unclosed": "<html><body><div><p>§1<p>§2<div><p>§3",
    "crossed": "<p><b>§1<p>§2</b></i></div><p>§3</table>",
    "nested forms": f"<form><form><form>{BODY}</form></form></form>",
    "two bodies": f"<body><p>x</p></body><body class=b>{BODY}</body>",
    "broken entities": BODY + "<p>&#xZZ; &nosuch; &#999999999; &amp &",
    "zero bytes": BODY.replace("<p>", "<p\0>\0"),
    "controls": BODY + "\x01\x02\x7f\x9f",
    "text after the end": f"<html><body></body></html>{BODY}",
    "a table that nobody closed": "<table><tr><td>§1<tr><td>§2<tr><td>§3",
    "text between rows": "<table>§1<tr><td>§2<tr><td>§3</table>",
    "upper case, no quotes": "<P CLASS=Normal ALIGN=justify>§1</P><P>§2</P><P>§3</P>",
    "saved by a browser": f"<!-- saved from url=(0014)about:internet -->\n<html><body>{BODY}</body></html>",
    "conditional comments": f"<!--[if IE]><p>old</p><![endif]--><![if !IE]>{BODY}<![endif]>",
    "an XML page": f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html>',
    "AMP": f"<html ⚡><body><amp-img src=a.jpg alt=x></amp-img><article>{BODY}</article><amp-ad>ad</amp-ad></body></html>",
    "a feed": f"<?xml version='1.0'?><rss><channel><item><description>{BODY.replace('<', '&lt;')}</description></item></channel></rss>",
    "CDATA": f"<rss><item><content:encoded><![CDATA[{BODY}]]></content:encoded></item></rss>",
    "a frame set before": f"<noframes>x</noframes>{BODY}",
    "an open comment": f"{BODY}<!-- <p>never closed",
    "broken attributes": BODY.replace("<p>", '<p class=\'a"b\' = x="1" "c">'),
    "a script that writes tags": f"<script>document.write('<div><p>x</p>')</script>{BODY}",
    "an object with fallback": f"<object><p>fallback</p></object>{BODY}",
    "plain text element": f"{BODY}<plaintext><p>x",
    "deep": f"{'<div>' * 4000}{BODY}{'</div>' * 4000}",
}


@pytest.mark.parametrize("name", ZOO)
def test_the_story_comes_out_of_every_broken_page(name: str, story: dict[str, str]) -> None:
    html = ZOO[name]
    for number in "123":
        html = html.replace(f"§{number}", story[number])
    kept = vnclean.clean(vnclean.read_html(html)).split("\n\n")
    assert [text for text in kept if text in story.values()] == [story["1"], story["2"], story["3"]]
    assert len(kept) <= 5


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<",
        "<!doctype html>",
        "<html></html>",
        "<script>x</script>",
        "<frameset><frame src=a></frameset>",
        "<![CDATA[",
    ],
)
def test_a_page_without_text_is_empty(html: str) -> None:
    page = vnclean.read_html(html)
    assert vnclean.clean(page) in ("", "<")
    assert vnclean.extract(page).html() in ("", "<p>&lt;</p>")


def test_the_guard_tells_what_it_did() -> None:
    page = vnclean.read_html("<div>" * 100_000 + "Một dòng")
    assert page.source == "Một dòng"
    assert page.notes == ("nesting deeper than 512 elements was flattened",)
    listed = vnclean.read_html("<select>" + "<OPTION value=1>a</option>" * 20_000 + "</select><p>Một dòng")
    assert listed.notes == ("options beyond 2000 were joined",)
    assert listed.source.count("a") == 20_000
    assert listed.source.endswith("Một dòng")
    wide = vnclean.read_html("<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">Một dòng")
    assert (wide.source, wide.notes) == ("Một dòng", ("attributes beyond 500 of one tag were cut",))


def test_the_guard_leaves_ordinary_pages_alone(html_case: object) -> None:
    markup = html_case.source.decode()  # type: ignore[attr-defined]
    assert guard(markup.encode()) == (markup.encode(), ())
    many = markup * 40  # looked at closely, since it has many tags
    assert guard(many.encode()) == (many.encode(), ())


TAGS = "p div span a b table tr td ul li br img h1 h2 form script style template noscript svg pre figure figcaption select".split()
markup = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            ["<a href='/x'>", "<p class=sapo>", "<div hidden>", "<!--", "-->", "&amp;", "&#0;", "<![CDATA["]
        ),
        st.text(max_size=12),
        st.sampled_from(["Mưa lớn kéo dài suốt đêm qua, nước sông dâng nhanh. ", "Tin liên quan", "0 bình luận"]),
    ),
    max_size=60,
).map("".join)


@given(markup)
@example("<p>\0</p>")
@example(
    "Mưa lớn kéo dài suốt đêm qua, nước sông dâng nhanh. <h1>" + "Mưa lớn kéo dài suốt đêm qua, nước sông dâng. " * 2
)
@example("<table><p>x<td>")
@example("<br>" * 3 + "x<br>y")
def test_any_markup_gives_blocks_that_slice_back_and_one_decision_each(html: str) -> None:
    article = vnclean.extract(vnclean.read_html(html))
    page = article.page
    assert [decision.block for decision in article.decisions] == list(page.blocks)
    for index, block in enumerate(page.blocks):
        assert block.index == index
        assert page.source[block.start : block.end] == block.text
        assert block.text.strip()
        assert not set(block.text) & set("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)
    assert all(0 <= image.before <= len(page.blocks) for image in page.images)
    assert isinstance(article.explain() + article.html() + article.to_markdown(), str)
    assert vnclean.Article.from_dict(article.to_dict()) == article


@given(markup)
def test_blocks_are_the_lines_of_the_source(html: str) -> None:
    page = vnclean.read_html(html)
    rows = sorted((*page.blocks, *page.hidden), key=lambda block: block.start)
    assert page.source.split("\n") == ([block.text for block in rows] or [""])
