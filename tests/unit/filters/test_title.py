"""Tests of ``vnclean.filters.title``."""

import pytest

import vnclean


@pytest.mark.parametrize("title", ["Xã Vùng Cao Dựng Lại Cây Cầu", "XÃ VÙNG CAO DỰNG LẠI CẦU DO S-Bridge TÀI TRỢ"])
def test_a_title_may_have_its_words_capitalised(story: dict[str, str], title: str) -> None:
    page = "\n".join(["Trang chủ", title, "07/03/2026 08:47", *(story[str(i)] for i in range(1, 6))])
    assert vnclean.extract(page).title == title
