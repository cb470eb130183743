"""Tests of ``vnclean.output.tally``."""

import json
from itertools import permutations

import pytest

from support.results import ARTICLES, FAILURE
from vnclean import Tally
from vnclean.corpus.templates import Templates
from vnclean.output.tally import AXES


def test_a_tally_counts_every_block_once() -> None:
    tally = Tally.of([*ARTICLES, FAILURE])
    blocks = sum(len(article.decisions) for article in ARTICLES)
    for axis in ("label", "filter", "code"):
        assert sum(count.number for count in tally.by[axis].values()) == blocks
        assert sum(count.characters for count in tally.by[axis].values()) == tally.characters
    assert tally.pages == len(ARTICLES) == sum(count.number for count in tally.by["page_type"].values())
    assert tally.by["error"]["ValueError"].number == 1
    assert set(tally.by["encoding"]) == {"utf-8"}


def test_tallies_add_in_any_order() -> None:
    parts = [Tally.of([article]) for article in ARTICLES[:3]] + [Tally.of([FAILURE])]
    whole = Tally.of([*ARTICLES[:3], FAILURE])
    for one, two, three, four in permutations(parts):
        assert (one + two) + (three + four) == one + (two + three) + four == whole
    assert Tally.from_json(whole.to_json()) == whole
    assert (parts[0] + parts[1]).to_json() == (parts[1] + parts[0]).to_json()


def test_a_tally_prints_as_a_table() -> None:
    shown = str(Tally.of([*ARTICLES, FAILURE]))
    assert shown.startswith(f"{len(ARTICLES)} pages")
    assert all(f"\n{axis} " in shown for axis in AXES)
    assert str(Tally()) == "0 pages, 0 characters"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1}', '{"version": 2, "pages": 0}', "null"])
def test_other_json_is_refused(text: str) -> None:
    for kind in (Tally, Templates):
        with pytest.raises(ValueError, match=r"JSON|version"):
            kind.from_json(text)


def test_json_of_a_later_version_is_refused() -> None:
    for made in (Tally(), Templates()):
        data = {**json.loads(made.to_json()), "version": 99}
        with pytest.raises(ValueError, match="version 99"):
            type(made).from_json(json.dumps(data))
