"""What is known of a page before any filter runs."""

from functools import cached_property

from vnclean.analysis import lexicon
from vnclean.analysis.columns import Columns
from vnclean.analysis.container import Container, find_container
from vnclean.analysis.content_span import find_span
from vnclean.analysis.headline import printed_headline
from vnclean.analysis.lexicon import Row
from vnclean.analysis.score import Features, Opinion, Table, table
from vnclean.analysis.teaser_cards import in_cards
from vnclean.model.label import Label
from vnclean.model.page import Block


class Analysis(Columns):
    """The columns of a page, and where on it the article is: worked out once a page, at the first question.

    >>> from vnclean import read_html
    >>> prose = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
    >>> analysis = Analysis(read_html(f"<h1>Mưa lớn ở miền núi</h1><div>{prose}{prose}</div><p>Tin liên quan"))
    >>> analysis.span, analysis.headline.text, list(analysis.known)
    (range(1, 3), 'Mưa lớn ở miền núi', [<Label.LISTING: 'listing'>])
    """

    @cached_property
    def headline(self) -> Block | None:
        """The block that markup tells to be the headline; ``None`` where it describes none, as in raw text."""
        return printed_headline(self)

    @cached_property
    def span(self) -> range:
        """The block indices from the first to the last paragraph of the article; empty on a page without prose."""
        return find_span(self, headline=self.headline, cards=self.cards)

    @cached_property
    def cards(self) -> frozenset[int]:
        """The blocks that are in cards of other articles."""
        return in_cards(self)

    @cached_property
    def container(self) -> Container:
        """The elements of the tree that hold the content; false for raw text."""
        return find_container(self, self.span)

    @cached_property
    def known(self) -> dict[Label, list[tuple[int, Row]]]:
        """The lines that the lexicon knows, by label: index and row."""
        found: dict[Label, list[tuple[int, Row]]] = {}
        for index, block in enumerate(self.blocks):
            if (row := lexicon.find(block.text)) is not None:
                found.setdefault(row.label, []).append((index, row))
        return found

    def chance(self, index: int) -> float:
        """Return the chance that a block is the article's text, 0.0 to 1.0 (``analysis.score``)."""
        if index not in self._chances:
            self._chances[index] = self._table.chance(self._features.row(index))
        return self._chances[index]

    def opinion(self, index: int) -> Opinion:
        """Return the chance that a block is the article's text, and why."""
        return self._table.opinion(self._features.row(index))

    @property
    def score_limit(self) -> float:
        """The chance above which a block is held for text."""
        return self._table.limit

    @cached_property
    def _chances(self) -> dict[int, float]:
        return {}

    @cached_property
    def _table(self) -> Table:
        return table(is_markup=bool(self.tags))

    @cached_property
    def _features(self) -> Features:
        return Features(self, self.headline)

    @cached_property
    def evidence(self) -> frozenset[str]:
        """What the page has, for the filters that need it: ``elements images links span twins lexicon:LABEL``.

        ``links`` are in the content span, ``twins`` are lines that the page prints more than once.
        """
        flags = {
            "elements": bool(self.tags),
            "images": bool(self.page.images),
            "links": any(self.blocks[i].links for i in self.span),
            "span": bool(self.span),
            "twins": len(set(self.forms)) < len(self.forms),
            **{f"lexicon:{label}": True for label in self.known},
        }
        return frozenset(name for name, is_there in flags.items() if is_there)
