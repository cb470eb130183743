"""Tests of small pages with one situation each: reported ones in ``situations.jsonl``, others in ``variants.jsonl``.

The variants were written later, of the same kinds, without knowledge of the filters. At first, about two in three
passed.
"""

import pytest

from support.situations import SITUATIONS, Situation, faults, is_variant, read_situations


def _parameters() -> "list[pytest.ParameterSet]":
    failing = (SITUATIONS / "failing.txt").read_text(encoding="utf-8").split()
    found = []
    for row in read_situations():
        marks: list[pytest.MarkDecorator] = (
            [pytest.mark.xfail(strict=True, reason=row["kind"])] if row["id"] in failing else []
        )
        if is_variant(row) and row["id"][-1] not in "05":
            marks.append(pytest.mark.slow)  # two in ten variants are quick
        found.append(pytest.param(row, id=row["id"], marks=marks))
    return found


@pytest.mark.parametrize("row", _parameters())
def test_a_reported_situation(row: Situation) -> None:
    assert faults(row) == []
