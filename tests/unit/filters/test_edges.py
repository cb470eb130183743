"""Tests of ``vnclean.filters.edges``."""

import pytest

import vnclean


@pytest.mark.parametrize(("paragraphs", "matched"), [(("1", "2"), False), (("1 2", "3 4"), True)])
def test_headlines_after_a_short_story_may_be_its_own(
    paragraphs: tuple[str, ...], story: dict[str, str], *, matched: bool
) -> None:
    own = [" ".join(story[number] for number in each.split()) for each in paragraphs]
    headlines = ["Huyện vùng biên khánh thành ba điểm trường mới", "Mưa lũ cô lập bốn xã miền núi suốt hai ngày"]
    found = vnclean.extract(vnclean.read_text("\n".join([story["title"], *own, *headlines]))).decisions
    assert (found[-1].reason == "after the content: 2 headlines in a row") is matched
