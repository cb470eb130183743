"""Tests of ``vnclean.filters.second_opinion``."""

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

import vnclean
from support.material import PROSE, HtmlCase, read_html_cases
from support.pages import FIVE_PARAGRAPHS, TITLED_PAGE
from vnclean import NEWS, Draft, Filter, Finding, Label
from vnclean.filters.second_opinion import Score


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
    article = vnclean.extract(TITLED_PAGE.format(FIVE_PARAGRAPHS), pipeline=pipeline)
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
    article = vnclean.extract(TITLED_PAGE.format(FIVE_PARAGRAPHS), pipeline=pipeline)
    assert PROSE["3"][:40] not in article.text


def test_of_twins_one_is_enough() -> None:
    again = FIVE_PARAGRAPHS + f"<div class=b><p>{PROSE['3']}</p></div><p>{PROSE['3'][:60]}…</p>"
    text = vnclean.clean(TITLED_PAGE.format(again))
    assert text.count(PROSE["3"][:40]) == 1


BROKEN = {
    "a filter drops the fullest element": NEWS.before("body.ingredients", Dropping("", code="words")),
    "every paragraph is a duplicate": NEWS.before(
        "body.ingredients", Dropping("", name="duplicate.line2", code="words")
    ),
}


@pytest.mark.parametrize("pipeline", BROKEN.values(), ids=BROKEN)
def test_a_page_that_lost_its_text_is_decided_again(pipeline: vnclean.Pipeline) -> None:
    page = TITLED_PAGE.format(FIVE_PARAGRAPHS + FIVE_PARAGRAPHS.replace("cầu", "đường"))
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
    assert vnclean.extract(TITLED_PAGE.format(short), pipeline=broken).text == ""
    links = FIVE_PARAGRAPHS.replace("<p>", "<p><a href=/x>").replace("</p>", "</a></p>")
    assert vnclean.extract(TITLED_PAGE.format(links)).notes == ()
