"""Tests of ``vnclean.filters.body``."""

import pytest

import vnclean
from support.pages import FIVE, filters_by_start


def test_a_heading_that_is_the_first_of_all_lines(story: dict[str, str]) -> None:
    paragraphs = "".join(f"<p>{story[number]}</p>" for number in FIVE)
    page = vnclean.read_html(f"<div><h2>Những ngày dựng cầu</h2>{paragraphs}</div>")
    assert filters_by_start(page)["Những ngày dựng cầu"] == "body.sibling"


@pytest.mark.parametrize(("at", "matched"), [(1, True), (5, False)])
def test_a_recipe_says_how_soon(at: int, story: dict[str, str], *, matched: bool) -> None:
    steps = [story[number] for number in FIVE]
    steps.insert(at, "Các bước làm như sau thì cá sẽ thơm và chắc thịt, ai ăn một lần cũng nhớ mãi.")
    needed = ["Nguyên liệu", "Một con cá suối", "Hai củ riềng"]
    found = filters_by_start(vnclean.read_text("\n".join([*needed, *steps])))
    assert (found["Nguyên liệu"] == "body.ingredients") is matched


@pytest.mark.parametrize("between", ["Tin liên quan", "17/11/2026"])
def test_what_a_recipe_needs_holds_no_furniture(between: str, story: dict[str, str]) -> None:
    lines = ["Nguyên liệu", "Một con cá suối", between, "Cách làm", *(story[number] for number in FIVE)]
    assert filters_by_start(vnclean.read_text("\n".join(lines)))["Nguyên liệu"] != "body.ingredients"
