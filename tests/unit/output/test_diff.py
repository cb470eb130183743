"""Tests of ``vnclean.output.diff``."""

import re

from hypothesis import given
from hypothesis import strategies as st

from vnclean.output.diff import compared
from vnclean.text.escape import to_html


@given(st.text(max_size=200), st.text(max_size=200))
def test_marks_give_back_both_texts(before: str, after: str) -> None:
    marked = "".join(compared(before, after))
    old, new = (
        re.sub(r"<[^>]*>", "", re.sub(rf"<{gone}>.*?</{gone}>", "", marked, flags=re.DOTALL)).replace(f"{kept}: ", "")
        for gone, kept in (("ins", "deleted"), ("del", "inserted"))
    )
    assert new == to_html(after)
    assert re.sub(r"[␣\s·]", "", old) == re.sub(r"[␣\s·]", "", to_html(before))


def test_marks_of_long_texts_take_no_square() -> None:
    before, after, longer = ("uỷ ban " * 20_000, "ủy ban " * 20_000, "ủy ban " * 20_001)
    assert "".join(compared(before, after)).count("<del>") == 20_000
    assert "".join(compared(before, longer)).count("<del>") == 1
