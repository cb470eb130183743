"""The kept blocks of an article as parts of a document, with their links.

The Markdown writer and the HTML writer both use these parts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal
from urllib.parse import urljoin

from vnclean.analysis.columns import Columns
from vnclean.model.decision import Decision, Label
from vnclean.model.page import CELLS, PLAIN, Link
from vnclean.model.result import Result
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

Kind = Literal["paragraph", "heading", "item", "row", "quote", "code", "caption"]

_LEVELS: Final = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_LONGEST_HEADING: Final = 160
_CODE: Final = frozenset({"pre", "listing", "xmp", "plaintext"})
_WORD: Final = lazy_regex(r"\S+")
_AWAY: Final = 200
"""How far past its expected position a link's text is searched for, in characters: normalization may have moved it."""
_UNSEEN: Final = lazy_regex(r"[\p{C}\p{Z}]+")
_SCHEME: Final = lazy_regex(r"(?P<scheme>[^/?#:]*):")
_SAFE: Final = frozenset({"http", "https"})
_HOST: Final = lazy_regex(r"//[^/]")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a block's text, which may be a link.

    ``href`` is the URL of the link, as ``safe_address`` returns it; it is empty if the piece is plain text.
    """

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One kept block: its kind, its text as a sequence of spans, and its position in the document.

    - ``level`` is the level of a heading (2 to 4) or the depth of a list item (from 1).
    - ``group`` is the index of the element that the block belongs to (the table, the block quote, the code element or
      the outermost list), or -1 if there is none.
    - ``ordered`` is true for an item of a numbered list.
    - ``header`` is true for the header row of a table, and ``cells`` has the texts of the cells of a row.
    - ``src`` is the URL of a caption's picture, as ``safe_address`` returns it.
    """

    kind: Kind
    spans: tuple[Span, ...]
    level: int = 0
    group: int = -1
    ordered: bool = False
    header: bool = False
    cells: tuple[str, ...] = ()
    src: str = ""


def parts(article: Result) -> Iterator[Part]:
    """Yield one part for each kept block that has text, in page order."""
    columns = Columns(article.page)
    for decision, text in zip(article.decisions, article.texts, strict=True):
        if decision.label in article.keep and text:
            yield _part(article, columns, decision, text)


def safe_address(address: str, base: str | None = None) -> str:
    r"""Return a URL if a browser can open it without executing it, else an empty string.

    Safe URLs are http and https URLs with a host, and relative URLs. A relative URL is joined to ``base``, if given.
    Control characters and blanks are removed before the check, because browsers ignore them inside a scheme (URL
    Standard, "basic URL parser").

    >>> safe_address("java\tscript:alert(1)"), safe_address("/tin/1.html", "https://bao.vn/")
    ('', 'https://bao.vn/tin/1.html')
    """
    address = _UNSEEN.sub("", address).replace("\\", "/")
    try:
        joined = urljoin(base or "", address)
    except ValueError:
        return ""
    found = _SCHEME.match(joined)
    if found is None:
        return joined
    scheme, rest = found["scheme"].lower(), joined[found.end() :]
    return f"{scheme}:{rest}" if scheme in _SAFE and _HOST.match(rest) else ""


def _part(article: Result, columns: Columns, decision: Decision, text: str) -> Part:
    block, tags = decision.block, columns.tags
    spans = tuple(_spans(article, decision, text))
    if decision.label is Label.CAPTION:
        before = (image for image in article.page.images if image.before in (block.index, block.index + 1))
        src = next((found for image in before if (found := safe_address(image.src, article.page.url))), "")
        return Part("caption", spans, src=src)
    if block.tag in _CODE:
        return Part("code", (Span(text),), group=columns.paragraphs[block.index])
    around = list(columns.above(block.element))
    if block.tag == "tr":
        role = article.page.elements.attributes.get(block.element, PLAIN).role
        header = role == "columnheader" or any(tags[each] == "thead" for each in around)
        table = next((each for each in around if tags[each] == "table"), -1)
        return Part("row", (), group=table, header=header, cells=tuple(text.split(CELLS)))
    if decision.label is Label.HEADING or (block.tag in _LEVELS and decision.label is Label.BODY and _is_heading(text)):
        return Part("heading", spans, level=_LEVELS.get(block.tag, 2))
    lists = [each for each in around if tags[each] in ("ul", "ol")]
    if block.tag == "li" or (lists and any(tags[each] == "li" for each in around)):
        ordered = bool(lists) and tags[lists[0]] == "ol"
        return Part("item", spans, max(1, len(lists)), lists[-1] if lists else -1, ordered=ordered)
    quote = next((each for each in around if tags[each] == "blockquote"), -1)
    return Part("paragraph" if quote < 0 else "quote", spans, group=quote)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not line_features(text).ended


def _spans(article: Result, decision: Decision, text: str) -> Iterator[Span]:
    """Yield the block's normalized text, ``text``, as spans: plain text and links.

    A link becomes plain text if its URL is unsafe, or if its words are not found in the normalized text.
    """
    block, at, since = decision.block, 0, 0
    both = _Both(block.text, text)
    for link in block.links:
        href = safe_address(link.href, article.page.url)
        start, end = both.place(link, at, since) if href else (at, at)
        since = link.end
        if start == end:
            continue
        if start > at:
            yield Span(text[at:start])
        yield Span(text[start:end], href)
        at = end
    if at < len(text):
        yield Span(text[at:])


class _Both:
    """A block's text before and after normalization.

    The offsets of links are those before normalization; ``place`` returns the offsets after.
    """

    def __init__(self, before: str, after: str) -> None:
        self._before = before
        self._after = after

    def place(self, link: Link, at: int, since: int) -> tuple[int, int]:
        """Return the start and end of a link's words in the normalized text; the two are equal if no words are found.

        The search begins at the offset ``at`` of the normalized text. ``since`` is the end of the previous link in
        the text before normalization. The distance from there to the end of the link limits how far the unchanged
        words are searched.
        """
        before, after = self._before, self._after
        words = before[link.start : link.end].strip()
        start = after.find(words, at, at + 2 * (link.end - since) + _AWAY)
        if not words or start >= 0:
            return max(start, at), max(start, at) + len(words)
        # Normalization changed the words of the link: find them by their positions among all words of the block.
        (starts, ends), (new_starts, new_ends) = self._words
        first, last = bisect_right(ends, link.start), bisect_left(starts, link.end) - 1
        if len(starts) != len(new_starts) or first > last:
            return at, at
        head = before[starts[first] : link.start]
        tail = before[link.end : ends[last]]
        start, end = new_starts[first] + len(head), new_ends[last] - len(tail)
        same = after[start - len(head) : start] == head and after[end : end + len(tail)] == tail
        return (start, end) if same and at <= start < end else (at, at)

    @cached_property
    def _words(self) -> tuple[tuple[list[int], list[int]], ...]:
        """The start and end offsets of all words: one pair of lists before normalization, one after."""
        spans = ([found.span() for found in _WORD.finditer(text)] for text in (self._before, self._after))
        return tuple(([start for start, _ in each], [end for _, end in each]) for each in spans)
