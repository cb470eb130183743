"""Tests of ``vnclean.output.types``."""

from collections.abc import Mapping, Sequence

import pytest

from vnclean.model.page import Link
from vnclean.output.types import has_type


@pytest.mark.parametrize(
    ("value", "hint", "fits"),
    [
        (1, int, True),
        (True, int, False),
        ("a", int | None, False),
        (None, int | None, True),
        (frozenset({"a"}), frozenset[str], True),
        (frozenset({1}), frozenset[str], False),
        (["a"], Sequence[str], True),
        (["a", 1], Sequence[str], False),
        ({"a": 1}, Mapping[str, int], True),
        ({1: 1}, Mapping[str, int], False),
        (Link(0, 1, "/"), Link, True),
        (Link(0, "1", "/"), Link, False),  # type: ignore[arg-type]
    ],
)
def test_a_value_has_its_type_with_all_that_it_holds(value: object, hint: object, *, fits: bool) -> None:
    assert has_type(value, hint) is fits
