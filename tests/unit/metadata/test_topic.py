"""Tests of ``vnclean.metadata.topic``."""

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
