"""The reader for input of unknown format.

It decodes bytes, detects whether the text is HTML, Markdown or plain text, and parses the text.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, Protocol

import regex

from vnclean.model.page import Page
from vnclean.read.decode import decode
from vnclean.read.html import read_decoded, read_html
from vnclean.read.markdown import read_markdown
from vnclean.read.text import read_text
from vnclean.text.lazy_pattern import lazy_regex

Source = Literal["html", "markdown", "text"]
"""The format of a source text."""

_DOCUMENT: Final = lazy_regex(
    r"(?:[\s\ufeff]|<!--(?:[^-]|-(?!->))*+-->|<\?xml[^>]*+>|<!\[CDATA\[)*+"
    r"<(?:!doctype\s+html|html|head|body|frameset|rss|feed|rdf:rdf)\b",
    regex.IGNORECASE,
)
_START: Final = lazy_regex(r"[\s\ufeff]*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?!!)", regex.IGNORECASE)
_NAMES: Final = (
    "p|div|br|span|a|h[1-6]|ul|ol|li|table|tbody|tr|td|th|img|figure|figcaption|article|section|header|footer|nav|main"
    "|aside|blockquote|strong|em|b|i|u|font|center|form|script|style|link|meta|title|iframe|hr|pre"
)
_TAG: Final = lazy_regex(rf"</?(?:{_NAMES})(?:\s[^<>]*+)?/?>", regex.IGNORECASE)
_BLOCK_TAG: Final = lazy_regex(
    r"<(?:p|div|h[1-6]|ul|ol|li|tr|article|section|header|footer|nav|main)\b", regex.IGNORECASE
)
_CLOSING: Final = lazy_regex(rf"</(?:{_NAMES})\s*>|<(?:br|img|hr|p)\b[^<>]*>", regex.IGNORECASE)
_FEWEST_TAGS: Final = 6
_TEXT_A_TAG: Final = 400
"""Maximum number of characters per tag of an HTML fragment that does not begin with a tag."""

_MARKDOWN: Final = (
    lazy_regex(
        r"(?<!\\)!?\[[^\[\]\n]{0,300}\]\((?:<[^<>\n]*>|[^\s()]*+(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\)"
    ),
    lazy_regex(r"(?:\A|\n[ \t]*\n) {0,3}#{1,6}[ \t]+\S"),  # lists of hashtags have no blank line between them
    lazy_regex(r"^ {0,3}\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?$", regex.MULTILINE),
    lazy_regex(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
    lazy_regex(r"^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]+(?:https?:|/)\S+[ \t]*$", regex.MULTILINE),
)
_FRONT_MATTER: Final = lazy_regex(
    r"---[ \t]*\r?\n(?:[\w-]+:[^\n]*\n|[ \t-][^\n]*\n){1,40}?---[ \t]*\r?\n"
    r"|\+\+\+[ \t]*\r?\n\w+ *=[^\n]*\n(?:[^\n]*\n){0,40}?\+\+\+[ \t]*\r?\n"
)
"""Front matter: fields between ``---`` or ``+++`` lines at the very beginning, as Jekyll and Hugo write them."""
_WORTH: Final = (2, 2, 3, 1, 2)
"""The points of each link, heading, table rule, bold phrase and link definition, as evidence for Markdown."""
_FEWEST_SIGNS: Final = 3
"""Minimum number of points of a Markdown text."""
_LINK_OR_HEADING: Final = 2


def sniff(text: str) -> Source:
    r"""Return the format of a string, detected from its content.

    The first of these rules that applies gives the format:

    1. A string that begins with front matter (fields between ``---`` or ``+++`` lines) is Markdown.
    2. A string that begins like a document ("<!doctype html", "<html", "<body", a feed) is HTML.
    3. A fragment of a document is HTML. Markdown with a few HTML tags is an exception: rule 4 applies to it. A
       string is a fragment if both of these hold:

       - The string has an end tag, ``<p>``, ``<br>``, ``<img>`` or ``<hr>``.
       - The string begins with a tag, or it has at least six tags and at least one tag per 400 characters.

    4. A string with a link or a heading is Markdown if it has at least three points. Each link, heading and
       link definition gives two points, each table rule three, and each bold phrase one.
    5. Any other string is plain text, even if it mentions a tag or has a link.

    >>> sniff("<p>Một đoạn.</p>"), sniff("Dùng thẻ <p> để mở đoạn."), sniff("# Tin\n\n[Thời sự](/thoi-su)")
    ('html', 'text', 'markdown')
    """
    if text.startswith(("---", "+++")) and _FRONT_MATTER.match(text):
        return "markdown"
    if "<" in text and _is_markup(text) and not _is_markdown_with_tags(text):
        return "html"
    if "](" not in text and "#" not in text and "]: " not in text:
        return "text"
    return "markdown" if _markdown_worth(text) >= _FEWEST_SIGNS else "text"


def _markdown_worth(text: str) -> int:
    """Return the points (``_WORTH``) of a text for its links, headings, table rules and bold phrases.

    A text without links and headings has 0 points.
    """
    signs = [sum(1 for _ in pattern.finditer(text)) for pattern in _MARKDOWN]
    worth = sum(number * each for number, each in zip(signs, _WORTH, strict=True))
    return worth if any(signs[:_LINK_OR_HEADING]) else 0


def _is_markdown_with_tags(text: str) -> bool:
    """Return whether a text is Markdown in which a few HTML tags occur."""
    if _DOCUMENT.match(text) or ("](" not in text and "\n#" not in text):
        return False
    # Two points, as for a link or heading, are needed for each start tag of a block.
    blocks = sum(1 for _ in _BLOCK_TAG.finditer(text))
    return _markdown_worth(text) >= max(_FEWEST_SIGNS, 2 * blocks)


def _is_markup(text: str) -> bool:
    if _DOCUMENT.match(text):
        return True
    tags = sum(1 for _ in _TAG.finditer(text))
    if not tags or not _CLOSING.search(text):
        return False
    if _START.match(text) and _TAG.match(text, text.index("<")):
        return True
    return tags >= max(_FEWEST_TAGS, len(text) / _TEXT_A_TAG)


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

    ``source`` is the format; without ``source``, the format is detected from the content (``vnclean.read.auto``).
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
