"""Tests of ``vnclean.read.text``."""

from textwrap import wrap

import pytest

import vnclean
from support.pages import HEADLINES
from vnclean import read_text
from vnclean.text.fold import fold


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\f", "\v", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_parts_blocks(newline: str) -> None:
    page = read_text(f"một{newline}{newline} \u00a0\u200b{newline}hai")
    assert [block.text for block in page.blocks] == ["một", "hai"]


def test_marks_indentation_and_bullets_stay_in_the_text_and_not_in_what_is_compared() -> None:
    (block,) = read_text("\ufeff   • Tin liên quan").blocks
    assert block.text == "\ufeff   • Tin liên quan"
    assert fold(block.text) == "tin liên quan"


@pytest.mark.parametrize("source", ["", " ", "\ufeff", "\u00a0\n\t\n\u200b"])
def test_a_blank_page_has_no_blocks(source: str) -> None:
    assert read_text(source).blocks == ()
    assert vnclean.clean(source) == ""


@pytest.mark.parametrize("column", [60, 76, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n", " \n"])
def test_a_page_wrapped_at_a_column_is_the_page(story: dict[str, str], column: int, newline: str) -> None:
    lines = [
        "Trang chủ",
        "Thời sự",
        *(story[str(i)] for i in range(1, 6)),
        "Tin liên quan",
        *HEADLINES,
        "Bình luận (0)",
    ]
    wrapped = (2 * newline).join(newline.join(wrap(line, column)) for line in lines)
    assert len(read_text(wrapped).blocks) == len(lines)
    assert vnclean.clean(wrapped) == vnclean.clean("\n".join(lines)) == "\n\n".join(lines[2:7])
    dense = newline.join(part for line in lines for part in wrap(line, column))
    assert vnclean.clean(dense).split() == vnclean.clean(wrapped).split()


def test_a_wrapped_paragraph_is_a_slice_of_the_source(story: dict[str, str]) -> None:
    wrapped = "\n\n".join("\n".join(wrap(story[str(i)], 70)) for i in range(1, 6))
    page = read_text(wrapped)
    assert [block.text for block in page.blocks] == wrapped.split("\n\n")
    assert all(wrapped[block.start : block.end] == block.text for block in page.blocks)


def test_a_first_line_that_markup_made_short_belongs_to_its_wrapped_paragraph(story: dict[str, str]) -> None:
    paragraphs = ["Khi trời còn\n" + "\n".join(wrap("mờ sáng, " + story[str(i)], 70)) for i in range(1, 6)]
    assert [block.text for block in read_text("\n\n".join(paragraphs)).blocks] == paragraphs


@pytest.mark.parametrize(
    "lines",
    [
        [f"các em học sinh của bản kể rằng{' rất' * i} vui khi cầu mới được dựng lên" for i in range(1, 9)],
        ["lam-ro-han-che-de-rut-ra-bai-hoc-va-phuong-thuc-lanh-dao-cua-dang-bo-tinh.jpg"] * 9,
        [headline.ljust(70, "…") for headline in ["Cầu mới ở Nà Khoang", "Thác Nậm Pàn", "Chợ phiên ngày xuân"] * 4],
    ],
    ids=["lines of many lengths in small letters", "slugs of one length", "headlines of one length"],
)
def test_lines_that_are_not_wrapped_are_not_joined(lines: list[str]) -> None:
    assert [block.text for block in read_text("\n".join(lines)).blocks] == lines


def test_lines_with_blank_lines_between_are_not_joined(story: dict[str, str]) -> None:
    lines = [part for i in range(1, 6) for part in wrap(story[str(i)], 70)]
    assert [block.text for block in read_text("\n\n".join(lines)).blocks] == lines
