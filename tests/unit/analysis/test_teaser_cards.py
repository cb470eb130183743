"""Tests of ``vnclean.analysis.teaser_cards``."""

import pytest

from vnclean import read_html
from vnclean.analysis.columns import Columns
from vnclean.analysis.teaser_cards import in_cards

HEAD = "<h3><a href=/tin>Ba năm xây cầu treo qua sông Mã</a></h3>"


TEASER = "<p>Chiếc cầu đầu tiên của huyện được khánh thành sáng nay, sau ba năm chờ đợi của người dân hai bờ.</p>"


LONG_PARAGRAPH = f"<p>{'Người dân hai bờ sông không còn phải đi đò mỗi ngày để đưa con tới trường. ' * 5}</p>"


def cards(inner: str, count: int = 3) -> frozenset[int]:
    """Return the blocks in cards on a page of ``count`` elements that each hold ``inner``."""
    return in_cards(Columns(read_html(f"<main>{f'<div>{inner}</div>' * count}</main>")))


def test_headlines_with_their_teasers_are_cards() -> None:
    assert cards(HEAD + TEASER) == set(range(6))


def test_two_of_a_kind_are_not_yet_a_list() -> None:
    assert cards(HEAD + TEASER, count=2) == set()


@pytest.mark.parametrize("paragraphs", [LONG_PARAGRAPH, TEASER + TEASER], ids=["a long paragraph", "two paragraphs"])
def test_a_headline_over_a_story_is_no_card(paragraphs: str) -> None:
    assert cards(HEAD + paragraphs) == set()
