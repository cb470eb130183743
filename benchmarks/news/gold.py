"""The gold of a page: the lines that its selectors select, read with lxml, which vnclean does not use."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import lxml.html
from lxml.cssselect import CSSSelector

from benchmarks.news.manifest import Page

_BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr iframe label li main nav ol option p pre section select summary "
    "table tbody td tfoot th thead title tr ul".split()
)
_UNSEEN: Final = frozenset("canvas embed head iframe noscript object script style svg template".split())
_SPACE: Final = re.compile(r"[\s\u200b\ufeff]+")


class Gold(NamedTuple):
    """The lines of the body (the lead included), and those of captions, which may be kept or dropped."""

    body: tuple[str, ...]
    optional: tuple[str, ...]


def decoded(data: bytes) -> str:
    """Return the text of a page: UTF-8, else windows-1258."""
    for encoding in ("utf-8-sig", "cp1258"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def read_gold(data: bytes, page: Page) -> Gold:
    """Return the gold of a page's bytes by the selectors of its row."""
    markup = decoded(data).encode("utf-8", "replace")
    tree = lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    lines = list(_lines(tree, page))
    return Gold(
        tuple(text for text, label in lines if label in ("lead", "body")),
        tuple(text for text, label in lines if label == "caption"),
    )


def _lines(tree: Any, page: Page) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (lxml has no types)
    """Yield the visible lines in document order, each with the label of the place where its text begins."""
    labels: dict[Any, str] = {}
    for label in ("body", "lead", "title", "drop", "caption"):
        labels |= dict.fromkeys(_selected(tree, getattr(page, label)), label)
    body = tree.find(".//body")
    texts, first = list[str](), ""
    for text, label in (*_pieces(body if body is not None else tree, "other", labels), (None, "")):
        if text is not None:
            first = first or (label if text.strip() else "")
            texts.append(text)
            continue
        line = _SPACE.sub(" ", unicodedata.normalize("NFC", "".join(texts))).strip()
        if line:
            yield line, first
        texts, first = [], ""


def _pieces(node: Any, label: str, labels: dict[Any, str]) -> Iterator[tuple[str | None, str]]:  # noqa: ANN401 (as above)
    """Yield the texts in an element with their labels, and ``None`` where a line ends."""
    if not isinstance(node.tag, str) or node.tag in _UNSEEN:
        return
    own = labels.get(node, "")
    if own and not (own == "body" and label != "other"):
        label = "other" if own == "drop" else own
    breaks = node.tag in _BLOCKS or node.tag == "br" or own in ("drop", "caption")
    if breaks:
        yield None, ""
    yield node.text or "", label
    for child in node:
        yield from _pieces(child, label, labels)
        yield child.tail or "", label
    if breaks:
        yield None, ""


def _selected(tree: Any, selectors: str) -> Iterator[Any]:  # noqa: ANN401 (as above)
    for selector in filter(None, map(str.strip, selectors.split("|"))):
        yield from tree.xpath(selector[6:]) if selector.startswith("xpath:") else CSSSelector(selector)(tree)
