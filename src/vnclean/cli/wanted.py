"""The choice of the pages that the command writes, by page type and by share of Vietnamese words."""

from dataclasses import dataclass
from typing import Final

from vnclean.article import Article
from vnclean.metadata.page_type import PageType


@dataclass(frozen=True, slots=True)
class Wanted:
    """A condition on pages: the page type, and the minimum share of Vietnamese words.

    A page is wanted if its type is in ``page_types`` and the share of Vietnamese words (0 to 1) is at least
    ``min_vietnamese``. If ``page_types`` is empty, any type is wanted.
    """

    page_types: frozenset[PageType] = frozenset()
    min_vietnamese: float = 0.0

    def why_not(self, article: Article) -> str:
        """Return the reason why the page of ``article`` is left out; "" if the page is wanted.

        >>> from vnclean import extract
        >>> Wanted(frozenset({PageType.ARTICLE})).why_not(extract("Trang chủ"))
        'its page type is stub'
        """
        if self.page_types and article.page_type not in self.page_types:
            return f"its page type is {article.page_type}"
        if article.vietnamese < self.min_vietnamese:
            return f"{article.vietnamese:.2f} of its words are Vietnamese"
        return ""

    def __str__(self) -> str:
        """Return page types and minimum share as text; equal conditions give the same text in every process."""
        return f"{sorted(self.page_types)} {self.min_vietnamese}"


ALL: Final = Wanted()
