"""Tests of ``vnclean.corpus.records``."""

from support.results import ARTICLES, FAILURE
from vnclean.corpus.records import COLUMNS, row


def test_rows_have_the_same_columns() -> None:
    assert tuple(row(ARTICLES[0])) == tuple(row(FAILURE)) == COLUMNS
