"""Tests of ``vnclean.analysis.headline``."""

import pytest

from vnclean import read_html
from vnclean.analysis.columns import Columns
from vnclean.analysis.headline import claimed_headlines, only_heading, printed_headline

TITLE = "Xã vùng cao dựng lại cây cầu"


def found(html: str) -> str | None:
    block = printed_headline(Columns(read_html(html)))
    return block.text if block else None


@pytest.mark.parametrize(
    ("html", "headline"),
    [
        (f"<title>{TITLE} - Bản Tin</title><p>{TITLE}</p><h2>{TITLE}</h2>", TITLE),
        (f"<title>{TITLE}</title><a href=/>{TITLE}</a>", None),
        ("<title>Thời sự</title><h1>Thời sự</h1>", None),  # two words: the name of a section
        (f"<h1>{TITLE}</h1>", TITLE),
        (f"<div><h1>{TITLE}</h1></div><section><h1>Một tin khác của ngày hôm nay</h1></section>", None),
        (f"<title>Tin mới hôm nay</title><p>Tin mới hôm nay</p><h1>{TITLE}</h1>", TITLE),
    ],
)
def test_the_headline_that_markup_describes(html: str, headline: str | None) -> None:
    assert found(html) == headline


def test_headings_come_before_lines() -> None:
    columns = Columns(read_html(f"<title>{TITLE}</title><p>{TITLE}</p><h2>{TITLE}</h2>"))
    assert [block.tag for block, _ in claimed_headlines(columns)] == ["h2", "p"]


def test_crumbs_are_no_heading() -> None:
    assert only_heading(Columns(read_html("<h1>Trang chủ » Thời sự » Miền núi phía bắc</h1>"))) is None
