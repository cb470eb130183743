"""The headline as the markup states it: titles with and without the outlet's name that pages hang on them."""

from typing import Final

import regex

from vnclean.fold import fold
from vnclean.page import Page

_PARTS: Final = regex.compile(r"\s+[-–—|•·»:]+\s+|\s*(?:\||::|»)\s*")
_SHORTEST: Final = 7


def claimed_titles(page: Page) -> dict[str, list[str]]:
    """The folded forms that the headline can have, and which sources state each.

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


def title_parts(title: str) -> list[str]:
    """A title whole, without its last parts, and without its first.

    >>> title_parts("Giá vàng - Kinh tế - Báo Mới")
    ['Giá vàng - Kinh tế - Báo Mới', 'Giá vàng - Kinh tế', 'Giá vàng', 'Kinh tế - Báo Mới', 'Báo Mới']
    """
    cuts = [found.span() for found in _PARTS.finditer(title)]
    parts = [title, *(title[:start] for start, _ in reversed(cuts)), *(title[stop:] for _, stop in cuts)]
    return [part for part in dict.fromkeys(map(str.strip, parts)) if part and (part == title or len(part) >= _SHORTEST)]
