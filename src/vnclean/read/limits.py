"""Limits on markup before it is parsed: markup that would make the parser slow is simplified.

The time of the parser, Lexbor, grows with the square of each of three numbers: the depth of nesting, the attributes of
one tag, and the ``<option>`` elements of one list. Measured: 0.4 s for 20,000 nested ``<div>``, 0.8 s for 20,000
attributes.

In every paragraph, the parser also reopens all formatting elements that were never closed. Measured: 250 such elements
and 2,000 paragraphs, 10 kB in all, take 3.8 s and 193 MB.

Browsers limit the depth, too: Blink stops at 512 (``kMaximumHTMLParserDOMTree_Depth``).
"""

import re
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Final

from vnclean.read.nesting import BLOCKS, FORMATS, Nesting
from vnclean.text.lazy_pattern import lazy_re

MOST_ATTRIBUTES: Final = 500
MOST_OPTIONS: Final = 2000
"""Maximum number of ``<option>`` and ``<optgroup>`` tags of a page.

For each option, Lexbor examines all options of the list again: 6,000 options take 0.2 s, and 24,000 take 4 s.
"""

_JOINED: Final = "options beyond 2000 were joined"
_UNFORMATTED: Final = "formatting elements that were never ended were taken out"
_FLATTENED: Final = "nesting deeper than 512 elements was flattened"
_CUT: Final = "attributes beyond 500 of one tag were cut"
_OPTIONS: Final = frozenset({"option", "optgroup"})
_ROOTS: Final = frozenset({"html", "body"})
_FEW_ROOTS: Final = 20
"""Maximum number of ``<html>`` and ``<body>`` tags in markup that counts as harmless (``_is_harmless``).

A few repetitions are usual, in embedded pages and in comments for old browsers.
"""
_FEW_TAGS: Final = 3000
_SPARSE: Final = 36
"""The maximum ratio of the squared number of tags to the bytes of markup.

Up to this ratio, the parser's time for nesting is linear in the length of the page.
"""
_FEW_REOPENED: Final = 50_000
"""Number of elements that the parser may reopen even on the shortest page; they take some megabytes."""
_CHARACTERS: Final = 4
"""Number of characters of a page that allow one reopened element more: ``<p>x`` has four, and can reopen a ``<b>``."""

_SPACE: Final = r"[\t\n\f\r ]"
_ATTRIBUTE: Final = (
    rf"[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >\"'][^\t\n\f\r >]*+|(?=>)|\Z))?+"
)
"""An attribute as the HTML standard's tokenizer reads it: quotes are delimiters only after "="."""
_ATTRIBUTES: Final = lazy_re(_ATTRIBUTE)
_TAG: Final = rf"(?P<name>/?[a-zA-Z][^\t\n\f\r />]*+)(?P<rest>(?:[\t\n\f\r /]++|{_ATTRIBUTE})*+)(?:>|\Z)"
_COMMENT: Final = r"!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"
_BOGUS: Final = r"(?:[!?]|/(?![a-zA-Z>]))[^>]*+(?:>|\Z)"
"""Markup declarations, and what the HTML standard's tokenizer reads as a bogus comment."""
_SECTION: Final = r"!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+(?:\]\]>|\Z)"
_RAW: Final = (
    r"(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\t\n\f\r />])"
    r"[^<]*+(?:<(?!/(?P=raw)[\t\n\f\r />])[^<]*+)*+"
    rf"(?:</(?P=raw)(?:[\t\n\f\r /]++|{_ATTRIBUTE})*+(?:>|\Z)|\Z)"
)
_TOKEN: Final = lazy_re(f"<(?:{_COMMENT}|{_BOGUS}|{_RAW}|{_TAG})", re.IGNORECASE)
_FOREIGN_TOKEN: Final = lazy_re(f"<(?:{_COMMENT}|{_SECTION}|{_BOGUS}|(?P<raw>(?!))|{_TAG})", re.IGNORECASE)
"""A token inside ``<svg>`` or ``<math>``, where CDATA sections exist and no element is raw text."""
_PLAIN: Final = r"[a-z][a-z1-6]*+(?: ++[a-z-]++=\"[^\"]*+\"){0,99}+ ?/?>"
"""An ordinary start tag after "<". The pattern for crowded tags is slow and is not tried on these tags."""
_CROWDED: Final = rf"[a-zA-Z][^\t\n\f\r />]*+(?:[\t\n\f\r /]*+{_ATTRIBUTE}){{{MOST_ATTRIBUTES + 1}}}+"
"""A tag after "<", with too many attributes."""


def _any_case(names: Iterable[str]) -> str:
    """Return a regular expression that matches any of the names in upper, lower or mixed case.

    A pattern with the flag for ignoring case would take twice the time.
    """
    return "|".join("".join(f"[{each}{each.upper()}]" for each in name) for name in sorted(names))


_BOUND: Final = (
    r"(?:[^<>\"'=]++|=[\t\n\f\r ]*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\t\n\f\r \"'<>]++)?+)*+>"
    r"[^<]*+</(?P=name)>"
)
"""The rest of an element after its tag name: attributes without "<" or ">" in values, text, and its own end tag."""
_RISKY: Final = lazy_re(
    (
        rf"<(?=[a-zA-Z])(?:(?!{_PLAIN}){_CROWDED}|"
        rf"(?=[bceifhnstuBCEIFHNSTU])(?P<name>{_any_case({*FORMATS - {'a'}, *_ROOTS})})(?=[\t\n\f\r />])"
        rf"(?!{_BOUND})(?P<rest>[^>]*+))"
    ).encode()
)
"""A crowded tag, or else (with the groups) the tag of a formatting element or root without its end tag."""
_OPTION: Final = lazy_re(rf"</?(?=[oO])(?:{_any_case(_OPTIONS)})[\t\n\f\r />]".encode())


def guard(markup: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return the markup in a form that the parser handles fast, and a note for each sort of change.

    ``markup`` is UTF-8. Text is never removed. Markup that simple counts show to be harmless is returned unchanged.
    In other markup, these changes are made:

    - Nesting deeper than 512 elements is flattened.
    - Attributes beyond 500 of one tag are cut.
    - ``<option>`` and ``<optgroup>`` tags beyond 2,000 are removed, so that their texts are joined.
    - If the parser would have to reopen unclosed formatting elements too often, all formatting tags except ``<a>`` are
      removed.

    >>> guard(b"<b>x</b>")
    (b'<b>x</b>', ())
    >>> guard(b"<div>" * 5000 + b"x")[1]
    ('nesting deeper than 512 elements was flattened',)
    """
    if _is_harmless(markup):
        return markup, ()
    text = markup.decode("utf-8")
    limited = _limited(text) or _limited(text, dropped=FORMATS - {"a"})
    return (limited[0].encode("utf-8", "replace"), limited[1]) if limited else (markup, ())


def _is_harmless(markup: bytes) -> bool:
    """Return whether simple counts show that the parser is fast on the markup without any change."""
    tags = len(markup) - len(markup.replace(b"<", b""))  # bytes.count takes six times as long
    unended = _RISKY.findall(markup)
    roots = sum(name.lower() in (b"html", b"body") for name, _ in unended)
    return (
        (tags <= _FEW_TAGS or tags**2 <= _SPARSE * len(markup))
        and 3 * _different(unended) * tags <= len(markup) // _CHARACTERS + _FEW_REOPENED  # at most 3 equal are reopened
        and roots <= _FEW_ROOTS  # the parser merges their attributes into one tag, which may have too many then
        and (b"", b"") not in unended  # no crowded tag
        and (tags <= MOST_OPTIONS or len(_OPTION.findall(markup)) <= MOST_OPTIONS)
    )


def _different(tags: list[tuple[bytes, bytes]]) -> int:
    """Return an upper bound of the number of distinct tags; a tag is given as its name and the text after the name."""
    cut = sum(rest.count(b'"') % 2 or rest.count(b"'") % 2 for _, rest in tags)  # a value with ">" cut the match
    return len(set(tags)) + cut


def _limited(markup: str, dropped: Collection[str] = ()) -> tuple[str, tuple[str, ...]] | None:
    """Return the markup within the limits of ``guard``, and a note for each sort of change.

    All tags with a name in ``dropped`` are removed. The result is ``None`` if ``dropped`` is empty and the
    parser would have to reopen too many formatting elements. The caller then calls the function again, with the
    formatting tags in ``dropped``.
    """
    pieces, last, place = list[str](), 0, 0
    nesting, options, attributes = Nesting(), 0, _Attributes()
    notes = dict[str, None]()
    limit = len(markup) // _CHARACTERS + _FEW_REOPENED
    while token := (_FOREIGN_TOKEN if nesting.is_foreign else _TOKEN).search(markup, place):
        if token.start() > place:
            nesting.text()
        place = token.end()
        if not (tag := token["name"]):
            if token["raw"] and token["raw"].lower() in BLOCKS:
                nesting.start("p")
            continue
        name, rest = tag.removeprefix("/").lower(), token["rest"]
        options += name in _OPTIONS and not tag.startswith("/")
        if name in dropped or (options > MOST_OPTIONS and name in _OPTIONS):
            instead, note = (" ", _JOINED) if name in _OPTIONS else ("", _UNFORMATTED)
        elif nesting.end(name) if tag.startswith("/") else nesting.start(name, rest):
            instead, note = "", _FLATTENED
        elif few := attributes.cut(name, rest):
            instead, note = f"<{tag}{few}>", _CUT
        elif nesting.reopened > limit and not dropped:
            return None
        else:
            continue
        pieces += (markup[last : token.start()], instead)
        last = place
        notes[note] = None
    return "".join((*pieces, markup[last:])), tuple(notes)


class _Attributes:
    """A limit on the number of attributes of each tag.

    All ``<html>`` and ``<body>`` tags of a page share one limit, because the parser merges these tags.
    """

    def __init__(self) -> None:
        self._of_roots = 0

    def cut(self, name: str, rest: str) -> str:
        """Return the shortened attributes of a tag that exceeds the limit; "" if the tag needs no change.

        ``rest`` is the text of the tag after its name. If no attribute may stay, the result is a space, since "" means
        that the tag stays as it is.
        """
        is_root = name in _ROOTS
        if len(rest) <= MOST_ATTRIBUTES and not is_root:
            return ""
        most = MOST_ATTRIBUTES - self._of_roots if is_root else MOST_ATTRIBUTES
        ends = [found.end() for found in islice(_ATTRIBUTES.finditer(rest), most + 1)]
        self._of_roots += min(len(ends), most) * is_root
        return rest[: ends[most - 1] if most else 0] or " " if len(ends) > most else ""
