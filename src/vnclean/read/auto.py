"""The reader for input of unknown format.

It decodes bytes, detects whether the text is HTML, Markdown or plain text, and parses the text.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from vnclean.model.page import Page
from vnclean.read.decode import decode
from vnclean.read.html import read_decoded, read_html
from vnclean.read.markdown import read_markdown
from vnclean.read.sniff import Source, sniff
from vnclean.read.text import read_text


class Reader(Protocol):
    """A reader: a callable that parses text into a ``Page``."""

    def __call__(self, text: str, /, *, url: str | None = None) -> Page:
        """Return the page parsed from ``text``; ``url`` is the address of the page, if known."""
        ...


READERS: Final[dict[Source, Reader]] = {"html": read_html, "markdown": read_markdown, "text": read_text}
"""The reader for each source format."""


def refuse_longer(size: int, max_size: int | None) -> None:
    """Raise ``ValueError`` if ``size`` is greater than ``max_size``; ``None`` means no limit.

    Both numbers are in characters for a ``str``, in bytes for bytes and files.

    >>> refuse_longer(10, None)
    """
    if max_size is not None and size > max_size:
        message = f"the page has {size} characters or bytes; max_size is {max_size}"
        raise ValueError(message)


def read(
    page: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    source: Source | None = None,
    max_size: int | None = None,
) -> Page:
    r"""Return ``page`` parsed as HTML, Markdown or plain text.

    ``source`` is the format; without ``source``, the format is detected from the content (``vnclean.read.sniff``).
    Bytes are first decoded (``vnclean.read.decode``). ``encoding`` is the encoding that the server stated (HTTP
    ``Content-Type``); it is ignored if ``page`` is a ``str``. ``url`` is the address of the page.

    Raises ``TypeError`` if an argument has a wrong type: ``page`` must be ``str`` or bytes, ``url`` and ``encoding``
    must be ``str`` or ``None``. Raises ``ValueError`` for bytes that are not a page, for an unknown ``encoding``, and
    for a page that is longer than ``max_size`` (in characters for a ``str``, in bytes for bytes).

    >>> [read(page).blocks[0].tag for page in ("<p>Tin</p>", "# Tin\n\n[Thời sự](/)", b"Tin")]
    ['p', 'h1', '']
    """
    if url is not None and not isinstance(url, str):
        message = f"a url is str or None, not {type(url).__name__}"
        raise TypeError(message)
    if isinstance(page, str):
        refuse_longer(len(page), max_size)
        return READERS[source or sniff(page)](page, url=url)
    if not isinstance(page, bytes | bytearray | memoryview):
        message = f"a page is str, bytes or Page, not {type(page).__name__}"
        raise TypeError(message)
    if encoding is not None and not isinstance(encoding, str):
        message = f"an encoding is str or None, not {type(encoding).__name__}"
        raise TypeError(message)
    page = bytes(page)
    refuse_longer(len(page), max_size)
    decoded = decode(page, encoding=encoding)
    kind = source or sniff(decoded.text)
    if kind == "html":
        return read_decoded(decoded, url=url)
    found = READERS[kind](decoded.text, url=url)
    notes = (decoded.note, *found.notes) if decoded.note else found.notes
    return replace(found, notes=notes, encoding=decoded.encoding)


def read_file(path: Path, *, url: str | None = None, max_size: int | None = None) -> Page:
    """Return the page in a file, parsed by ``read``.

    A file of more than ``max_size`` bytes is rejected with ``ValueError`` before it is read. Raises ``OSError`` if the
    file cannot be read, and the exceptions of ``read``.
    """
    refuse_longer(path.stat().st_size, max_size)
    return read(path.read_bytes(), url=url, max_size=max_size)
