"""Filters of patterns: what is looked up before the pattern is asked holds every line that it can match."""

import pytest

import vnclean
from support.material import PROSE, read_cases, read_examples, read_html_cases
from vnclean import Draft
from vnclean.analysis import lexicon
from vnclean.filters.pattern_rows import PATTERNS
from vnclean.filters.patterns import PatternFilter

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
        found = {block.index for block in draft.holding(*row.holds)} if row.holds else set()
        found |= {block.index for block in draft.beginning(*row.begins)} if row.begins else set()
        found |= {block.index for block in draft.printing(*row.prints)} if row.prints else set()
        matching = {block.index for block in draft.page.blocks if row.match(draft, block.index) is not None}
        assert matching <= found, [draft.page.blocks[index].text for index in matching - found]
        matches += len(matching)
    assert matches, "no line at hand shows it"


def test_a_code_is_the_group_that_matched_or_the_filters_own_name() -> None:
    draft = Draft.of(
        vnclean.read_text(
            "img_2041.jpg\nMưa lớn kéo dài suốt đêm qua. Nước dâng nhanh.\n>> Tin khác trong ngày hôm nay"
        )
    )
    (file,) = PATTERNS["slug.file"](draft)
    (arrow,) = PATTERNS["listing.arrow"](draft)
    assert (file.index, file.code, file.reason) == (0, "file", "“img_2041.jpg”")
    assert (arrow.index, arrow.code) == (2, "arrow")
