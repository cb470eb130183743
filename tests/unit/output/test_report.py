"""Tests of ``vnclean.output.report``."""

import re

from hypothesis import given
from hypothesis import strategies as st

import vnclean
from support.inert import assert_inert_report
from support.material import Case, read_html_cases
from vnclean.output.report import compared
from vnclean.text.escape import to_html


def test_reports_of_all_cases_are_inert(all_cases: list[Case]) -> None:
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
