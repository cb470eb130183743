"""Every line of the cases and fixtures is decided as the table says: ``python tests/decisions.py`` writes it anew."""

from decisions import TABLE, table


def test_nothing_is_decided_in_another_way_unseen() -> None:
    before = TABLE.read_text(encoding="utf-8").splitlines()
    now = table()
    differing = sorted(set(before) ^ set(now))
    assert not differing, (
        f"{len(differing)} rows differ; python tests/decisions.py writes the table anew, then read what changed"
    )
    assert now == before
