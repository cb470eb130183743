"""Tests of ``vnclean.analysis.span_teasers``."""

import pytest

from support.material import PROSE
from vnclean import read_html, read_text
from vnclean.analysis.analysis import Analysis

TEASERS = [
    "Nữ ca sĩ Mộc Lan tiết lộ sẽ nghỉ hát hai năm để theo học nghề làm đàn.",
    "Cảnh sát giao thông Hòa Lộc lập chốt kiểm tra nồng độ cồn tại năm nút giao.",
    "Trường đại học Kỹ nghệ Phương Nam công bố điểm chuẩn của hai mươi ngành.",
    "Hãng xe Tân Tiến thu hồi gần tám nghìn chiếc vì lỗi dây phanh trước.",
]
DIGEST = [
    "Giá xăng giữ nguyên, dầu hỏa giảm hai trăm đồng một lít từ chiều nay.",
    "Đội cầu mây nữ Quế Lâm thắng chủ nhà hai trận liền để vào bán kết.",
    "Bệnh viện Mắt Bảo Ninh lùi lịch mổ theo yêu cầu sang đầu tuần sau.",
]
BODY = [PROSE[str(number)] for number in range(1, 6)]


def spanned(lines: list[str]) -> int:
    return Analysis(read_text("\n".join(lines))).span.stop


def test_four_sentences_about_other_matters_end_the_text() -> None:
    assert spanned([*BODY, *TEASERS]) == len(BODY)
    assert spanned([*BODY, *(f"(Bản Tin) - {line.split(' ', 3)[3].capitalize()}" for line in TEASERS)]) == len(BODY)


@pytest.mark.parametrize("lines", [[*BODY, *TEASERS[:3]], DIGEST + TEASERS])
def test_fewer_of_them_or_a_digest_do_not(lines: list[str]) -> None:
    assert spanned(lines) == len(lines)


def test_in_markup_elements_tell_instead() -> None:
    page = read_html("<div>" + "".join(f"<p>{line}</p>" for line in [*BODY, *TEASERS]) + "</div>")
    assert Analysis(page).span.stop == len(page.blocks)
