"""Tests of ``vnclean.filters.title``."""

import pytest

import vnclean


@pytest.mark.parametrize("title", ["Xã Vùng Cao Dựng Lại Cây Cầu", "XÃ VÙNG CAO DỰNG LẠI CẦU DO S-Bridge TÀI TRỢ"])
def test_a_title_may_have_its_words_capitalised(story: dict[str, str], title: str) -> None:
    page = "\n".join(["Trang chủ", title, "07/03/2026 08:47", *(story[str(i)] for i in range(1, 6))])
    assert vnclean.extract(page).title == title


def test_the_outlets_name_in_the_footer_is_no_evidence_for_its_first_line(story: dict[str, str]) -> None:
    body = [story["1"], story["2"], story["3"], "Trang thông tin Nhịp cầu vùng cao, phát hành từ năm 2008"]
    page = "\n".join(["Nhịp cầu vùng cao", "Thời sự | Xã hội", story["title"], "07/03/2026 08:47", *body])
    assert vnclean.extract(page).title == story["title"]
