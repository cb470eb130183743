"""Filters that know a line by its own words: by a pattern, or by the phrases of the lexicon."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

import regex

from vnclean.analysis.draft import Draft, Filter
from vnclean.model.decision import Finding
from vnclean.model.label import Label

_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class PatternFilter(Filter):
    """Lines of at most ``max_chars`` characters whose ``form`` matches ``pattern``.

    The form is the line as printed ("text"), folded, or "general": folded, with ``{n}``, ``{date}`` and ``{time}`` for
    numbers. The whole of it must match, unless ``search``. Which named group of the pattern matched is the finding's
    code. Every line that can match begins with one of ``begins`` (general form), or holds one of ``holds`` (general
    form) or ``prints`` (as printed): a test holds these against the pattern. ``accept`` is asked last.
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
    """The reason; "" for the words that matched."""
    accept: Callable[[Draft, int], bool] | None = field(default=None, compare=False)

    @property
    def needs(self) -> frozenset[str]:
        """There is content, for a filter of what is outside it."""
        return frozenset({"span"}) if self.outside else frozenset()

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find each open line that matches."""
        possible = draft.holding(*self.holds) if self.holds else []
        possible += draft.beginning(*self.begins) if self.begins else []
        possible += draft.printing(*self.prints) if self.prints else []
        for index in [block.index for block in possible]:
            if (not self.outside or draft.is_outside(index)) and (found := self.match(draft, index)) is not None:
                code = found.lastgroup or self.name.rpartition(".")[2]
                yield Finding(index, self.label, code, self.reason or f"“{found[0].strip()[:_SHOWN]}”")

    def match(self, draft: Draft, index: int) -> regex.Match[str] | None:
        """Return the match of a line, wherever it stands and whatever it is labelled."""
        analysis = draft.analysis
        if analysis.features[index].length > self.max_chars:
            return None
        if self.form == "text":
            line = draft.page.blocks[index].text.strip()
        else:
            line = analysis.forms[index] if self.form == "folded" else analysis.generals[index]
        pattern = compiled(self.pattern)
        found = pattern.search(line) if self.search else pattern.fullmatch(line)
        return found if found is None or self.accept is None or self.accept(draft, index) else None


@dataclass(frozen=True, slots=True)
class PhraseFilter(Filter):
    """Lines that are, or begin or end with, a phrase of the label's lexicon.

    A phrase of reach ``edge`` decides only outside the content; one that merely starts or ends a line decides inside it
    only a line of at most ``max_chars`` characters.
    """

    label: Label
    max_chars: int = 250

    @property
    def name(self) -> str:
        """The label, and that a phrase decides."""
        return f"{self.label}.phrase"

    @property
    def needs(self) -> frozenset[str]:
        """The lexicon must know a line of the page under this label."""
        return frozenset({f"lexicon:{self.label}"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find each open line that the lexicon knows."""
        features = draft.analysis.features
        for index, row in draft.analysis.known.get(self.label, ()):
            if draft.decisions[index] is not None or row.place == "heads":
                continue
            inside = draft.is_inside(index)
            if row.reach == "edge" and (inside or not draft.span):
                continue
            if inside and row.place in ("start", "end") and features[index].length > self.max_chars:
                continue
            yield Finding(index, self.label, row.place, f"“{row.phrase}”")


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """Return the compiled pattern."""
    return regex.compile(pattern)
