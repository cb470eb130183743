"""Tests with arbitrary input: it is cleaned, or refused with a message."""

import unicodedata
from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vnclean
from support.malformed import markup
from support.pages import HEADLINES
from vnclean import read_markdown, read_text


@given(st.binary(max_size=400))
def test_any_bytes_give_a_page_or_a_sentence(data: bytes) -> None:
    for function in (vnclean.clean, vnclean.read_html):
        with suppress(ValueError):
            function(data)


@given(markup)
@example("<p>\0</p>")
@example(
    "Mưa lớn kéo dài suốt đêm qua, nước sông dâng nhanh. <h1>" + "Mưa lớn kéo dài suốt đêm qua, nước sông dâng. " * 2
)
@example("<table><p>x<td>")
@example("<br>" * 3 + "x<br>y")
def test_any_markup_gives_blocks_that_slice_back_and_one_decision_each(html: str) -> None:
    article = vnclean.extract(vnclean.read_html(html))
    page = article.page
    assert [decision.block for decision in article.decisions] == list(page.blocks)
    for index, block in enumerate(page.blocks):
        assert block.index == index
        assert page.source[block.start : block.end] == block.text
        assert block.text.strip()
        assert not set(block.text) & set("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)
    assert all(0 <= image.before <= len(page.blocks) for image in page.images)
    assert isinstance(article.explain() + article.html() + article.to_markdown(), str)
    assert vnclean.Article.from_dict(article.to_dict()) == article


pieces = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "#",
                "- ",
                "1. ",
                "> ",
                "|",
                "---",
                "```",
                "[",
                "](/a)",
                "![",
                "](",
                ")",
                "\\",
                "*",
                "_",
                "\n",
                "\n\n",
                "    ",
            ]
        ),
        st.text(max_size=8),
        st.sampled_from(["Mưa lớn kéo dài suốt đêm qua. Nước dâng nhanh, dân chạy lũ.", "Tin liên quan"]),
    ),
    max_size=50,
).map("".join)


@given(pieces)
@example("[" * 200)
@example("[\n](/x)")
@example("|\n|-|")
@example("```")
@example("---\n---")
def test_any_markdown_gives_blocks_that_slice_back_and_one_decision_each(markdown: str) -> None:
    article = vnclean.extract(read_markdown(markdown))
    page = article.page
    assert [decision.block for decision in article.decisions] == list(page.blocks)
    for block in page.blocks:
        assert page.source[block.start : block.end] == block.text
        assert block.text.strip()
        assert all(0 <= link.start <= link.end <= len(block.text) for link in block.links)
    assert isinstance(article.to_markdown() + article.html(), str)


@pytest.mark.parametrize("wrong", [None, 7, ["text"]])
def test_other_types_are_refused_with_a_sentence(wrong: object) -> None:
    for function in (read_text, vnclean.clean, vnclean.extract, vnclean.read_html, vnclean.read_markdown):
        with pytest.raises(TypeError, match="str"):
            function(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="decode bytes first"):
        read_text(b"text")  # type: ignore[arg-type]


def test_a_decomposed_page_gets_the_labels_of_the_composed(story: dict[str, str]) -> None:
    page = "\n".join(
        [
            *("Trang chủ", "Thời sự", "Thế giới", story["title"], "19/05/2018 07:02", story["lead"], story["1"]),
            *("Cầu Nà Khoang ngày khánh thành. Ảnh: Hồng Đăng", *(story[str(i)] for i in range(2, 6)), "Hồng Đăng"),
            *("Tin liên quan", *HEADLINES, "Bình luận (0)"),
        ]
    )
    one, two = (vnclean.extract(unicodedata.normalize(form, page)) for form in ("NFC", "NFD"))
    assert [decision.label for decision in one.decisions] == [decision.label for decision in two.decisions]
    assert one.text == two.text


@pytest.mark.parametrize("unit", ["\u0301", "\u0323\u0301", "đ", "Ð", "Ð\u0301", ".", "…", "a¬", "1/", "- ", "Ảnh"])
def test_a_long_line_of_one_thing_costs_no_more_than_its_length(unit: str) -> None:
    """A line of 100,000 characters takes seconds in linear time; quadratic time would take minutes."""
    line = unit * (100_000 // len(unit)) + "x"
    started = perf_counter()
    vnclean.extract(f"Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.\n{line}")
    assert perf_counter() - started < 10
