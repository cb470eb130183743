"""Tests of ``vnclean.filters.edge_after``."""

import pytest

import vnclean


@pytest.mark.parametrize(("paragraphs", "matched"), [(("1", "2"), False), (("1 2", "3 4"), True)])
def test_headlines_after_a_short_story_may_be_its_own(
    paragraphs: tuple[str, ...], story: dict[str, str], *, matched: bool
) -> None:
    own = [" ".join(story[number] for number in each.split()) for each in paragraphs]
    headlines = ["Huyện vùng biên khánh thành ba điểm trường mới", "Mưa lũ cô lập bốn xã miền núi suốt hai ngày"]
    found = vnclean.extract(vnclean.read_text("\n".join([story["title"], *own, *headlines]))).decisions
    assert (found[-1].reason == "after the content: 2 headlines in a row") is matched


def _kept(lines: list[str]) -> list[bool]:
    article = vnclean.extract(vnclean.read_text("\n".join(lines)))
    return [decision.label in article.keep for decision in article.decisions]


DATED = [
    "30/8/2026 Huyện vùng biên khánh thành ba điểm trường mới",
    "29/8/2026 Mưa lũ cô lập bốn xã miền núi suốt hai ngày",
    "28/8/2026 Trao sổ tiết kiệm cho mười gia đình công nhân",
]
OTHERS = [
    "Giá lợn hơi tăng ba nghìn đồng một ký trong tuần. Thương lái nói nguồn cung còn thiếu tới hết quý.",
    "Nhiều trại đã bỏ chuồng từ năm ngoái. Chi phí thức ăn chưa giảm như mong đợi của người nuôi.",
    "Sở nông nghiệp khuyên tái đàn từng bước. Con giống phải mua ở nơi có kiểm dịch rõ ràng.",
]


def test_paragraphs_below_headlines_go_on_with_the_text_if_they_share_its_words(story: dict[str, str]) -> None:
    own = [story[number] for number in "12345"]
    again = [
        "Lò Văn Inh, trưởng bản, góp ba mươi ngày công. Bà con gọi ông là người giữ cầu treo.",
        "Nước suối dâng cao trong mùa lũ, nông sản của bản vẫn qua cầu. Xe tải không còn chờ.",
        "Học sinh cấp hai của ba bản bên kia suối đã về nhà. Cầu mới chịu được xe năm tấn.",
    ]
    assert _kept([story["title"], *own, *DATED, *again]) == [False, *[True] * 5, *[False] * 3, *[True] * 3]
    assert _kept([story["title"], *own, *DATED, *OTHERS]) == [False, *[True] * 5, *[False] * 6]


def test_facts_about_someone_in_the_text_are_no_headlines(story: dict[str, str]) -> None:
    facts = ["Hai trăm ngày công đổ móng năm 2025", "Huân chương lao động hạng ba năm 2019"]
    own = [story["title"], *(story[number] for number in "12345")]
    assert _kept([*own, "Thành tích của Lò Văn Inh:", *facts])[-3:] == [True] * 3
    assert _kept([*own, "Mới nhất từ Nà Khoang:", *facts])[-2:] == [False] * 2
