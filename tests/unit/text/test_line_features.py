"""Tests of ``vnclean.text.line_features``."""

import pytest

from vnclean.text.line_features import credit, is_address, is_headline, is_names, is_prose, line_features


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Trời mưa. Nước lên.", 2),
        ("Ông N.V. An ở TP. Hạ Long.", 1),
        ("“Tôi đi”, anh nói. “Còn em?”", 2),
        ("Thế giới", 0),
        ("Có 3.500 hộ. 12 hộ đã về!", 2),
    ],
)
def test_sentences_are_counted(text: str, sentences: int) -> None:
    assert line_features(text).sentences == sentences


@pytest.mark.parametrize(
    "text", ["Quang Phong - Tùng Nguyên", "N. Hà", "Võ Thạnh", "Anh Thư và Bảo Ngọc", "Trung Khoa – Thoibao.de"]
)
def test_names_are_names(text: str) -> None:
    assert is_names(text)


@pytest.mark.parametrize("text", ["", "Người dân lo lắng", "Võ Thạnh nói.", "x" * 100])
def test_what_is_no_name_is_none(text: str) -> None:
    assert not is_names(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bến xe sáng 28/1. Ảnh: Ngọc Thành", "Ảnh: Ngọc Thành"),
        ("Lớp bồi dưỡng năm 2014 (ảnh: TP)", "(ảnh: TP)"),
        ("Không nên để tiền lẻ vào ví. (Ảnh minh họa)", "(Ảnh minh họa)"),
        ("Tổng thống Ukraine Zelensky. Ảnh Economic Times", "Ảnh Economic Times"),
        ("Ảnh của chị treo kín tường.", ""),
        ("Anh mua một tấm ảnh đẹp", ""),
    ],
)
def test_credits_are_found_at_the_end(text: str, found: str) -> None:
    assert credit(text) == found


def test_shapes_of_lines() -> None:
    assert is_address("https://example.vn/a?b=c")
    assert not is_address("Xem https://example.vn")
    assert is_headline("Hơn 50 vụ sét đánh khiến nhiều chuyến bay bị chậm")
    assert not is_headline("Hơn 50 vụ sét đánh khiến nhiều chuyến bay bị chậm.")
    assert is_prose("Sáng 28/9, nhiều gia đình ở vùng trũng phải dọn đồ đạc lên cao để tránh nước lũ.")
    assert not is_prose("Thế giới.")
    assert line_features("CẬP NHẬT").upper
    assert not line_features("123").upper
    assert line_features("- Hộ nghèo").item
