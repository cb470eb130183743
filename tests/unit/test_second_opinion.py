"""The score: its tables, what it overrules and what it leaves, and the page that it takes back."""

import hashlib
import json
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import ClassVar

import pytest

import vnclean
from support.material import PROSE, HtmlCase, read_html_cases
from vnclean import NEWS, Draft, Filter, Finding, Label
from vnclean.analysis.analysis import Analysis
from vnclean.analysis.score import FEATURES, TEXT_FEATURES, Features, table
from vnclean.filters.second_opinion import Rescue, Score

BODY = "".join(f"<p>{PROSE[str(n)]}</p>" for n in range(1, 6))
PAGE = (
    f"<title>{PROSE['title']}</title><nav><a href=/>Trang chủ</a></nav><h1>{PROSE['title']}</h1><div class=a>{{}}</div>"
)


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
    analysis = Analysis(vnclean.read_html(PAGE.format(BODY)))
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


@dataclass(frozen=True)
class Dropping(Filter):
    """A filter that would drop the paragraphs that begin so."""

    begins: str = ""
    name: str = "listing.dropping"
    defers: ClassVar[frozenset[str]] = frozenset({"place"})
    code: str = "place"

    def __call__(self, draft: Draft) -> list[Finding]:
        """Find them."""
        return [
            Finding(b.index, Label.LISTING, self.code, "it says so")
            for b in draft.open()
            if b.text.startswith(self.begins)
        ]


def test_a_filter_that_defers_is_overruled_with_both_opinions() -> None:
    pipeline = NEWS.before("body.ingredients", Dropping(PROSE["3"][:20]))
    article = vnclean.extract(PAGE.format(BODY), pipeline=pipeline)
    (decision,) = [each for each in article.decisions if each.filter == "score"]
    assert (decision.label, decision.code) == ("body", "overruled")
    assert decision.reason.endswith("over listing.dropping (listing: it says so)")
    assert PROSE["3"][:40] in article.text
    assert vnclean.Tally.of([article]).by["code"]["score: overruled"].number == 1


@pytest.mark.parametrize(
    "pipeline",
    [
        NEWS.before("body.ingredients", Dropping(PROSE["3"][:20], code="words")),  # a code that does not defer
        NEWS.before("body.ingredients", Dropping(PROSE["3"][:20])).without("score"),
        replace(NEWS.before("body.ingredients", Dropping(PROSE["3"][:20])), score=Score(limit=1.0)),
    ],
    ids=["firm", "without", "limit"],
)
def test_a_filter_that_does_not_defer_is_not_overruled(pipeline: vnclean.Pipeline) -> None:
    article = vnclean.extract(PAGE.format(BODY), pipeline=pipeline)
    assert PROSE["3"][:40] not in article.text


def test_of_twins_one_is_enough() -> None:
    again = BODY + f"<div class=b><p>{PROSE['3']}</p></div><p>{PROSE['3'][:60]}…</p>"
    text = vnclean.clean(PAGE.format(again))
    assert text.count(PROSE["3"][:40]) == 1


def test_the_names_stand_last_and_can_be_left_out() -> None:
    assert NEWS.names[-2:] == ("score", "rescue")
    less = NEWS.without("score", "rescue")
    assert (less.score, less.rescue) == (None, None)
    assert less.fingerprint != NEWS.fingerprint != NEWS.without("rescue").fingerprint
    assert NEWS.only("rescue").rescue == Rescue()


BROKEN = {
    "a filter drops the fullest element": NEWS.before("body.ingredients", Dropping("", code="words")),
    "every paragraph is a duplicate": NEWS.before(
        "body.ingredients", Dropping("", name="duplicate.line2", code="words")
    ),
}


@pytest.mark.parametrize("pipeline", BROKEN.values(), ids=BROKEN)
def test_a_page_that_lost_its_text_is_decided_again(pipeline: vnclean.Pipeline) -> None:
    page = PAGE.format(BODY + BODY.replace("cầu", "đường"))
    article = vnclean.extract(page, pipeline=pipeline)
    assert article.text.count("\n\n") >= 8  # of ten
    assert article.notes[0].startswith("the filters dropped most of the sentences; ")
    assert {each.code for each in article.decisions if each.filter == "rescue"} == {"rescued"}
    assert vnclean.extract(page, pipeline=pipeline.without("rescue")).text == ""


@pytest.mark.parametrize("case", read_html_cases(), ids=lambda case: case.name)
def test_the_net_fires_on_no_case(case: HtmlCase) -> None:
    assert not any("taken back" in note for note in vnclean.extract(case.source).notes)


def test_nothing_is_taken_back_where_little_was_lost_or_little_was_there() -> None:
    short = f"<p>{PROSE['1']}</p>"
    broken = BROKEN["every paragraph is a duplicate"]
    assert vnclean.extract(PAGE.format(short), pipeline=broken).text == ""
    links = BODY.replace("<p>", "<p><a href=/x>").replace("</p>", "</a></p>")
    assert vnclean.extract(PAGE.format(links)).notes == ()
