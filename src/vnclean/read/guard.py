"""What stands before the parser: markup that would take it longer than its length allows is mended first.

Lexbor's time grows with the square of the depth of nesting and of the number of attributes of one tag (measured:
20,000 nested ``<div>`` take 0.4 s, 20,000 attributes 0.8 s, twice as many four times as long). Browsers bound the
depth, too: Blink stops at 512 (``kMaximumHTMLParserDOMTree_Depth``).
"""

from typing import Final

import regex

DEEPEST: Final = 512
MOST_ATTRIBUTES: Final = 500

_FEW_TAGS: Final = 3000
_LONG: Final = regex.compile(r"<[a-zA-Z][^<>]{8192}")
_TOKEN: Final = regex.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)|\Z)"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][^\s/>]*+)(?P<rest>(?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)",
    regex.DOTALL | regex.IGNORECASE,
)
_NOT_NESTED: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd option optgroup tr td th thead tbody tfoot html head body".split()
)
"""Tags that hold nothing, and tags that close themselves."""
_BREAKS_OUT: Final = frozenset(
    "b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
    "meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var svg math".split()
)
"""Tags that end an ``<svg>`` (HTML standard, "foreign content"); only inside one "/>" closes a tag."""
_ATTRIBUTE: Final = regex.compile(r"[^\s\"'=]++(?:\s*=\s*(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']*+))?")


def guard(markup: str) -> tuple[str, tuple[str, ...]]:
    """The markup, flattened below a depth of 512 and with at most 500 attributes a tag, and what was done.

    Text is never taken away: only tags too deep go, and attributes too many. Markup that is small enough to be
    harmless is not looked at closely.

    >>> guard("<b>x</b>")
    ('<b>x</b>', ())
    >>> guard("<div>" * 5000 + "x")[1]
    ('nesting deeper than 512 elements was flattened',)
    """
    opening, closing = markup.count("<"), markup.count(">")
    if opening <= _FEW_TAGS and closing <= opening + _FEW_TAGS and not _LONG.search(markup):
        return markup, ()
    pieces, last, foreign = list[str](), 0, False
    depth = _Depth()
    notes = dict[str, None]()
    for token in _TOKEN.finditer(markup):
        tag, rest = (token["tag"] or "").lower(), token["rest"] or ""
        if not tag:
            continue
        if tag in _BREAKS_OUT:
            foreign = tag in ("svg", "math") and not token["end"]
        if len(rest) > MOST_ATTRIBUTES and (few := _first_attributes(rest)) is not None:
            pieces += (markup[last : token.start("rest")], few)
            last = token.end("rest")
            notes["attributes beyond 500 of one tag were cut"] = None
        holds_nothing = tag in _NOT_NESTED or (foreign and rest.endswith("/"))
        if not holds_nothing and depth.is_beyond(end=token["end"] != ""):
            pieces.append(markup[last : token.start()])
            last = token.end()
            notes["nesting deeper than 512 elements was flattened"] = None
    return "".join((*pieces, markup[last:])), tuple(notes)


class _Depth:
    """How deep the elements are nested that have not ended yet."""

    def __init__(self) -> None:
        self._open = 0

    def is_beyond(self, *, end: bool) -> bool:
        """Count one more tag; whether its element is nested deeper than may be."""
        if end:
            self._open = max(0, self._open - 1)
            return self._open >= DEEPEST
        self._open += 1
        return self._open > DEEPEST


def _first_attributes(rest: str) -> str | None:
    """As many attributes as may stay; ``None`` where there are no more than that."""
    for number, attribute in enumerate(_ATTRIBUTE.finditer(rest)):
        if number == MOST_ATTRIBUTES:
            return rest[: attribute.start()]
    return None
