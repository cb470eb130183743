"""What stands before the parser: markup that would take it longer than its length allows is mended first.

Lexbor's time grows with the square of the depth of nesting, of the attributes of one tag and of the options of a list
(measured: 20,000 nested ``<div>`` take 0.4 s, 20,000 attributes 0.8 s, twice as many four times as long). Browsers
bound the depth, too: Blink stops at 512 (``kMaximumHTMLParserDOMTree_Depth``).
"""

import re
from collections import Counter
from itertools import accumulate
from typing import Final

from vnclean.pattern import lazy_re, lazy_regex

DEEPEST: Final = 512
MOST_ATTRIBUTES: Final = 500
MOST_OPTIONS: Final = 2000
"""Of a page: Lexbor looks at all options of a list again for each (6,000 take 0.2 s, 24,000 take 4 s)."""

_FEW_TAGS: Final = 3000
_SPARSE: Final = 36
"""Tags are few, too, where their square is at most so many times the characters: what nesting adds to the parser's time
then grows with the page, as that does."""
_LONG: Final = 8192
"""Characters beyond which a tag is looked at, whose attributes may be many."""
_TOKEN: Final = lazy_re(
    r"<(?:!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b"
    r"[^<]*+(?:<(?!/(?P=raw))[^<]*+)*+(?:</(?P=raw)|\Z)"
    r"|(?P<name>/?[a-zA-Z][^\s/>]*+)(?P<rest>(?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z))",
    re.IGNORECASE,
)
_NAME: Final = 2
"""The group of a token's name; by number, since pages have thousands of tokens."""
_NOT_NESTED: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd option optgroup tr td th thead tbody tfoot html head body".split()
)
"""Tags that hold nothing, and tags that close themselves."""
_OPTIONS: Final = frozenset({"option", "optgroup"})
_BREAKS_OUT: Final = frozenset(
    "b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
    "meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var svg math".split()
)
"""Tags that end an ``<svg>`` (HTML standard, "foreign content"); only inside one "/>" closes a tag."""
_ATTRIBUTE: Final = lazy_regex(r"[^\s\"'=]++(?:\s*=\s*(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']*+))?")


def guard(markup: str) -> tuple[str, tuple[str, ...]]:
    """The markup, flattened below a depth of 512, with 500 attributes a tag and 2,000 options at most; what was done.

    Text is never taken away: only tags too deep go, and attributes and options too many. Markup that is small enough
    to be harmless is not looked at closely.

    >>> guard("<b>x</b>")
    ('<b>x</b>', ())
    >>> guard("<div>" * 5000 + "x")[1]
    ('nesting deeper than 512 elements was flattened',)
    """
    if _is_harmless(markup):
        return markup, ()
    pieces, last = list[str](), 0
    depth, options = _Depth(), 0
    notes = dict[str, None]()
    for token in _TOKEN.finditer(markup):
        tag, rest = token[_NAME], token["rest"]
        if not tag:
            continue
        if (few := _first_attributes(rest)) is not None:
            pieces += (markup[last : token.start("rest")], few)
            last = token.end("rest")
            notes["attributes beyond 500 of one tag were cut"] = None
        options += tag.lower() in _OPTIONS
        if options > MOST_OPTIONS and tag.removeprefix("/").lower() in _OPTIONS:
            pieces += (markup[last : token.start()], " ")
            last = token.end()
            notes["options beyond 2000 were joined"] = None
        elif depth.is_beyond(tag, rest):
            pieces.append(markup[last : token.start()])
            last = token.end()
            notes["nesting deeper than 512 elements was flattened"] = None
    return "".join((*pieces, markup[last:])), tuple(notes)


def _is_harmless(markup: str) -> bool:
    """Whether nothing is to be mended: there are few tags, or none is too deep or long."""
    tags = markup.split("<")[1:]
    few = len(tags) <= _FEW_TAGS or len(tags) ** 2 <= _SPARSE * len(markup)
    if few and markup.count(">") <= len(tags) + _FEW_TAGS:
        return not any(_has_many(markup, markup.find("<" + tag)) for tag in tags if len(tag) > _LONG and _is_tag(tag))
    del tags
    names: list[str] = []
    for token in _TOKEN.finditer(markup):
        if name := token[_NAME]:
            if token.end() - token.start() > MOST_ATTRIBUTES and _first_attributes(token["rest"]) is not None:
                return False
            names.append(name)
    if sum(number for name, number in Counter(names).items() if name.lower() in _OPTIONS) > MOST_OPTIONS:
        return False
    sums = list(accumulate(map(_Steps().__getitem__, names), initial=0))
    return max(sums) - min(sums) <= DEEPEST  # the least sum stands for end tags that end nothing


class _Steps(dict[str, int]):
    """What a tag, named as it stands after its "<", adds to the depth, at most: each is worked out once."""

    def __missing__(self, name: str) -> int:
        """One for a start tag, minus one for an end tag, nought for tags that hold nothing."""
        tag = name.removeprefix("/").lower()
        step = self[name] = 0 if tag in _NOT_NESTED else 1 - 2 * name.startswith("/")
        return step


def _is_tag(tag: str) -> bool:
    """Whether what follows a "<" is a tag, and nothing ends it within 8,192 characters."""
    return tag[0].isascii() and tag[0].isalpha() and ">" not in tag[1 : _LONG + 1]


def _has_many(markup: str, place: int) -> bool:
    """Whether the tag that begins at a place has more attributes than may stay."""
    token = _TOKEN.match(markup, place)
    return token is not None and _first_attributes(token["rest"] or "") is not None


class _Depth:
    """How deep the elements are nested that have not ended yet."""

    def __init__(self) -> None:
        self._open = 0
        self._foreign = False

    def is_beyond(self, name: str, rest: str) -> bool:
        """Count one more tag; whether its element is nested deeper than may be."""
        end, tag = name.startswith("/"), name.removeprefix("/").lower()
        if tag in _BREAKS_OUT:
            self._foreign = not end and tag in ("svg", "math")
        if tag in _NOT_NESTED or (self._foreign and rest.endswith("/")):
            return False
        if end:
            self._open = max(0, self._open - 1)
            return self._open >= DEEPEST
        self._open += 1
        return self._open > DEEPEST


def _first_attributes(rest: str) -> str | None:
    """As many attributes of a tag as may stay; ``None`` where there are no more than that."""
    if len(rest) <= MOST_ATTRIBUTES or len(rest.split()) + sum(map(rest.count, "='\"")) < MOST_ATTRIBUTES:
        return None
    for number, attribute in enumerate(_ATTRIBUTE.finditer(rest)):
        if number == MOST_ATTRIBUTES:
            return rest[: attribute.start()]
    return None
