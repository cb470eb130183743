"""Every line of the cases and fixtures is decided as the table says: ``python tests/decisions.py`` writes it anew."""

import itertools

import pytest

from decisions import HEAD, MIXED, MIXED_TABLE, TABLE, sources, table

_ROWS = TABLE.read_text(encoding="utf-8").splitlines()
_OF_EACH_PAGE = {name: list(rows) for name, rows in itertools.groupby(_ROWS[1:], key=lambda row: row.split("\t")[0])}


def test_the_table_has_every_page() -> None:
    assert _ROWS[0] == HEAD
    assert list(_OF_EACH_PAGE) == [name for name, _ in sources()]


@pytest.mark.parametrize("name", _OF_EACH_PAGE)
def test_nothing_is_decided_in_another_way_unseen(name: str) -> None:
    before = _OF_EACH_PAGE[name]
    now = list(table({name}))
    differing = sorted(set(before) ^ set(now))
    assert not differing, (
        f"{len(differing)} rows differ; python tests/decisions.py writes the table anew, then read what changed"
    )
    assert now == before


@pytest.mark.parametrize("group", MIXED)
def test_nothing_is_decided_or_mended_in_another_way_on_mixed_pages(group: str) -> None:
    """``python tests/decisions.py`` writes this table anew, too; a new line in a fixture changes all of it."""
    rows = dict(row.split("\t") for row in MIXED_TABLE.read_text(encoding="utf-8").splitlines())
    assert list(rows) == list(MIXED)
    assert MIXED[group]() == rows[group]
