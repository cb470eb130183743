"""Tests of ``vnclean.analysis.teasers``."""

import pytest

from support.material import PROSE
from vnclean import read_html, read_text
from vnclean.analysis.analysis import Analysis
from vnclean.analysis.columns import Columns
from vnclean.analysis.teasers import in_cards

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


HEAD = "<h3><a href=/tin>Ba năm xây cầu treo qua sông Mã</a></h3>"


TEASER = "<p>Chiếc cầu đầu tiên của huyện được khánh thành sáng nay, sau ba năm chờ đợi của người dân hai bờ.</p>"


LONG_PARAGRAPH = f"<p>{'Người dân hai bờ sông không còn phải đi đò mỗi ngày để đưa con tới trường. ' * 5}</p>"


def cards(inner: str, count: int = 3) -> frozenset[int]:
    """Return the blocks in cards on a page of ``count`` elements that each hold ``inner``."""
    return in_cards(Columns(read_html(f"<main>{f'<div>{inner}</div>' * count}</main>")))


def test_headlines_with_their_teasers_are_cards() -> None:
    assert cards(HEAD + TEASER) == set(range(6))


def test_two_of_a_kind_are_not_yet_a_list() -> None:
    assert cards(HEAD + TEASER, count=2) == set()


@pytest.mark.parametrize("paragraphs", [LONG_PARAGRAPH, TEASER + TEASER], ids=["a long paragraph", "two paragraphs"])
def test_a_headline_over_a_story_is_no_card(paragraphs: str) -> None:
    assert cards(HEAD + paragraphs) == set()
