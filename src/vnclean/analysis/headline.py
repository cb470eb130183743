"""The headline according to the markup.

The module finds the titles that the markup states, and the block that prints one of them.
"""

from typing import Final

from vnclean.analysis.columns import HEADINGS, Columns
from vnclean.model.page import Block, Page
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import memoized

_PARTS: Final = lazy_regex(r"(?<!\s)\s++[-–—|•·»:]++\s++|(?:(?<!\s)\s++)?+(?:\||::|»)\s*+")
_SHORTEST: Final = 7
_CRUMBS: Final = lazy_regex(r"[›»>|]")
_FEWEST_WORDS: Final = 3
_LINE_WORDS: Final = 6
"""Minimum number of words of a headline outside heading elements. A shorter line may be the name of the outlet."""
HEADLINE_WORDS: Final = range(4, 36)
"""The number of words that a headline may have."""


def claimed_titles(page: Page) -> dict[str, list[str]]:
    """Return the titles that the markup states, and the parts of these titles, with their sources.

    Each key is a whole title or a part of a title, folded (``fold``). ``title_parts`` returns the parts: the
    title without the outlet's name, for example. Each value is a list of the places in the markup that state
    the title.

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
    """Return the blocks that print a title stated by the markup, each with the sources of the title.

    A block may also print only a part of a title (``claimed_titles``). The order is: ``<h1>``, then lower
    headings, then other lines. Of two headings of the same level, or of two other lines, the longer one comes
    first, since the name of an outlet is short. Left out are:

    - links
    - blocks of fewer than three words; but an ``<h1>`` stays if its text is a whole title that the markup
      states outside ``<title>``
    - blocks whose text only ``<title>`` states, if the page has another headline: an ``<h1>`` that
      ``only_heading`` finds, and whose text the markup does not state. In this case, ``<title>`` may have the
      name of a section.
    """
    titles = claimed_titles(columns.page)
    if not titles:
        return []
    alone = only_heading(columns)
    claims = (claim for claim in columns.page.claims if claim.field == "title" and claim.source != "<title>")
    whole = {fold(claim.value) for claim in claims}
    found = [
        (columns.blocks[index], titles[form])
        for index, form in enumerate(columns.forms)
        if form in titles
        and (columns.features[index].words >= _FEWEST_WORDS or (columns.block_tags[index] == "h1" and form in whole))
        and not columns.linked[index]
    ]
    if alone is not None and all(block is not alone for block, _ in found):
        found = [(block, sources) for block, sources in found if set(sources) - {"<title>"}]
    return sorted(found, key=lambda each: (each[0].tag if each[0].tag in HEADINGS else "z", -len(each[0].text)))


def only_heading(columns: Columns) -> Block | None:
    """Return the ``<h1>`` that is probably the headline; ``None`` if there is none or the choice is unclear.

    A candidate is an ``<h1>`` of 4 to 35 words that is neither a link nor breadcrumbs. The first candidate is returned
    if all candidates have the same tags and classes on the path from the body (``Columns.kind``). Otherwise the choice
    is unclear.
    """
    if "h1" not in columns.block_tags:
        return None
    found = [
        block
        for block, tag in zip(columns.blocks, columns.block_tags, strict=True)
        if tag == "h1"
        and not columns.linked[block.index]
        and columns.features[block.index].words in HEADLINE_WORDS
        and not _CRUMBS.search(block.text)
    ]
    return found[0] if len({columns.kind(block.element) for block in found}) == 1 else None


def printed_headline(columns: Columns) -> Block | None:
    """Return the block that prints the headline according to the markup, or ``None``.

    - If ``claimed_headlines`` has blocks, the result is the first of them. It must be a heading or have at least six
      words; otherwise the result is ``None``.
    - If ``claimed_headlines`` has no blocks, the result is that of ``only_heading``.
    - For raw text, the result is ``None``.
    """
    claimed = claimed_headlines(columns)
    if claimed:
        block = claimed[0][0]
        long = columns.features[block.index].words >= _LINE_WORDS
        return block if block.tag in HEADINGS or long else None
    return only_heading(columns)


@memoized
def title_parts(title: str) -> tuple[str, ...]:
    """Return a title and the parts that result from cutting it at separators.

    The title comes first, then its beginnings, then its ends, both from long to short. Parts of fewer than 7 characters
    are left out.

    >>> title_parts("Giá vàng - Kinh tế - Báo Mới")
    ('Giá vàng - Kinh tế - Báo Mới', 'Giá vàng - Kinh tế', 'Giá vàng', 'Kinh tế - Báo Mới', 'Báo Mới')
    """
    cuts = [found.span() for found in _PARTS.finditer(title)]
    parts = [title, *(title[:start] for start, _ in reversed(cuts)), *(title[stop:] for _, stop in cuts)]
    each = dict.fromkeys(map(str.strip, parts))
    return tuple([part for part in each if part and (part == title or len(part) >= _SHORTEST)])
