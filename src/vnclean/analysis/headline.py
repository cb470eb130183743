"""The headline according to the markup: the titles that it claims, and the block that prints one of them."""

from typing import Final

from vnclean.analysis.columns import HEADINGS, Columns
from vnclean.model.page import Block, Page
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex

_PARTS: Final = lazy_regex(r"(?<!\s)\s++[-–—|•·»:]++\s++|(?:(?<!\s)\s++)?+(?:\||::|»)\s*+")
_SHORTEST: Final = 7
_CRUMBS: Final = lazy_regex(r"[›»>|]")
_FEWEST_WORDS: Final = 3
_LINE_WORDS: Final = 6
"""The fewest words of a claimed headline outside headings; the name of an outlet is shorter."""
HEADLINE_WORDS: Final = range(4, 36)
"""The number of words that a headline may have."""


def claimed_titles(page: Page) -> dict[str, list[str]]:
    """Return the folded forms that the headline can have according to the markup, each with the sources that claim it.

    A title counts as a whole, and without its last or first parts ("… - Báo Mới", "Báo Mới | …").

    >>> from vnclean import read_html
    >>> list(claimed_titles(read_html("<title>Mưa lớn ở miền núi | Báo Mới</title>")))
    ['mưa lớn ở miền núi | báo mới', 'mưa lớn ở miền núi', 'báo mới']
    """
    forms: dict[str, list[str]] = {}
    for claim in page.claims:
        if claim.field == "title":
            for part in title_parts(claim.value):
                forms.setdefault(fold(part), []).append(claim.source)
    return forms


def claimed_headlines(columns: Columns) -> list[tuple[Block, list[str]]]:
    """Return the blocks that print a title claimed by the markup, best candidate first, each with its sources.

    ``<h1>`` comes before other headings, headings before other lines, then longer ones first (an outlet's name is
    short). Links and blocks of fewer than three words are left out. If the page has one ``<h1>`` and no source claims
    it, a title that only ``<title>`` claims does not count: it may be the name of a section.
    """
    titles = claimed_titles(columns.page)
    if not titles:
        return []
    alone = only_heading(columns)
    found = [
        (block, titles[form])
        for block, form in zip(columns.blocks, columns.forms, strict=True)
        if form in titles and columns.features[block.index].words >= _FEWEST_WORDS and not columns.linked[block.index]
    ]
    if alone is not None and all(block is not alone for block, _ in found):
        found = [(block, sources) for block, sources in found if set(sources) - {"<title>"}]
    return sorted(found, key=lambda each: (each[0].tag if each[0].tag in HEADINGS else "z", -len(each[0].text)))


def only_heading(columns: Columns) -> Block | None:
    """Return the ``<h1>`` that has a headline's length and is not a link or breadcrumbs, if it is unambiguous.

    The first of several if all have the same kind (``Columns.kind``); ``None`` if kinds differ, or there is none.
    """
    found = [
        block
        for block in columns.blocks
        if block.tag == "h1"
        and not columns.linked[block.index]
        and columns.features[block.index].words in HEADLINE_WORDS
        and not _CRUMBS.search(block.text)
    ]
    return found[0] if len({columns.kind(block.element) for block in found}) == 1 else None


def printed_headline(columns: Columns) -> Block | None:
    """Return the block that prints the headline according to the markup: the best claimed one, else the only ``<h1>``.

    ``None`` if there is none, as in raw text, or if the best claimed one is a short line outside headings.
    """
    claimed = claimed_headlines(columns)
    if claimed:
        block = claimed[0][0]
        long = columns.features[block.index].words >= _LINE_WORDS
        return block if block.tag in HEADINGS or long else None
    return only_heading(columns)


def title_parts(title: str) -> list[str]:
    """Return a title and its parts of 7 characters or more: beginnings, longest first, then ends, cut at separators.

    >>> title_parts("Giá vàng - Kinh tế - Báo Mới")
    ['Giá vàng - Kinh tế - Báo Mới', 'Giá vàng - Kinh tế', 'Giá vàng', 'Kinh tế - Báo Mới', 'Báo Mới']
    """
    cuts = [found.span() for found in _PARTS.finditer(title)]
    parts = [title, *(title[:start] for start, _ in reversed(cuts)), *(title[stop:] for _, stop in cuts)]
    return [part for part in dict.fromkeys(map(str.strip, parts)) if part and (part == title or len(part) >= _SHORTEST)]
