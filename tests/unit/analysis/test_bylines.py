"""Tests of ``vnclean.analysis.bylines``."""

import pytest

from vnclean.analysis.bylines import is_author, signature


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Lò Thị Mai", "Lò Thị Mai"),
        ("Tác giả: Lò Thị Mai", "Lò Thị Mai"),
        ("Lò Thị Mai (tổng hợp)", "Lò Thị Mai (tổng hợp)"),
        ("Lò Thị Mai - 3 giờ trước", "Lò Thị Mai"),
        ("Lò Thị Mai | mai@bao.example", "Lò Thị Mai"),
        ("(Lò Thị Mai/TTXVN)", "Lò Thị Mai"),
        ("Lò Thị Mai - Báo Vùng Cao", "Lò Thị Mai"),
        ("Bài: Lò Thị Mai - Ảnh: Hà An", "Lò Thị Mai"),
        ("PGS.TS Lò Thị Mai", "Lò Thị Mai"),
        ("Theo VOV", None),
        ("Nguồn: bao.example", None),
        ("Ảnh: Lò Thị Mai", None),
        ("Thiết kế Hà An", None),
        ("Người dân lo lắng", None),
    ],
)
def test_who_a_line_names(line: str, author: str | None) -> None:
    assert signature(line) == author


@pytest.mark.parametrize("line", ["PV", "Nhóm phóng viên", "L.T.M", "Hà An/Theo VOV"])
def test_newsrooms_and_initials_are_authors(line: str) -> None:
    assert is_author(line)


@pytest.mark.parametrize("line", ["Hà Nội", "Thứ Bảy", "Huyện Mường Tè", "Thời sự", "Lò Thị Mai nói.", ""])
def test_places_days_and_sentences_are_not(line: str) -> None:
    assert not is_author(line)
