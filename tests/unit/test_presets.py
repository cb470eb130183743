"""Tests of ``vnclean.presets``."""

from dataclasses import is_dataclass, replace

from support.own_filter import Shout
from vnclean import NEWS, Filter, Normalizer


def test_members_are_filters_and_normalizers() -> None:
    assert all(isinstance(filter_, Filter) for filter_ in (*NEWS.filters, Shout()))
    assert all(isinstance(normalizer, Normalizer) for normalizer in NEWS.normalizers)


def test_filters_and_normalizers_are_values() -> None:
    members: tuple[Filter | Normalizer, ...] = (*NEWS.filters, *NEWS.normalizers)
    for member in members:
        kind = type(member)
        assert is_dataclass(kind), member.name
        assert kind.__dataclass_params__.frozen, member.name
        assert "__dict__" not in dir(member), member.name
        assert member == replace(member)
        assert hash(member) == hash(replace(member))
