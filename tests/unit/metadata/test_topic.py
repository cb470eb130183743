"""Tests of ``vnclean.metadata.topic``."""

import pytest

import vnclean
from support.claims import page_with


def test_tags_and_section_as_printed(story: dict[str, str]) -> None:
    html = page_with(
        story,
        "<meta name=keywords content='tin, báo'>",
        "<ol class=breadcrumb><li><a href=/>Trang chủ</a><li><a href=/xh>Xã hội</a></ol>",
    )
    html = html.replace(
        "</body>", "<div class=tags>Từ khóa: <a href=/t1>cầu treo</a>, <a href=/t2>#Nà Khoang</a></div>"
    )
    article = vnclean.extract(html)
    assert (article.section, article.tags) == ("Xã hội", ("cầu treo", "Nà Khoang"))
    assert vnclean.extract(page_with(story, "<meta name=keywords content='tin, báo, tin'>")).tags == ("tin", "báo")


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Trang chủ > Xã hội > Giao thông", "Giao thông"),
        ("TRANG CHỦ › Đất và Người", "Đất và Người"),
        ("Trang chủ | Xã hội | Giao thông", None),
        ("Xã hội > Giao thông", None),
    ],
)
def test_a_section_in_breadcrumbs_on_one_line(line: str, section: str | None, story: dict[str, str]) -> None:
    page = "\n".join([line, story["title"], "07/03/2026 08:47", *(story[str(i)] for i in range(1, 5))])
    assert vnclean.extract(page).section == section
