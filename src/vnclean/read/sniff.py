"""Detection of the format of a string: HTML, Markdown or plain text."""

from typing import Final, Literal

import regex

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
