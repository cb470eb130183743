"""Tests of ``vnclean.analysis.columns``."""

import pytest

from vnclean import Label, read_html
from vnclean.analysis.columns import Columns, is_linked


def link(words: int) -> str:
    return f"<a href=/x>{'từ ' * words}</a>"


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        (f"<p>{link(80)}", True),  # one link of 239 characters
        (f"<p>{link(90)}", False),  # one link of 269 characters: a paragraph in an unclosed link
        (f"<p>{link(60)} {link(60)}", True),
        (f"<p>{link(120)} {link(120)}", False),
        ("<p>Xem <a href=/x>tin khác của ngày hôm nay</a>", True),
        ("<p>Ông nói thêm rằng <a href=/x>tin khác ở đây</a>", False),
        (f"<p>{link(12)} rồi một câu dẫn ngắn về bài viết ấy, hai dòng.", True),  # a teaser after its headline
        ("<p>Không có gì.", False),
    ],
)
def test_what_counts_as_a_link(html: str, *, linked: bool) -> None:
    (block,) = read_html(html).blocks
    assert is_linked(block, block.linked) is linked


def test_a_role_comes_before_the_tag() -> None:
    columns = Columns(
        read_html("<nav role=search><p>a</p></nav><div role='none complementary'><p>b</p></div><nav>c</nav>")
    )
    assert [label for label in columns.landmarks if label] == [Label.WIDGET, Label.LISTING, Label.NAVIGATION]
    assert [columns.in_landmark[block.element] for block in columns.blocks] == [True, True, True]


def test_elements_of_one_kind() -> None:
    page = read_html("<ul class=a><li>x<li>y</ul><ul class=b><li>z</ul>")
    columns = Columns(page)
    x, y, z = (columns.kind(block.element) for block in page.blocks)
    assert x == y != z
    assert columns.kind(-1) == -1


def test_the_innermost_element_around_two_is_no_header() -> None:
    page = read_html("<div><header><h1>a</h1><p>b</p></header><p>c</p></div>")
    columns = Columns(page)
    a, b, c = (block.element for block in page.blocks)
    assert columns.tags[columns.common(a, b)] == columns.tags[columns.common(b, c)] == "div"
    assert columns.common(a, a) == columns.parent(columns.parent(a))


def test_names_around_a_block_end_below_what_holds_the_other() -> None:
    page = read_html("<div class=related><div><p>a</p></div><p>b</p></div>")
    columns = Columns(page)
    assert columns.hint_around(0) == (Label.LISTING, "related")
    assert columns.hint_around(0, stop=page.blocks[1].element) is None
