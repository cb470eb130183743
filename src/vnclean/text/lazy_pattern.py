"""Regular expressions that are compiled on first use.

An import therefore spends no time on patterns that are never used.
"""

import re
from typing import Any, AnyStr, Final, cast

import regex

_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "flags")


class _Lazy:
    """A substitute for a compiled pattern.

    On first access to a method, the substitute compiles the pattern and copies the pattern's methods to itself.
    """

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
    """Return a pattern of the ``re`` module, compiled on first use.

    Prefer this function to ``lazy_regex`` if the character classes of ``re`` suffice, since ``re`` is faster.

    >>> lazy_re("[a-z]").findall("xYz")
    ['x', 'z']
    """
    return cast("re.Pattern[AnyStr]", _Lazy(re.compile, pattern, flags))
