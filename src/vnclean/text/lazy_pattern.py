"""Regular expressions compiled on first use, so that an import does not pay for patterns that are never used."""

import re
from typing import Any, AnyStr, Final, cast

import regex

_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "flags")


class _Lazy:
    """A proxy for a compiled pattern; on first access it compiles the pattern and copies its methods to itself."""

    def __init__(self, compile_it: Any, pattern: object, flags: int) -> None:  # noqa: ANN401 (re.compile or regex.compile)
        self._how = compile_it, pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (a pattern's methods)
        if name not in _METHODS:
            raise AttributeError(name)
        compile_it, pattern, flags = self._how
        compiled = compile_it(pattern, flags)
        self.__dict__.update({each: getattr(compiled, each) for each in _METHODS})
        return self.__dict__[name]


def lazy_regex(pattern: AnyStr, flags: int = 0) -> "regex.Pattern[AnyStr]":
    r"""Return a pattern of the ``regex`` module, compiled on first use.

    >>> lazy_regex(r"\p{Lu}").search("xY").span()
    (1, 2)
    """
    return cast("regex.Pattern[AnyStr]", _Lazy(regex.compile, pattern, flags))


def lazy_re(pattern: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """Return a pattern of the ``re`` module, compiled on first use; faster, if its character classes suffice.

    >>> lazy_re("[a-z]").findall("xYz")
    ['x', 'z']
    """
    return cast("re.Pattern[AnyStr]", _Lazy(re.compile, pattern, flags))
