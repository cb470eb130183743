"""Tests of ``vnclean.read.html_walk``."""

import pytest

from support.pages import texts_of
from vnclean import Link, read_html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Một<p>Hai", ["Một", "Hai"]),
        ("<div>Một<br>Hai<br><br>Ba</div>", ["Một", "Hai", "Ba"]),
        ("<div>Trời mưa<br>suốt đêm.<br>Nước dâng.</div>", ["Trời mưa suốt đêm.", "Nước dâng."]),
        ("<h1>Tin<br>lớn</h1>", ["Tin lớn"]),
        ("<div>Bare <b>text</b> here<p>Đoạn</p>tail</div>", ["Bare text here", "Đoạn", "tail"]),
        ("<p><b>T</b>iếng <i>V</i><u>iệt</u></p>", ["Tiếng Việt"]),
        ("<p>  hai\n\n dòng\t</p>", ["hai dòng"]),
        ("<p>m<sup>2</sup>, CO<sub>2</sub></p>", ["m2, CO2"]),
        ("<p><span>TP HCM</span>Nếu ít tiền</p>", ["TP HCM Nếu ít tiền"]),
        ("<div><span>Hà An</span><span>12:30</span></div>", ["Hà An 12:30"]),
        ("<div><a href=/a>Một</a><a href=/b>Hai</a></div>", ["Một Hai"]),
        ("<ul><li>Một<ul><li>Hai</ul><li>Ba</ul>", ["Một", "Hai", "Ba"]),
        ("<dl><dt>Từ<dd>Nghĩa</dl>", ["Từ", "Nghĩa"]),
        ("<pre>một\n  hai\n\nba</pre>", ["một", "  hai", "ba"]),
        ("<p style='white-space: pre-line'>một\nhai</p>", ["một", "hai"]),
        ("<span style='display:block'>một</span><span>hai</span>", ["một", "hai"]),
        ("<p>&nbsp;</p><p>\u200b</p><p>x</p>", ["x"]),
        ("<p>a\u2028b\x0bc</p>", ["a b c"]),
        ("<script>x()</script><style>p{}</style><p>a</p><!-- b --><svg><title>t</title></svg>", ["a"]),
        ("<p hidden>a</p><p aria-hidden=true>b</p><p style='color:red;display : none'>c</p><p>d</p>", ["d"]),
        ("<body><template><p>a</p></template><noscript>b</noscript><iframe>c</iframe><p>d</p>", ["d"]),
        ("<p>Ti&ecirc;́ng &#7879; &amp;amp;</p>", ["Tiê\u0301ng ệ &amp;"]),
        ("<button>Gửi</button><label>Tên</label><select><option>Một<option>Hai</select>", ["Gửi", "Tên", "Một", "Hai"]),
    ],
)
def test_blocks(html: str, expected: list[str]) -> None:
    assert texts_of(html) == expected


def test_tags_and_paths_say_where_a_block_stood() -> None:
    page = read_html(
        "<body><div id=main class='content w-1/2' role=main><p style='text-align:right'><b>Hà An</b></p>"
        "<p>Một <b>hai</b></p></div><ol><li itemprop=name>x</ol>"
    )
    assert [(block.tag, page.path(block.element)) for block in page.blocks] == [
        ("p", "div:1#main.content@main/p:1@right/b:1"),  # the path ends at the element that holds the whole text
        ("p", "div:1#main.content@main/p:2"),
        ("li", "ol:2/li:1@name"),
    ]


def test_links_keep_their_place_and_address() -> None:
    (one, two, three) = read_html(
        "<p>Xem <a href=' /a '> Thời  sự </a> nhé</p><a href=/b><h3>Tiêu đề</h3><p>Sa pô</p></a>"
    ).blocks
    assert one.text == "Xem Thời sự nhé"
    assert [(one.text[link.start : link.end].strip(), link.href) for link in one.links] == [("Thời sự", "/a")]
    assert (two.links, three.links) == ((Link(0, 7, "/b"),), (Link(0, 5, "/b"),))
    assert two.linked == 7


def test_pictures_stand_before_their_block_and_their_words_are_no_text() -> None:
    page = read_html(
        "<p>a</p><img src=/1.jpg alt=' Bà con '><p>b</p><img data-src=/2.jpg src=x.gif><noscript><img src=3>"
    )
    assert [(image.before, image.alt, image.src) for image in page.images] == [
        (1, "Bà con", "/1.jpg"),
        (2, "", "/2.jpg"),
    ]
    assert page.source == "a\nb"
