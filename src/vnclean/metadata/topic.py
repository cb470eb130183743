"""The topic of the article in the outlet's own words: its section and its tags."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from vnclean.analysis.draft import PROSE
from vnclean.model.decision import Decision, Label
from vnclean.model.metadata import Fact, claimed, printed, stated
from vnclean.model.page import Page
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex

_BETWEEN: Final = lazy_regex("[,;]")
_HOME: Final = frozenset({"trang chủ", "trang nhất", "home"})
_HOMES: Final = _HOME | {"trang đầu"}
_SEPARATORS: Final = (">", "»", "›", "→", " / ")
"""What separates breadcrumbs on one line: "Trang chủ > Thời sự > Giao thông"."""
_LONGEST_PATH: Final = 200
_MOST_PARTS: Final = 4
"""Maximum number of parts of a line of breadcrumbs, the home page included: more are a menu."""
_LONGEST: Final = 60
_MOST: Final = 30
_SEARCHED: Final = frozenset({"keywords", "news_keywords"})
"""Names of meta tags for search engines. Their keywords become the article's tags if no other source states tags."""


def read_section(page: Page, decisions: Sequence[Decision]) -> Fact[str] | None:
    """Return the section that the page's markup states, else the last breadcrumb, else ``None``.

    Breadcrumbs are found in the first of these places that has any:

    1. links in an element with "crumb" in its class, id, role or item property, in blocks labelled
       ``navigation``
    2. a line above the text such as "Trang chủ > Thời sự", labelled ``navigation``

    Further rules:

    - If the stated section is a path ("Thời sự, Giao thông"), the last part is the section.
    - Sections and breadcrumbs of more than 60 characters do not count.
    - A breadcrumb to the home page does not count.
    """
    claims = [claim for claim in claimed(page, "section") if len(claim.value) <= _LONGEST]
    if claims:
        return Fact(_BETWEEN.split(claims[0].value)[-1].strip(), stated(claims[:1]))
    holders = {
        element
        for element, own in page.elements.attributes.items()
        if "crumb" in " ".join((own.id, *own.classes, own.role, own.itemprop)).lower()
    }
    crumbs = [
        (decision.block.index, decision.block.text[link.start : link.end].strip())
        for decision in (decisions if holders else ())
        if decision.label is Label.NAVIGATION and not holders.isdisjoint(page.above(decision.block.element))
        for link in decision.block.links
    ]
    crumbs = crumbs or list(_path(decisions))
    crumbs = [(index, text) for index, text in crumbs if 0 < len(text) <= _LONGEST and fold(text) not in _HOME]
    return Fact(crumbs[-1][1], printed(crumbs[-1][0])) if crumbs else None


def _path(decisions: Sequence[Decision]) -> Iterator[tuple[int, str]]:
    """Yield the parts of breadcrumbs on one line above the text, each with the index of its block.

    The home page comes first and is left out, and so is a part that is the title.
    """
    for decision in decisions:
        if decision.label in PROSE:
            return
        text = decision.block.text
        if decision.label is not Label.NAVIGATION or len(text) > _LONGEST_PATH:
            continue
        for separator in [each for each in _SEPARATORS if each in text]:
            home, *parts = map(str.strip, text.split(separator))
            if fold(home) in _HOMES and len(parts) < _MOST_PARTS and all(any(map(str.isalpha, part)) for part in parts):
                titles = {fold(each.block.text) for each in decisions if each.label is Label.TITLE}
                yield from ((decision.block.index, part) for part in parts if fold(part) not in titles)


def read_tags(page: Page, decisions: Sequence[Decision]) -> Fact[tuple[str, ...]] | None:
    """Return the tags of the article, or ``None``; the first source that has tags decides.

    The sources, in order:

    1. Tags that the page's markup states. A single tag in a ``rel=tag`` link does not count.
    2. Links in blocks that are labelled ``tags`` and come after the first paragraph.
    3. Keywords for search engines.

    If the markup states only one tag, and a list of keywords contains this tag, the function returns the list.
    """
    claims = claimed(page, "tags")
    for source in dict.fromkeys(claim.source for claim in claims if claim.source not in _SEARCHED):
        values = [part for claim in claims if claim.source == source for part in _BETWEEN.split(claim.value)]
        if (tags := _tidy(values)) and not (source == "rel=tag" and len(tags) == 1):
            # Some systems state only one tag; keywords that contain it are the complete list.
            whole = (_tidy(_BETWEEN.split(claim.value)) for claim in claims if claim.source in _SEARCHED)
            more = next((each for each in whole if len(tags) == 1 and len(each) > 1 and tags[0] in each), tags)
            return Fact(more, source)
    start = next((decision.block.index for decision in decisions if decision.label in PROSE), len(decisions))
    links = [
        (decision.block.index, decision.block.text[link.start : link.end])
        for decision in decisions
        if decision.label is Label.TAGS and decision.block.index > start  # tags above the text are topics of the day
        for link in decision.block.links
    ]
    if tags := _tidy(text for _, text in links):
        return Fact(tags, printed(links[0][0]))
    for claim in claims:
        if claim.source in _SEARCHED and (tags := _tidy(_BETWEEN.split(claim.value))):
            return Fact(tags, stated([claim]))
    return None


def _tidy(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values without "#" and punctuation at their ends, each once, at most 30.

    Values with the same folded form count as one; empty and long values are dropped.
    """
    tidied = {
        fold(value): value for value in (each.strip().strip(" #.,;") for each in values) if 0 < len(value) <= _LONGEST
    }
    return tuple(tidied.values())[:_MOST]
