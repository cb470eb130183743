"""Tests of ``vnclean.filters.listing``."""

import vnclean

HEADLINES = [
    "Mưa lũ cô lập ba bản vùng cao trong bốn ngày liền",
    "Nhóm kỹ sư trẻ và hành trình mười hai cây cầu cho trẻ em",
    "Học sinh bản xa được tặng hơn hai trăm chiếc xe đạp",
]
QUESTION = (
    "Huyện vùng cao cân nhắc đóng mười hai cây cầu treo, Chủ tịch huyện từng có quan điểm về vấn đề này ra sao vào bảy "
    "tháng trước?"
)


def _listed(items: list[str], story: dict[str, str]) -> list[str]:
    """Return the items of a list between paragraphs that ``listing.headless`` labels."""
    items_of_list = "".join(f"<li>{item}</li>" for item in items)
    page = f"<div><p>{story['lead']}</p><ul>{items_of_list}</ul><p>{story['1']}</p><p>{story['2']}</p></div>"
    decisions = vnclean.extract(page, pipeline=vnclean.NEWS.without("score")).decisions
    return [decision.block.text for decision in decisions if decision.filter == "listing.headless"]


def test_a_question_among_headlines_is_one_of_them(story: dict[str, str]) -> None:
    assert _listed([QUESTION, *HEADLINES], story) == [QUESTION, *HEADLINES]
    assert _listed([*HEADLINES, QUESTION], story) == [*HEADLINES, QUESTION]


def test_two_runs_of_headlines_in_a_list_are_listed_once(story: dict[str, str]) -> None:
    others = [
        "Huyện vùng biên khánh thành ba điểm trường mới trước năm học",
        "Trao sổ tiết kiệm cho mười gia đình công nhân vùng mỏ",
        "Đội bóng nữ thành phố lần đầu vào chung kết cúp quốc gia",
    ]
    items = [*HEADLINES, QUESTION, *others]
    assert _listed(items, story) == items


def test_a_list_that_announces_numbers_or_states_something_is_the_articles(story: dict[str, str]) -> None:
    for other in ("Trong đó có các dự án:", "1. Nước sạch cho bản xa", "Mố cầu đổ bằng bê tông, đặt sâu hai mét."):
        assert other not in _listed([other, *HEADLINES], story)
    assert _listed(["Trong đó có các dự án:", *HEADLINES], story) == []
    assert _listed(["Mố cầu đổ bằng bê tông, đặt sâu hai mét.", *HEADLINES], story) == []
