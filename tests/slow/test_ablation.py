"""Each filter is needed: without it, at least one label of a case or fixture changes."""

from functools import cache

import pytest

import vnclean
from support.decisions import lexicon_pages, read, sources
from vnclean import NEWS, Page, Pipeline

FILTERS = [filter_.name for filter_ in NEWS.filters]


@cache
def _pages() -> list[Page]:
    return [read(source) for _, source in (*sources(), *lexicon_pages())]


def _labels(pipeline: Pipeline, page: Page) -> list[vnclean.Label]:
    return [decision.label for decision in pipeline.decide(page)]


@cache
def _with_all() -> list[list[vnclean.Label]]:
    return [_labels(NEWS, page) for page in _pages()]


@pytest.mark.parametrize("name", FILTERS)
def test_the_output_differs_without_it(name: str) -> None:
    without = NEWS.without(name)
    assert any(_labels(without, page) != labels for page, labels in zip(_pages(), _with_all(), strict=True)), (
        f"no label of any case or fixture changes without {name}: give it a fixture whose output differs, or delete it"
    )
