"""The headline as the markup describes it: the titles that it states, and the block that prints one."""

from collections.abc import Sequence
from typing import Final

from vnclean.analysis.paths import HEADINGS, is_linked, template_path
from vnclean.model.page import Block, Page
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

_PARTS: Final = lazy_regex(r"(?<!\s)\s++[-–—|•·»:]++\s++|(?:(?<!\s)\s++)?+(?:\||::|»)\s*+")
_SHORTEST: Final = 7
_CRUMBS: Final = lazy_regex(r"[›»>|]")
_FEWEST_WORDS: Final = 3
_LINE_WORDS: Final = 6
"""What an outlet calls itself is shorter."""
HEADLINE_WORDS: Final = range(4, 36)
"""How many words a headline has."""


def claimed_titles(page: Page) -> dict[str, list[str]]:
    """Return the folded forms that the headline can have, and which sources state each.

    A title is taken whole, and without its last or first parts ("… - Báo Mới", "Báo Mới | …").

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


def claimed_headlines(page: Page) -> list[tuple[Block, list[str]]]:
    """Return the blocks that print a title stated by the markup, best first, each with its sources.

    An ``<h1>`` before other headings, those before other lines, the longest first (an outlet's name is short); no
    link, and of three words or more. Where the page has one ``<h1>`` that none states, what ``<title>`` alone states
    is not a headline: it names a section at times.
    """
    titles = claimed_titles(page)
    alone = only_heading(page.blocks)
    found = [
        (block, titles[fold(block.text)])
        for block in page.blocks
        if titles
        and fold(block.text) in titles
        and line_features(block.text).words >= _FEWEST_WORDS
        and not is_linked(block)
    ]
    if alone is not None and all(block is not alone for block, _ in found):
        found = [(block, sources) for block, sources in found if set(sources) - {"<title>"}]
    return sorted(found, key=lambda each: (each[0].tag if each[0].tag in HEADINGS else "z", -len(each[0].text)))


def only_heading(blocks: Sequence[Block]) -> Block | None:
    """Return the only ``<h1>`` that is not a link and reads like a headline, or the first of several alike.

    ``None`` where there are none, or several in different places.
    """
    found = [
        block
        for block in blocks
        if block.tag == "h1"
        and not is_linked(block)
        and line_features(block.text).words in HEADLINE_WORDS
        and not _CRUMBS.search(block.text)
    ]
    return found[0] if len({template_path(block.path) for block in found}) == 1 else None


def printed_headline(page: Page) -> Block | None:
    """Return the block that markup tells to be the headline; ``None`` where it describes none, as in raw text."""
    claimed = claimed_headlines(page)
    if claimed:
        block = claimed[0][0]
        return block if block.tag in HEADINGS or line_features(block.text).words >= _LINE_WORDS else None
    return only_heading(page.blocks)


def title_parts(title: str) -> list[str]:
    """Return a title whole, without its last parts, and without its first.

    >>> title_parts("Giá vàng - Kinh tế - Báo Mới")
    ['Giá vàng - Kinh tế - Báo Mới', 'Giá vàng - Kinh tế', 'Giá vàng', 'Kinh tế - Báo Mới', 'Báo Mới']
    """
    cuts = [found.span() for found in _PARTS.finditer(title)]
    parts = [title, *(title[:start] for start, _ in reversed(cuts)), *(title[stop:] for _, stop in cuts)]
    return [part for part in dict.fromkeys(map(str.strip, parts)) if part and (part == title or len(part) >= _SHORTEST)]
