"""Tests of ``vnclean.analysis.score``."""

import hashlib
import json
from importlib.resources import files

import pytest

import vnclean
from support.material import PROSE, HtmlCase, read_html_cases
from support.pages import FIVE_PARAGRAPHS, TITLED_PAGE
from vnclean.analysis.analysis import Analysis
from vnclean.analysis.score import FEATURES, TEXT_FEATURES, Features, table


@pytest.mark.parametrize("name", ["html", "text"])
def test_a_table_is_what_its_digest_says(name: str) -> None:
    file = files("vnclean").joinpath(f"analysis/score_{name}.json")
    data = json.loads(file.read_text("utf-8"))
    content = json.dumps(data["trees"], separators=(",", ":")).encode()
    assert hashlib.sha256(content).hexdigest()[:16] == data["digest"]
    assert len(file.read_bytes()) < 100_000
    assert set(data["sites left out"]) == {"text over the limit", "other over the limit"}
    known = len(FEATURES) if name == "html" else TEXT_FEATURES

    def nodes(tree: list[object]) -> int:
        assert 0 <= float(str(tree[0])) <= 1
        if len(tree) == 1:
            return 1
        assert int(str(tree[1])) < known
        return 1 + sum(nodes(each) for each in tree[3:] if isinstance(each, list))

    assert all(nodes(tree) > 10 for tree in data["trees"])


@pytest.mark.parametrize("case", read_html_cases(), ids=lambda case: case.name)
def test_features_and_chances_are_within_bounds(case: HtmlCase) -> None:
    analysis = Analysis(vnclean.read_html(case.source))
    features = Features(analysis, analysis.headline)
    for block in analysis.blocks:
        assert len(features.row(block.index)) == len(FEATURES)
        assert 0 <= analysis.chance(block.index) <= 1
        assert analysis.opinion(block.index).chance == pytest.approx(analysis.chance(block.index))


def test_an_opinion_says_what_moved_it() -> None:
    analysis = Analysis(vnclean.read_html(TITLED_PAGE.format(FIVE_PARAGRAPHS)))
    body = analysis.opinion(3)
    assert body.chance > 0.9
    assert "in the element that holds most sentences" in body.reason
    menu = analysis.opinion(0)
    assert menu.chance < 0.2
    assert "links" in menu.reason


def test_a_row_of_raw_text_has_no_markup() -> None:
    analysis = Analysis(vnclean.read_text("\n".join(PROSE.values())))
    assert len(Features(analysis, None).row(2)) == TEXT_FEATURES
    assert analysis.chance(3) > table(is_markup=False).limit
