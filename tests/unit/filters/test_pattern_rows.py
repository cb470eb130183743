"""Tests of ``vnclean.filters.pattern_rows``."""

import pytest

import vnclean
from support.material import PROSE, read_cases, read_examples, read_html_cases
from support.pages import filters_by_start
from vnclean import Draft
from vnclean.analysis import lexicon
from vnclean.filters.pattern_rows import PATTERNS
from vnclean.filters.patterns import PatternFilter


@pytest.mark.parametrize(("length", "matched"), [(150, True), (400, False)])
def test_a_caption_that_points_is_no_long_paragraph(length: int, story: dict[str, str], *, matched: bool) -> None:
    end = " (thứ hai từ trái) trao quà cho bà con"
    line = "Ông Inh " + "a" * (length - len("Ông Inh ") - len(end)) + end
    lines = [story["title"], story["1"], story["2"], line, story["3"], story["4"]]
    assert (filters_by_start(vnclean.read_text("\n".join(lines)))[line[:20]] == "caption.pointing") is matched


LINES = [example.source for example in read_examples()] + [row.phrase for row in lexicon.rows()]


PAGES = [
    *(vnclean.read_text(case.source) for case in read_cases()),
    *(vnclean.read_html(case.source) for case in read_html_cases()),
    vnclean.read_text("\n".join([*LINES, *PROSE.values()])),
]


DRAFTS = [Draft.of(page) for page in PAGES]


@pytest.mark.parametrize("row", PATTERNS.values(), ids=lambda row: row.name)
def test_every_match_is_looked_up(row: PatternFilter) -> None:
    matches = 0
    for draft in DRAFTS:
        found = set(row.test().lines(draft))
        matching = {
            block.index
            for block in draft.page.blocks
            if draft.analysis.features[block.index].length <= row.max_chars
            and row.look(block.text) is not None
            and (row.accept is None or row.accept(draft, block.index))
        }
        assert matching <= found, [draft.page.blocks[index].text for index in matching - found]
        matches += len(matching)
    assert matches, "no line at hand shows it"
