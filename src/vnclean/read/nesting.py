"""A model of the stack of open elements in an HTML parser, detailed enough to predict the parsing time.

An open element is one whose start tag the parser has read and that is not closed yet. The model follows the HTML
standard, 13.2.6 "Tree construction". It omits what costs the parser no time: foster parenting (moving content misplaced
in a table), frame sets and the head.
"""

from collections import Counter
from collections.abc import Collection
from typing import Final

DEEPEST: Final = 512


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


FORMATS: Final = _names("a b big code em font i nobr s small strike strong tt u")
"""Formatting elements: if not closed, the parser reopens them in the next paragraph."""
_HEADINGS: Final = _names("h1 h2 h3 h4 h5 h6")
BLOCKS: Final = _HEADINGS | _names(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp"
)
"""Elements whose start tag closes an open paragraph."""
_SILENT: Final = BLOCKS - {"xmp"} | _names(
    "base basefont bgsound body caption col colgroup frame frameset head hr html iframe link meta noembed noframes "
    "param rb rp rt rtc script source style table tbody td template textarea tfoot th thead title tr track"
)
"""Start tags that do not make the parser reopen formatting elements (see ``_reopen``)."""
_CELLS: Final = _names("td th caption")
_SELF_ENDING: Final = _CELLS | _names("p li dt dd option")
"""Elements exempt from the depth limit: a start tag like ``<li>`` closes an open element of the same kind."""
_VOID: Final = _names(
    "area base basefont bgsound br col colgroup embed frame frameset hr img input keygen link meta param source track "
    "wbr html head body"
)
"""Tags that the model never counts as open: void elements, and ``html``, ``head``, ``body`` and ``frameset``."""
_ROWS: Final = _names("tr tbody thead tfoot")
_MARKERS: Final = _CELLS | _names("applet marquee object template")
"""Elements inside which no formatting element from outside is reopened."""
_POINTS: Final = _names(
    "svg/foreignobject svg/desc svg/title math/mi math/mo math/mn math/ms math/mtext math/annotation-xml"
)
"""Elements of SVG and MathML whose content is HTML (integration points)."""
_SCOPE: Final = _POINTS | _MARKERS | {"table"}
_BUTTON_SCOPE: Final = _SCOPE | {"button"}
_LIST_SCOPE: Final = _SCOPE | {"ol", "ul"}
_TABLE_SCOPE: Final = _names("table template")
_SPECIAL: Final = BLOCKS | _SCOPE | _names("button iframe noembed noframes noscript script select style textarea title")
_BEYOND_ITEM: Final = _SPECIAL - _names("address div p")
_ENDED: Final[dict[str, tuple[Collection[str], Collection[str]]]] = {
    "li": (_names("li"), _BEYOND_ITEM - {"li"}),
    "dd": (_names("dd dt"), _BEYOND_ITEM - {"dd", "dt"}),
    "dt": (_names("dd dt"), _BEYOND_ITEM - {"dd", "dt"}),
    "button": (_names("button"), _SCOPE),
}
"""The arguments of ``_close`` for each start tag: ``<li>`` closes an open ``<li>``, but none outside a ``<ul>``."""
_RUBY: Final = _names("rb rt rp rtc")
_ENDED_AT_ONCE: Final = {
    **dict.fromkeys(_HEADINGS, _HEADINGS),
    **dict.fromkeys(("option", "optgroup"), _names("option")),
    **dict.fromkeys(_RUBY, _RUBY),
}
"""For each start tag, the elements that the tag closes if they are innermost: ``<h2>`` closes an open ``<h1>``."""
_BREAKS_OUT: Final = _HEADINGS | _names(
    "b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu meta nobr ol p pre ruby "
    "s small span strike strong sub sup table tt u ul var"
)
"""Start tags that close an open ``<svg>`` or ``<math>``."""
_CLONES: Final = 8  # the HTML standard's limit for the rounds of the "adoption agency algorithm"
"""Maximum number of elements that the parser clones at one end tag like the ``</b>`` of ``<b><p></b>``."""


class Nesting:
    """The stack of open elements: those whose start tag has been read and that are not closed yet.

    Call ``start``, ``end`` or ``text`` for each tag and each piece of text, in order. ``start`` and ``end`` return
    whether the caller must drop the tag: a start tag that would nest elements too deeply, or the end tag of a dropped
    start tag.

    ``reopened`` counts the formatting elements that the parser reopens or clones. In the example, each ``</p>`` also
    closes the open ``<b>`` elements, and the next ``<p>`` reopens all of them.

    >>> nesting = Nesting()
    >>> for _ in range(3):
    ...     nesting.start("p"), nesting.start("b"), nesting.end("p")
    (False, False, False)
    (False, False, False)
    (False, False, False)
    >>> nesting.reopened
    3
    """

    def __init__(self) -> None:
        """Create a stack without open elements."""
        self.reopened: int = 0
        """How many elements the parser has reopened or cloned so far."""
        self._open: list[str] = []
        """The names of the open elements, outermost first; those of SVG and MathML begin with "svg/" and "math/"."""
        self._count = Counter[str]()
        self._has_form = False
        # An entry with the name "" is a marker: it separates the elements in a table cell from those outside.
        self._formats: list[tuple[str, str, int]] = []
        """The active formatting elements of the HTML standard: name, attributes, index in ``_open`` (-1: closed)."""
        self._beyond = Counter[str]()
        """The number of end tags still to drop, by tag name: one for each start tag that was dropped."""

    @property
    def is_foreign(self) -> bool:
        """Whether the innermost open element is an SVG or MathML element whose content is not HTML."""
        return bool(self._open) and "/" in self._open[-1] and self._open[-1] not in _POINTS

    def text(self) -> None:
        """Process a piece of text: the parser reopens formatting elements before text, except in SVG and MathML."""
        if not self.is_foreign:
            self._reopen()

    def start(self, name: str, rest: str = "") -> bool:
        """Process a start tag; return whether to drop the tag because it is nested too deeply (512 elements).

        ``rest`` is the text of the tag's attributes.
        """
        if self.is_foreign and name in _BREAKS_OUT:
            while self.is_foreign:
                self._pop_to(len(self._open) - 1)
        if self.is_foreign:
            return self._start_foreign(self._open[-1].partition("/")[0], name, rest)
        if not self._end_before(name):
            return False
        if name not in _SILENT:
            self._reopen()
        if name in ("svg", "math"):
            return self._start_foreign(name, name, rest)
        return name not in _VOID and self._start_html(name, rest)

    def _start_html(self, name: str, rest: str) -> bool:
        if self._push(name, name):
            return True
        if name in _MARKERS:
            self._formats.append(("", "", -1))
        elif name in FORMATS:
            self._add_format(name, rest)
        return False

    def end(self, name: str) -> bool:
        """Process an end tag; return whether to drop the tag because a start tag of that name was dropped."""
        if self._beyond[name]:
            self._beyond[name] -= 1
            return True
        if self._open and self._end_foreign(f"{self._open[-1].partition('/')[0]}/{name}"):
            return False
        if name == "form":
            self._has_form = False
        if name in FORMATS:
            self._end_format(name)
        elif name in _HEADINGS:
            self._close(_HEADINGS, _SCOPE)
        elif self._count[name]:
            self._close({name}, self._barriers(name))
        return False

    def _start_foreign(self, kind: str, name: str, rest: str) -> bool:
        has_html = name != "annotation-xml" or "encoding" in rest.lower()
        return not rest.endswith("/") and self._push(f"{kind}/{name if has_html else ''}", name)

    def _end_before(self, name: str) -> bool:
        """Close the open elements that the start tag ``name`` ends; return whether the tag then opens an element.

        The result is false for a form inside a form, for example.
        """
        if (name == "form" and self._has_form) or (name == "select" and self._close({"select"}, _SCOPE)):
            return False
        self._has_form |= name == "form"
        if name in _CELLS or name in _ROWS:
            if (place := self._find(_TABLE_SCOPE, ())) is None:
                return False
            self._pop_to(place + 1)
            return name in _CELLS  # rows are not tracked
        if name in ("a", "nobr"):
            self._end_format(name)
        elif name == "table":
            self._close({"table"}, _CELLS | {"template"})
        elif name in _ENDED:
            self._close(*_ENDED[name])
        elif (
            self._open and self._open[-1] in _ENDED_AT_ONCE.get(name, ()) and (name not in _RUBY or self._count["ruby"])
        ):
            self._pop_to(len(self._open) - 1)
        if name in BLOCKS:
            self._close({"p"}, _BUTTON_SCOPE)
        return True

    def _end_foreign(self, entry: str) -> bool:
        for place in range(len(self._open) - 1, -1, -1) if self._count[entry] else ():
            if self._open[place] == entry:
                self._pop_to(place)
                return True
            if "/" not in self._open[place]:
                break
        return False

    def _barriers(self, name: str) -> Collection[str]:
        """Return the names of the elements that stop the search for the element that an end tag closes.

        For example, ``<ul>`` is a barrier for ``</li>``: this end tag closes no ``<li>`` outside the open ``<ul>``.
        """
        if name == "p":
            return _BUTTON_SCOPE
        if name == "li":
            return _LIST_SCOPE
        if name in _CELLS or name == "table":
            return _TABLE_SCOPE
        return () if name == "template" else _SCOPE if name in _SPECIAL else _SPECIAL

    def _close(self, names: Collection[str], barriers: Collection[str]) -> bool:
        """Close the innermost open element with one of ``names``; return whether an element was closed.

        No element outside an open element with a name in ``barriers`` is closed.
        """
        if (place := self._find(names, barriers)) is None:
            return False
        is_marker = self._open[place] in _MARKERS
        is_cleared = self._pop_to(place)
        if is_marker and not is_cleared:
            self._clear()
        return True

    def _find(self, names: Collection[str], barriers: Collection[str]) -> int | None:
        """Return the index of the innermost open element with one of ``names``, or ``None``.

        The search proceeds outwards and ends at the first element with a name in ``barriers``.
        """
        if not any(self._count[name] for name in names):
            return None
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place] in names:
                return place
            if self._open[place] in barriers:
                return None
        return None

    def _push(self, entry: str, name: str) -> bool:
        if len(self._open) >= DEEPEST and name not in _SELF_ENDING:
            self._beyond[name] += 1
            return True
        self._open.append(entry)
        self._count[entry] += 1
        return False

    def _pop_to(self, place: int) -> bool:
        """Close the open elements from index ``place`` on; return whether ``_clear`` was called.

        ``_clear`` removes the formatting elements of a cell. It is called if a table cell or caption was closed and
        the innermost element still open is a table or template.
        """
        has_cell = False
        for entry in self._open[place:]:
            self._count[entry] -= 1
            has_cell |= entry in _CELLS
        del self._open[place:]
        for number in range(len(self._formats) - 1, -1, -1):
            name, rest, at = self._formats[number]
            if at >= place:
                self._formats[number] = (name, rest, -1)
            elif at >= 0:
                break
        # The end of a cell also ends the formatting elements that were opened in the cell.
        is_cell_ended = has_cell and place > 0 and self._open[place - 1] in _TABLE_SCOPE
        if is_cell_ended:
            self._clear()
        return is_cell_ended

    def _clear(self) -> None:
        """Remove the active formatting elements after the last marker, and the marker itself.

        A marker is an entry that separates the formatting elements in a table cell, for example, from those
        outside.
        """
        while self._formats and self._formats.pop()[0]:
            pass

    def _reopen(self) -> None:
        """Reopen the formatting elements that have no end tag yet but were closed together with an outer element.

        They are the last of the active formatting elements, back to a marker or to an element that is still open.
        """
        first = len(self._formats)
        while first and self._formats[first - 1][0] and self._formats[first - 1][2] < 0:
            first -= 1
        for number in range(first, len(self._formats)):
            name, rest, _ = self._formats[number]
            self._formats[number] = (name, rest, len(self._open))
            self._open.append(name)
            self._count[name] += 1
            self.reopened += 1

    def _add_format(self, name: str, rest: str) -> None:
        """Add the innermost open element to the active formatting elements; ``rest`` is the text of the attributes."""
        if len(self._formats) > DEEPEST:
            self.reopened += len(self._formats)  # no real page has so many; the search below would be quadratic
        alike = list[int]()
        for number in range(len(self._formats) - 1, -1, -1):
            if not self._formats[number][0]:
                break
            if self._formats[number][:2] == (name, rest):
                alike.append(number)
        if len(alike) >= 3:  # noqa: PLR2004 (the standard's "Noah's Ark clause": at most three equal elements)
            del self._formats[alike[-1]]
        self._formats.append((name, rest, len(self._open) - 1))

    def _end_format(self, name: str) -> None:
        number = len(self._formats) - 1
        while number >= 0 and self._formats[number][0] not in ("", name):
            number -= 1
        if number < 0 or not self._formats[number][0]:
            self._close({name}, _SPECIAL)
            return
        place = self._formats[number][2]
        if place < 0:
            del self._formats[number]
        elif _SPECIAL.isdisjoint(self._open[place:]):
            del self._formats[number]
            self._pop_to(place)
        elif _SCOPE.isdisjoint(self._open[place:]):
            del self._formats[number], self._open[place]
            self._count[name] -= 1
            self._formats = [(each, rest, at - (at > place)) for each, rest, at in self._formats]
            self.reopened += _CLONES
