"""Tests of ``vnclean.analysis.span_records``."""

import pytest

from support.material import PROSE
from vnclean import read_text
from vnclean.analysis.analysis import Analysis

RECORD = [
    "Người hỏi",
    "Hỏi:",
    "Cầu mới chịu được xe mấy tấn?",
    "Đáp:",
    "Cầu chịu được xe năm tấn, theo hồ sơ thiết kế.",
]
VACANCY = ["Kế toán kho", "Theo dõi nhập xuất và lập báo cáo hằng tuần cho huyện.", "Nơi làm việc: bản số {}."]


@pytest.mark.parametrize(
    "lines",
    [RECORD * 3, [line.format(number) for number in range(3) for line in VACANCY]],
)
def test_records_belong_to_the_content_that_they_follow(lines: list[str]) -> None:
    page = [PROSE["1"], PROSE["2"], *lines, "Tin liên quan", "Một tin khác của ngày hôm nay ở huyện"]
    assert Analysis(read_text("\n".join(page))).span == range(2 + len(lines))


def test_lines_of_one_label_that_are_alike_are_no_records() -> None:
    lines = ["Mời bạn đọc: xem thêm", "Một câu dài hơn sáu chữ ở giữa hai dòng."] * 3
    assert Analysis(read_text("\n".join([PROSE["1"], PROSE["2"], *lines]))).span.stop < 2 + len(lines)


def test_a_table_under_a_date_opens_the_content() -> None:
    rows = ["Cá nục\t38.000 đồng", "Mực ống\t265.000 đồng"]
    page = ["Giá hải sản sáng nay ở cảng", "14/08/2026 06:40", *rows, PROSE["1"], PROSE["2"]]
    assert Analysis(read_text("\n".join(page))).span.start == 2
