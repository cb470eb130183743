"""Filters that identify a line by its text: by a regular expression, or by a phrase of the lexicon."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

import regex

from vnclean.analysis.columns import SUBHEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.analysis.lexicon import general
from vnclean.filters.line_tests import LineTest, shared
from vnclean.model.decision import Finding, Label
from vnclean.text.fold import fold

_SHOWN: Final = 40
_Match = tuple[str, str]
"""The code and the reason of a finding."""


@dataclass(frozen=True, slots=True)
class PatternFilter(Filter):
    """Lines of at most ``max_chars`` characters that match a regular expression.

    ``form`` selects what the pattern must match as a whole:

    - "text": the line as printed
    - "folded": the form in which lines are compared (lower case, single spaces)
    - "general": the folded form with ``{n}``, ``{date}`` and ``{time}`` for numbers, dates and times

    If ``search`` is true, a match of any part is enough. ``accept`` receives the draft and the block index, and can
    reject a match. The code of a finding is the name of the group that matched; if no named group matched, the code is
    the last part of ``name``.

    For speed, only lines that meet one of these conditions are tested:

    - The general form begins with a text in ``begins``.
    - The general form contains a text in ``holds``.
    - The printed line contains a text in ``prints``.

    The pattern must not match lines outside this selection; a test checks this.
    """

    name: str = field()
    label: Label = field()
    description: str = field()
    pattern: str = field()
    form: Literal["text", "folded", "general"] = "folded"
    max_chars: int = 250
    search: bool = False
    outside: bool = False
    """Whether only lines outside the content span count."""
    begins: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    reason: str = ""
    """The reason of each finding; if empty, the reason is the start of the matched text in quotation marks."""
    accept: Callable[[Draft, int], bool] | None = field(default=None, compare=False)

    @property
    def needs(self) -> frozenset[str]:
        """The evidence that a page must have: "span" (a content span) if ``outside`` is true, otherwise none."""
        return frozenset({"span"}) if self.outside else frozenset()

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding with ``label`` for each unlabelled line that meets all conditions of this filter."""
        decisions, test = draft.decisions, self.test()
        for index in test.lines(draft):
            if decisions[index] is None and (not self.outside or draft.is_outside(index)):
                found = self._match(draft, index, test)
                if found is not None:
                    yield Finding(index, self.label, *found)

    def matches(self, draft: Draft) -> list[int]:
        """Return the indices of the lines that the pattern matches, whether or not they have a label, in order.

        Only ``__call__`` checks ``outside``.
        """
        test = self.test()
        return [index for index in test.lines(draft) if self._match(draft, index, test) is not None]

    def _match(self, draft: Draft, index: int, test: LineTest[_Match]) -> _Match | None:
        if draft.analysis.features[index].length > self.max_chars:
            return None
        found = test.result(draft, index)
        return found if found is None or self.accept is None or self.accept(draft, index) else None

    def look(self, text: str) -> _Match | None:
        """Return the code and the reason of a finding if the pattern matches a line; otherwise ``None``."""
        line = text.strip() if self.form == "text" else fold(text) if self.form == "folded" else general(text)
        pattern = compiled(self.pattern)
        found = pattern.search(line) if self.search else pattern.fullmatch(line)
        if found is None:
            return None
        code = found.lastgroup or self.name.rpartition(".")[2]
        return code, self.reason or f"“{found[0].strip()[:_SHOWN]}”"

    def test(self) -> LineTest[_Match]:
        """Return the test of lines by the pattern, with remembered results for a filter of this package."""
        filter_, test = _TESTS.get(self.name, (None, None))
        if test is not None and (filter_ is self or filter_ == self):
            return test
        return LineTest(self.look, begins=self.begins, holds=self.holds, prints=self.prints)


_TESTS: Final[dict[str, tuple[PatternFilter, LineTest[_Match]]]] = {}
"""The filters of this package with their tests, by the names of the filters."""


def remember(filter_: PatternFilter) -> PatternFilter:
    """Return ``filter_``, whose results for a line are from now on remembered from page to page."""
    _TESTS[filter_.name] = filter_, shared(filter_.test())
    return filter_


@dataclass(frozen=True, slots=True)
class PhraseFilter(Filter):
    """Lines that are, begin with or end with a lexicon phrase for ``label``.

    A phrase does not count in these cases:

    - The phrase is the heading of a listing ("Tin liên quan"): ``ListingHead`` labels such headings.
    - The phrase has the reach ``edge`` (outside the content), and the line is inside the content or on a page without a
      content span.
    - The phrase is only the start or end of the line, and the line is inside the content and longer than ``max_chars``.
    - The phrase has the label ``legal``, and the line is between the lead and the content.
    - The line is a subheading of the article: a paragraph of the content is below it, in the same element.
    """

    label: Label
    max_chars: int = 250

    @property
    def name(self) -> str:
        """Name of the filter: the label and ".phrase", such as "share.phrase"."""
        return f"{self.label}.phrase"

    @property
    def needs(self) -> frozenset[str]:
        """The evidence that a page must have: a lexicon phrase for the label, written "lexicon:LABEL"."""
        return frozenset({f"lexicon:{self.label}"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding with ``label`` for each unlabelled line with a lexicon phrase that counts."""
        features = draft.analysis.features
        for index, row in draft.analysis.known.get(self.label, ()):
            if draft.decisions[index] is not None or row.place == "heads":
                continue
            inside = draft.is_inside(index)
            if self.label is Label.LEGAL and is_below_lead(draft, index):
                continue  # dates and counters are there, but no masthead
            if (row.reach == "edge" and (inside or not draft.span)) or (inside and _is_subheading(draft, index)):
                continue
            if inside and row.place in ("start", "end") and features[index].length > self.max_chars:
                continue
            yield Finding(index, self.label, row.place, f"“{row.phrase}”")


@dataclass(frozen=True, slots=True)
class OwnPhrases(Filter):
    """Whole lines that a project has found on its own sites and lists in ``phrases``.

    Each phrase must be in folded form, the form in which lines are compared (``vnclean.fold``).

    >>> from vnclean import NEWS, Label, fold
    >>> own = OwnPhrases(Label.WIDGET, frozenset({fold("Nghe bài này bằng giọng miền Nam")}))
    >>> NEWS.before(NEWS.names[0], own).names[0]
    'widget.own'
    """

    label: Label
    phrases: frozenset[str]

    @property
    def name(self) -> str:
        """Name of the filter: the label and ".own", such as "widget.own"."""
        return f"{self.label}.own"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding with ``label`` for each unlabelled line whose folded form is one of ``phrases``."""
        for block in draft.open():
            if draft.analysis.forms[block.index] in self.phrases:
                yield Finding(block.index, self.label, "phrase", "a phrase of this project")


def _is_subheading(draft: Draft, index: int) -> bool:
    """Return whether a block has the tag of a subheading and, below it in the same element, a paragraph of prose."""
    analysis, below = draft.analysis, index + 1
    if draft.page.blocks[index].tag not in SUBHEADINGS or below not in draft.span or not analysis.prose[below]:
        return False
    parent, paragraphs = analysis.parent, analysis.paragraphs
    return draft.is_among(below) and parent(paragraphs[index]) == parent(paragraphs[below])


def is_below_lead(draft: Draft, index: int) -> bool:
    """Return whether the block at ``index`` is below the lead and above the content span."""
    above = range(min(index, draft.span.start)) if index < draft.span.start else ()
    return any(draft.label(i) is Label.LEAD for i in above)


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """Return the compiled regular expression, cached."""
    return regex.compile(pattern)
