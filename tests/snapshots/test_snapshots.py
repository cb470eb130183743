"""Every line of the cases and fixtures is kept or dropped as in its snapshot.

``python tools/snapshots.py`` updates the snapshots; their diff shows the effect of a change. A changed label fails no
test here: the summary at the end of the run counts it.
"""

import pytest

from support.decisions import (
    SNAPSHOT_SUMMARY,
    SNAPSHOTS,
    UPDATE,
    Difference,
    Row,
    difference,
    read_snapshot,
    snapshots,
    summary,
)


def test_lines_are_kept_and_dropped_as_before(pytestconfig: pytest.Config) -> None:
    differences = [
        difference(path, read_snapshot(path) if path.exists() else [], rows) for path, rows in snapshots().items()
    ]
    counts = summary(differences)
    filters, labels, kept = ([row for each in differences for row in each[at]] for at in range(3))
    if rows := kept + labels + filters:
        pytestconfig.stash[SNAPSHOT_SUMMARY] = [counts, *(f"  {row}" for row in rows), f"{UPDATE} updates them"]
    assert not kept, f"{counts}; {UPDATE} updates the snapshots, then read their diff"


def test_no_snapshot_is_left_over() -> None:
    assert set(SNAPSHOTS.rglob("*.tsv")) == set(snapshots())


@pytest.mark.parametrize(
    ("now", "labels", "kept"),
    [
        (Row("1", "body", "kept", "body.prose", "Một"), 0, 0),
        (Row("1", "lead", "kept", "lead.first", "Một"), 1, 0),
        (Row("1", "caption", "", "caption.echo", "Một"), 0, 1),
        (Row("2", "body", "kept", "body.prose", "Một"), 0, 2),
        (Row("1", "body", "kept", "body.prose", "Hai"), 0, 1),
    ],
)
def test_a_difference_is_one_of_two_kinds(now: Row, labels: int, kept: int) -> None:
    before = Row("1", "body", "kept", "body.prose", "Một")
    found = difference(SNAPSHOTS / "page.tsv", [before], [now])
    assert (len(found.labels), len(found.kept), len(found.filters)) == (labels, kept, 0)
    assert summary([found]) == f"{labels} labels changed, {kept} lines kept or dropped otherwise"
    assert summary([found, Difference(["by another filter"], [], [])]).startswith(summary([found]) + " (1 more")
