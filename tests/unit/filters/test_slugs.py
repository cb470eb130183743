"""Tests of ``vnclean.filters.slugs``."""

import pytest

import vnclean
from support.pages import filters_by_start


@pytest.mark.parametrize(("slug", "matched"), [("xa vung cao dung lai cay cau", True), ("xa vung cao dung lai", False)])
def test_a_slug_is_more_than_half_of_its_line(slug: str, story: dict[str, str], *, matched: bool) -> None:
    lines = [story["title"], story["1"], slug, story["2"], story["3"]]
    assert (filters_by_start(vnclean.read_text("\n".join(lines)))[slug[:20]] == "slug.title") is matched


@pytest.mark.parametrize("end", [".", ".”", "!'", "?)"])
def test_a_sentence_is_no_slug(end: str, story: dict[str, str]) -> None:
    line = "The village has its bridge again after the great flood of the year" + end
    lines = [story["title"], story["1"], line, story["2"], f"“{line}", story["3"]]
    found = filters_by_start(vnclean.read_text("\n".join(lines)))
    assert {found[line[:20]], found[f"“{line}"[:20]]}.isdisjoint({"slug.title", "slug.repeated"})
