"""The reader for whoever does not say what a page is: bytes are decoded, and the text tells what it is."""

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
    """What every reader is: text in, a page out."""

    def __call__(self, text: str, /, *, url: str | None = None) -> Page:
        """Return the page."""
        ...


READERS: Final[dict[Source, Reader]] = {"html": read_html, "markdown": read_markdown, "text": read_text}
"""The reader for each kind of text."""


def refuse_longer(size: int, max_size: int | None) -> None:
    """Raise ``ValueError`` for a page of more characters (of bytes: more of these) than it may have.

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
    r"""Return a page of HTML, Markdown or text, as ``source`` says or its content shows (``vnclean.read.sniff``).

    Bytes are decoded as ``read_html`` decodes them, and then examined as text is.

    Raises ``TypeError`` for anything but ``str`` and ``bytes`` and a ``url`` that is no ``str``, ``ValueError`` for
    bytes that are not a page, an unknown ``encoding``, and a page of more characters or bytes than ``max_size``.

    >>> [read(page).blocks[0].tag for page in ("<p>Tin</p>", "# Tin\n\n[Thời sự](/)", b"Tin")]
    ['p', 'h1', '']
    """
    if url is not None and not isinstance(url, str):
        message = f"a url is str or None, not {type(url).__name__}"
        raise TypeError(message)
    if isinstance(page, str | bytes):
        refuse_longer(len(page), max_size)
    if isinstance(page, str):
        return READERS[source or sniff(page)](page, url=url)
    if not isinstance(page, bytes | bytearray | memoryview):
        message = f"a page is str, bytes or Page, not {type(page).__name__}"
        raise TypeError(message)
    if encoding is not None and not isinstance(encoding, str):
        message = f"an encoding is str or None, not {type(encoding).__name__}"
        raise TypeError(message)
    decoded = decode(bytes(page), encoding=encoding)
    kind = source or sniff(decoded.text)
    if kind == "html":
        return read_decoded(decoded, url=url)
    found = READERS[kind](decoded.text, url=url)
    notes = (decoded.note, *found.notes) if decoded.note else found.notes
    return replace(found, notes=notes, encoding=decoded.encoding)


def read_file(path: Path, *, url: str | None = None, max_size: int | None = None) -> Page:
    """Return the page in a file, as ``read`` gives it for its bytes; a file that is too large is not read.

    Raises ``OSError`` for a file that cannot be read, and what ``read`` raises.
    """
    refuse_longer(path.stat().st_size, max_size)
    return read(path.read_bytes(), url=url, max_size=max_size)
