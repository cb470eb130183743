"""Tests of ``vnclean.text.credit_line``."""

import pytest

from vnclean.normalizers import Stamp
from vnclean.text.credit_line import find_source_credit


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("(Baohatinh.vn) - Thực hiện chỉ đạo.", "Baohatinh.vn"),
        ("TTO - Sáng nay, thành phố có mưa.", "TTO"),
        ("(Dân trí) - Giá vàng giảm.", "Dân trí"),
        ("(SGGP).- Theo quy định mới.", "SGGP"),
        ("(NLĐO)- Không ít hộ kinh doanh.", "NLĐO"),
        ("baodautu.vn - Sáng nay, sàn mở cửa.", "baodautu.vn"),
        ("(GD&TĐ) – Trường mở cửa.", "GD&TĐ"),
    ],
)
def test_a_stamp_is_found_and_taken_off(text: str, outlet: str) -> None:
    stamp = find_source_credit(text)
    assert stamp is not None
    assert stamp.outlet == outlet
    assert Stamp()(text) == text[stamp.end :]
    assert Stamp()(text)[0].isupper()


@pytest.mark.parametrize(
    "text",
    [
        "UBND - cơ quan hành chính ở địa phương - họp sáng nay.",
        "(Từ trái sang) Sinh viên nhận học bổng.",
        "(ảnh) - minh họa",
        "(Hà Nội) - nơi tôi sinh ra",
        "(A) - ",
        "Ông A - Giám đốc công ty - nói.",
        "(1) - Thứ nhất",
    ],
)
def test_what_is_no_stamp_stays(text: str) -> None:
    assert find_source_credit(text) is None
    assert Stamp()(text) == text
