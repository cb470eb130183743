"""The types in which the functions for many pages accept a page, and the function that reads such a page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from vnclean.model.page import Page
from vnclean.read import read, read_file, refuse_longer
from vnclean.read.auto import READERS
from vnclean.read.sniff import Source

PageInput = str | bytes | Page | Path | tuple[str | None, str | bytes] | Mapping[str, Any] | Exception
"""A page, in any of the forms that the functions for many pages accept.

These are the forms:

- HTML, Markdown or text;
- a ``Page``;
- a ``Path`` to a file;
- a pair of URL and page;
- a mapping with the page under ``page``, ``html``, ``markdown`` or ``text`` (the key selects the reader) and,
  optionally, its ``url`` and the ``encoding`` of its bytes;
- an exception in place of a page that the source could not provide; the page then fails with this exception.
"""

_KINDS: Final = ("page", *READERS)


def read_input(given: PageInput, *, max_size: int | None = None) -> Page:
    """Return the page that is given in one of the forms of ``PageInput``.

    Raises ``TypeError`` or ``ValueError`` for any other input and for a page longer than ``max_size``, and
    ``OSError`` for a file that cannot be read. If ``given`` is an exception, this exception is raised.
    """
    if isinstance(given, Page):
        refuse_longer(len(given.source), max_size)
        return given
    if isinstance(given, tuple):
        url, page = given
        return read(page, url=url, max_size=max_size)
    if isinstance(given, Exception):
        raise given
    if isinstance(given, Path):
        return read_file(given, max_size=max_size)
    if not isinstance(given, Mapping):
        return read(given, max_size=max_size)
    kinds = [kind for kind in _KINDS if given.get(kind) is not None]
    if len(kinds) != 1:
        message = f"a mapping has a page under one of {', '.join(_KINDS)}; this has {', '.join(kinds) or 'none'}"
        raise ValueError(message)
    (kind,) = kinds
    source = None if kind == "page" else cast("Source", kind)
    url, encoding = given.get("url"), given.get("encoding")
    return read(given[kind], url=url, encoding=encoding, source=source, max_size=max_size)


def url_of(given: Any) -> str | None:  # noqa: ANN401 (what was given may be anything)
    """Return the URL of a page in one of the forms of ``PageInput``; ``None`` if ``given`` has no URL."""
    if isinstance(given, Page):
        return given.url
    url = given.get("url") if isinstance(given, Mapping) else given[0] if isinstance(given, tuple) and given else None
    return url if isinstance(url, str) else None
