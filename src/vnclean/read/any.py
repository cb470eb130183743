"""The door for whoever does not say what a page is: bytes are decoded, and the text tells what it is."""

from dataclasses import replace
from typing import Final, Protocol

from vnclean.page import Page
from vnclean.read.decode import decode
from vnclean.read.html import read_html
from vnclean.read.markdown import read_markdown
from vnclean.read.sniff import Source, sniff
from vnclean.read.text import read_text


class Door(Protocol):
    """What every door is: text in, a page out."""

    def __call__(self, text: str, /, *, url: str | None = None) -> Page:
        """The page."""
        ...


DOORS: Final[dict[Source, Door]] = {"html": read_html, "markdown": read_markdown, "text": read_text}
"""The door for each kind of text."""


def refuse_longer(size: int, longest: int | None) -> None:
    """Raise ``ValueError`` for a page of more characters (of bytes: more of these) than it may have.

    >>> refuse_longer(10, None)
    """
    if longest is not None and size > longest:
        message = f"the page has a length of {size}, and longest is {longest}"
        raise ValueError(message)


def read(
    page: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    source: Source | None = None,
    longest: int | None = None,
) -> Page:
    r"""A page of HTML, Markdown or plain text, as ``source`` says or by its own evidence (``vnclean.read.sniff``).

    Bytes are decoded as ``read_html`` decodes them, and then looked at as text is.

    Raises ``TypeError`` for anything but ``str`` and ``bytes`` and a ``url`` that is no ``str``, ``ValueError`` for
    bytes that are no page, an unknown ``encoding``, and a page of more characters or bytes than ``longest``.

    >>> [read(page).blocks[0].tag for page in ("<p>Tin</p>", "# Tin\n\n[Thời sự](/)", b"Tin")]
    ['p', 'h1', '']
    """
    if url is not None and not isinstance(url, str):
        message = f"a url is str or None, not {type(url).__name__}"
        raise TypeError(message)
    if isinstance(page, str | bytes):
        refuse_longer(len(page), longest)
    if isinstance(page, str):
        return DOORS[source or sniff(page)](page, url=url)
    if not isinstance(page, bytes | bytearray | memoryview):
        message = f"a page is str, bytes or Page, not {type(page).__name__}"
        raise TypeError(message)
    if encoding is not None and not isinstance(encoding, str):
        message = f"an encoding is str or None, not {type(encoding).__name__}"
        raise TypeError(message)
    decoded = decode(bytes(page), encoding=encoding)
    found = DOORS[source or sniff(decoded.text)](decoded.text, url=url)
    notes = (decoded.note, *found.notes) if decoded.note else found.notes
    return replace(found, notes=notes, encoding=decoded.encoding)
