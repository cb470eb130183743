"""Tests of ``vnclean.filters.line_tests``."""

import vnclean
from vnclean import Draft, Finding, Label
from vnclean.filters.line_tests import LineTest, shared

PAGE = vnclean.read_text("Tin A\n* Hai *\nGiá 24 triệu\nTin A\nkhông có gì")


def test_lines_are_chosen_by_their_beginning_their_general_form_and_their_print() -> None:
    draft = Draft.of(PAGE)
    test = LineTest(str.upper, begins=("tin ",), holds=("{n}",), prints=("*",))
    assert test.lines(draft) == [0, 1, 2, 3]
    assert list(test.passed(draft, longest=7)) == [(0, "TIN A"), (1, "* HAI *"), (3, "TIN A")]


def test_labelled_lines_are_passed_over() -> None:
    draft = Draft.of(PAGE)
    draft.record([Finding(0, Label.LISTING, "mine", "mine")], "mine")
    test = LineTest(len, begins=("tin ",))
    assert test.lines(draft) == [0, 3]
    assert list(test.passed(draft)) == [(3, 5)]


def test_a_shared_test_sees_each_text_once() -> None:
    seen = list[str]()

    def look(text: str) -> bool | None:
        seen.append(text)
        return text.endswith("A") or None

    test = shared(LineTest(look, begins=("tin", "giá")))
    for _ in range(2):
        assert list(test.passed(Draft.of(PAGE))) == [(0, True), (3, True)]
    assert seen == ["Tin A", "Giá 24 triệu"]
