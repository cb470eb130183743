"""A type check: whether values read from JSON have the types that their classes declare."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def has_type(value: object, hint: Any) -> bool:  # noqa: ANN401, PLR0911 (a type hint; an answer for each kind)
    """Return whether a value, and every value inside it at any depth, has the type that a hint declares.

    A ``bool`` does not count as an ``int``. Generic hints must be unions, ``tuple[X, ...]``, ``frozenset[X]``,
    ``Sequence[X]`` or ``Mapping[K, V]``. For dataclasses and named tuples the class and the fields are checked; for all
    other types only the class is checked. Fields of a dataclass that ``__init__`` does not take are not checked.

    >>> has_type((1, 2), tuple[int, ...]), has_type((1, True), tuple[int, ...]), has_type(None, str | None)
    (True, False, True)
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(has_type(value, each) for each in inner)
    if origin in (tuple, frozenset):
        return isinstance(value, origin) and all(has_type(each, inner[0]) for each in value)
    if origin is Sequence:
        return isinstance(value, Sequence) and all(has_type(each, inner[0]) for each in value)
    if origin is Mapping:
        return isinstance(value, Mapping) and all(
            has_type(key, inner[0]) and has_type(each, inner[1]) for key, each in value.items()
        )
    if hint in (None, NoneType):
        return value is None
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        return False
    if is_dataclass(hint):
        return all(has_type(getattr(value, each.name), each.type) for each in fields(hint) if each.init)
    return not hasattr(hint, "_fields") or all(map(has_type, value, get_type_hints(hint).values()))
