"""Tests of ``vnclean.read.hard_wrap``."""

import vnclean
from vnclean import read_markdown


def test_a_wrapped_page_is_joined_again(story: dict[str, str]) -> None:
    import textwrap  # noqa: PLC0415 (only here)

    markdown = "\n\n".join(
        textwrap.fill(text, 78) for text in [f"# {story['title']}", story["1"], story["2"], story["4"]]
    )
    assert vnclean.clean(read_markdown(markdown)) == "\n\n".join([story["1"], story["2"], story["4"]])
