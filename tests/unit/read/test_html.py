"""Tests of ``vnclean.read.html``."""

import pytest

import vnclean
from vnclean.read.html import unwrap

BODY = "<p>§1</p><p>§2</p><p>§3</p>"


BROKEN_PAGES = {
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


@pytest.mark.parametrize("name", BROKEN_PAGES)
def test_the_story_comes_out_of_every_broken_page(name: str, story: dict[str, str]) -> None:
    html = BROKEN_PAGES[name]
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


XHTML = b'<?xml version="1.0"?>'


@pytest.mark.parametrize(
    ("markup", "unwrapped"),
    [
        (XHTML + b'<script src="a"/><p>x', XHTML + b'<script src="a"></script><p>x'),
        (XHTML + b"<div class='a'/><br/>", XHTML + b"<div class='a'></div><br/>"),
        (b"<p>1<script/>2", b"<p>1<script/>2"),  # HTML, where ``<script/>`` is an unclosed start tag
        (b"<p><![CDATA[x]]></p>", b"<p>x</p>"),
        (b"<p>&lt;p&gt;", b"<p>&lt;p&gt;"),
        (
            b"<rss><title>&lt;b&gt;</title><description>&lt;p&gt;x</description>",
            b"<rss><title>&lt;b&gt;</title><description><p>x</description>",
        ),
    ],
)
def test_markup_inside_markup(markup: bytes, unwrapped: bytes) -> None:
    assert unwrap(markup) == unwrapped
