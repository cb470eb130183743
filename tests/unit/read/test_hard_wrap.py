"""Tests of ``vnclean.read.hard_wrap``."""

import vnclean
from vnclean import read_markdown


def test_a_wrapped_page_is_joined_again(story: dict[str, str]) -> None:
    import textwrap  # noqa: PLC0415 (only here)

    markdown = "\n\n".join(
        textwrap.fill(text, 78) for text in [f"# {story['title']}", story["1"], story["2"], story["4"]]
    )
    assert vnclean.clean(read_markdown(markdown)) == "\n\n".join([story["1"], story["2"], story["4"]])


def test_a_short_wrapped_page_is_told_by_its_width() -> None:
    first = "Bà con đã góp gần hai trăm ngày công để đổ móng và dựng trụ cầu trong năm\n2024, theo lời trưởng bản."
    second = "Từ tuần sau xe buýt của huyện sẽ chạy qua cầu mỗi ngày hai chuyến, chiều và\nsáng, thứ bảy có thêm một."
    third = "Dọc hai bên cầu, phụ nữ trong bản đang trồng những luống hoa đầu tiên, mùa\nXuân tới khách sẽ dừng chân."
    page = read_markdown(f"{first}\n\n{second}\n\n{third}")
    assert [block.text for block in page.blocks] == [each.replace("\n", " ") for each in (first, second, third)]


def test_lines_that_the_next_word_would_have_fitted_are_paragraphs() -> None:
    lines = [
        "Dọc hai bên cầu, phụ nữ trong bản đang trồng những luống hoa đầu tiên.",
        "Chợ phiên đông.",
        "Xe chạy qua.",
    ]
    assert [block.text for block in read_markdown("\n".join(lines)).blocks] == lines
