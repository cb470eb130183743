"""Checks that output is inert: no active markup, no characters that control a terminal or change the text direction."""

from typing import Final

import regex
from selectolax.lexbor import LexborHTMLParser

from vnclean.output.report import _SEARCH

ALLOWED: Final = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "th", "td", "figure",
    "figcaption", "img", "a",
}  # fmt: skip
REPORTED: Final = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "main", "h1", "h2", "p", "strong", "fieldset",
    "legend", "div", "label", "input", "ol", "li", "span", "code", "del", "ins", "section", "table", "thead", "tbody",
    "tr", "th", "td", "details", "summary",
}  # fmt: skip
REPORTED_ATTRIBUTES: Final = {
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "type", "id", "checked", "tabindex", "scope",
    "role", "aria-label", "for", "hidden",
}  # fmt: skip
FOREIGN: Final = regex.compile("</style", regex.IGNORECASE)
ADDRESS: Final = regex.compile(r"https?://|(?![^/?#]*:)")
CONTROLS: Final = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters except tab and line feed, and surrogates."""
STEERING: Final = regex.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""``CONTROLS``, the separators of lines and paragraphs, and all characters that change the direction of text."""


def assert_inert_html(html: str) -> None:
    """Assert that HTML has only allowed elements and checked addresses, and no character of ``STEERING``."""
    assert not STEERING.search(html)
    tree = LexborHTMLParser(f"<main>{html}</main>").css_first("main")
    assert tree is not None
    for node in tree.traverse():
        if node.tag in ("main", "-comment"):
            assert node.tag == "main"
            continue
        assert node.tag in ALLOWED
        allowed = {"a": {"href"}, "img": {"src"}}.get(node.tag or "", set())
        assert set(node.attributes) <= allowed
        assert all(ADDRESS.match(address or "") for address in node.attributes.values())


def assert_inert_report(html: str) -> None:
    """Assert that a report has only its own elements, style sheet and script, and links only to places in itself."""
    assert not STEERING.search(html)
    assert len(FOREIGN.findall(html)) == 1  # the end of the report's own style sheet
    tree = LexborHTMLParser(html)
    assert [node.text() for node in tree.css("script")] in ([], [_SEARCH])
    for node in tree.root.traverse():  # type: ignore[union-attr]
        if node.tag == "script":
            continue
        assert node.tag in REPORTED, node.tag
        assert set(node.attributes) <= REPORTED_ATTRIBUTES, node.attributes
        assert (node.attributes.get("href") or "#").startswith("#")


def assert_inert_table(text: str) -> None:
    """Assert that a text has no character of ``STEERING``."""
    assert not STEERING.search(text)
