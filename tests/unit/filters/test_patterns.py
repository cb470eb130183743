"""Tests of ``vnclean.filters.patterns``."""

import pytest

import vnclean
from support.pages import filters_by_start
from vnclean import Draft
from vnclean.filters.pattern_rows import PATTERNS


@pytest.mark.parametrize(("length", "matched"), [(150, True), (400, False)])
def test_a_phrase_that_begins_a_long_paragraph_of_the_story_is_prose(
    length: int, story: dict[str, str], *, matched: bool
) -> None:
    line = "Đọc thêm: " + "bản " * 80
    line = line[: length - 1] + "a"
    lines = [story["title"], story["1"], story["2"], line, story["3"], story["4"]]
    assert (filters_by_start(vnclean.read_text("\n".join(lines)))[line[:20]] == "listing.phrase") is matched


def test_a_code_is_the_group_that_matched_or_the_filters_own_name() -> None:
    draft = Draft.of(
        vnclean.read_text(
            "img_2041.jpg\nMưa lớn kéo dài suốt đêm qua. Nước dâng nhanh.\n>> Tin khác trong ngày hôm nay"
        )
    )
    (file,) = PATTERNS["slug.file"](draft)
    (arrow,) = PATTERNS["listing.arrow"](draft)
    assert (file.index, file.code, file.reason) == (0, "file", "“img_2041.jpg”")
    assert (arrow.index, arrow.code) == (2, "arrow")
