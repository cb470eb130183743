"""Tests of ``vnclean.filters.repeats``."""

import pytest

import vnclean
from support.pages import FIVE, filters_by_start


@pytest.mark.parametrize(("words", "matched"), [(8, True), (3, False)])
def test_a_teaser_is_more_than_a_few_words(words: int, story: dict[str, str], *, matched: bool) -> None:
    cut = " ".join(story["3"].split()[:words]) + "..."
    lines = [story["title"], story["1"], story["2"], story["3"], story["4"], story["5"], cut]
    assert (filters_by_start(vnclean.read_text("\n".join(lines)))[cut[:20]] == "duplicate.teaser") is matched


@pytest.mark.parametrize(("words", "matched"), [(8, True), (3, False)])
def test_a_title_with_counters_is_more_than_a_few_words(words: int, story: dict[str, str], *, matched: bool) -> None:
    title = " ".join(story["title"].split()[:words])
    page = f"<title>{title}</title><h1>{title}</h1>" + "".join(f"<p>{story[number]}</p>" for number in FIVE)
    again = f"{title} 10 7"
    found = vnclean.extract(vnclean.read_html(page + f"<p>{again}</p>")).decisions
    (decision,) = (decision for decision in found if decision.block.text == again)
    assert (decision.filter == "duplicate.title") is matched


@pytest.mark.parametrize(("words", "matched"), [(4, True), (12, False)])
def test_a_button_beside_each_paragraph_has_few_words(words: int, story: dict[str, str], *, matched: bool) -> None:
    line = " ".join(["Đang", *("theo dõi tin của bản trong những ngày dựng cầu".split())][:words])
    lines = [story["title"], story["1"], line, story["2"], line, story["3"], line, story["4"], story["5"]]
    assert (filters_by_start(vnclean.read_text("\n".join(lines)))[line[:20]] == "widget.repeated") is matched
