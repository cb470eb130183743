"""White space in markup, as a browser shows it."""

from typing import Final

from vnclean.text.lazy_pattern import lazy_re, lazy_regex

_WHITE: Final = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""Of these only the plain space is printable (``str.isprintable``)."""
_RUN: Final = lazy_re(rf"[{_WHITE[1:]}][{_WHITE}]*| [{_WHITE}]+")
"""White space that is not one plain space."""
BREAK: Final = lazy_regex(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
"""Where a line ends in an element that keeps its lines."""


def collapsed(text: str) -> str:
    r"""Return the text with one plain space for each run of white space; no-break spaces stay.

    >>> collapsed("Một \n đoạn\u00a0 văn."), collapsed("\n\t")
    ('Một đoạn\xa0 văn.', ' ')
    """
    if text.isspace() and not text.strip(_WHITE):
        return " "
    return text if text.isprintable() and "  " not in text else _RUN.sub(" ", text)
