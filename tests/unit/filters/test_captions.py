"""Tests of ``vnclean.filters.captions``."""

import pytest

import vnclean
from support.pages import filters_by_start


@pytest.mark.parametrize(("above", "matched"), [("Bà con bản Khoang", True), ("Bà con", False)])
def test_a_caption_of_two_lines_is_no_heading_and_its_credit(
    above: str, story: dict[str, str], *, matched: bool
) -> None:
    lines = [story["title"], story["1"], story["2"], above, "dựng cầu qua suối (ảnh: An)", story["3"], story["4"]]
    found = filters_by_start(vnclean.read_text("\n".join(lines)))
    assert found["dựng cầu qua suối (ả"] == "caption.credit"
    assert (found[above] == "caption.credit") is matched


@pytest.mark.parametrize(("capitals", "matched"), [(4, True), (15, False)])
def test_a_caption_between_paragraphs_is_no_line_of_names(
    capitals: int, story: dict[str, str], *, matched: bool
) -> None:
    words = "những người phụ nữ trong bản thức dậy từ tinh mơ để nấu cơm cho".split()
    line = " ".join([*(word.capitalize() for word in words[:capitals]), *words[capitals:], "đội"])
    twin = "Lớp học của trẻ em bản Nà Khoang trong mùa mưa"
    lines = [story["title"], story["1"], twin, twin, story["2"], line, story["3"], story["4"], story["5"]]
    assert (filters_by_start(vnclean.read_text("\n".join(lines)))[line[:20]] == "caption.between") is matched
