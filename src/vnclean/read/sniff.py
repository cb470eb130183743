"""Is a string markup, Markdown or plain text: identified by evidence when nobody says."""

from typing import Final, Literal

import regex

from vnclean.text.lazy_pattern import lazy_regex

Source = Literal["html", "markdown", "text"]
"""What a string can be."""

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
"""A fragment that does not begin with a tag has one in so many characters at least."""

_MARKDOWN: Final = (
    lazy_regex(
        r"(?<!\\)!?\[[^\[\]\n]{0,300}\]\((?:<[^<>\n]*>|[^\s()]*+(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\)"
    ),
    lazy_regex(r"(?:\A|\n[ \t]*\n) {0,3}#{1,6}[ \t]+\S"),  # lines of tags have no blank line between them
    lazy_regex(r"^ {0,3}\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?$", regex.MULTILINE),
    lazy_regex(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
)
_FRONT_MATTER: Final = lazy_regex(r"---[ \t]*\r?\n(?:[\w-]+:[^\n]*\n|[ \t-][^\n]*\n){1,40}?---[ \t]*\r?\n")
"""Fields between rules at the very beginning (Jekyll, Hugo, what extractors write)."""
_WORTH: Final = (2, 2, 3, 1)
"""What each sign counts: a link, a heading, a table's rule, bold words. Three make a page Markdown."""
_FEWEST_SIGNS: Final = 3
_LINK_OR_HEADING: Final = 2


def sniff(text: str) -> Source:
    r"""Return what a string is, by its own evidence.

    HTML where a document begins ("<!doctype html", "<html", "<body", a feed), or where a fragment does: it opens with
    a tag and closes one, or has six and one in 400 characters. Markdown where it has links, headings, tables or bold
    words that sum up, a link or a heading among them, or front matter. Text that mentions a tag or a link stays text.

    >>> sniff("<p>Một đoạn.</p>"), sniff("Dùng thẻ <p> để mở đoạn."), sniff("# Tin\n\n[Thời sự](/thoi-su)")
    ('html', 'text', 'markdown')
    """
    if "<" in text and _is_markup(text) and not _is_markdown_with_tags(text):
        return "html"
    if text.startswith("---") and _FRONT_MATTER.match(text):
        return "markdown"
    if "](" not in text and "#" not in text:
        return "text"
    return "markdown" if _markdown_worth(text) >= _FEWEST_SIGNS else "text"


def _markdown_worth(text: str) -> int:
    """Return what the signs of Markdown in a text sum to; 0 where neither a link nor a heading is among them."""
    signs = [sum(1 for _ in pattern.finditer(text)) for pattern in _MARKDOWN]
    worth = sum(number * each for number, each in zip(signs, _WORTH, strict=True))
    return worth if any(signs[:_LINK_OR_HEADING]) else 0


def _is_markdown_with_tags(text: str) -> bool:
    """Return whether a fragment is Markdown in which some tags stand: more signs of it than tags that make blocks."""
    if _DOCUMENT.match(text) or ("](" not in text and "\n#" not in text):
        return False
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
