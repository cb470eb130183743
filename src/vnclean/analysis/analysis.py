"""The analysis of a page before any filter runs: columns, headline, content span, container, lexicon, score."""

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
    """The analysis of one page: its columns, headline, content span and container, each computed on first access.

    >>> from vnclean import read_html
    >>> prose = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
    >>> analysis = Analysis(read_html(f"<h1>Mưa lớn ở miền núi</h1><div>{prose}{prose}</div><p>Tin liên quan"))
    >>> analysis.span, analysis.headline.text, list(analysis.known)
    (range(1, 3), 'Mưa lớn ở miền núi', [<Label.LISTING: 'listing'>])
    """

    @cached_property
    def headline(self) -> Block | None:
        """The block that prints the headline according to the markup; ``None`` if there is none, as in raw text."""
        return printed_headline(self)

    @cached_property
    def span(self) -> range:
        """The content span: block indices from the first to the last paragraph; empty if no content is found."""
        return find_span(self, headline=self.headline, cards=self.cards)

    @cached_property
    def cards(self) -> frozenset[int]:
        """The indices of the blocks in teaser cards (``teaser_cards``)."""
        return in_cards(self)

    @cached_property
    def container(self) -> Container:
        """The container of the content span; false if the element tree gives no evidence, as for raw text."""
        return find_container(self, self.span)

    @cached_property
    def known(self) -> dict[Label, list[tuple[int, Row]]]:
        """The blocks that match a phrase of the lexicon, by label: pairs of block index and lexicon row."""
        found: dict[Label, list[tuple[int, Row]]] = {}
        for index, block in enumerate(self.blocks):
            if (row := lexicon.find(block.text)) is not None:
                found.setdefault(row.label, []).append((index, row))
        return found

    def chance(self, index: int) -> float:
        """Return the learned probability, 0.0 to 1.0, that a block is article text (``analysis.score``)."""
        if index not in self._chances:
            self._chances[index] = self._table.chance(self._features.row(index))
        return self._chances[index]

    def opinion(self, index: int) -> Opinion:
        """Return the same probability as ``chance``, with the feature groups that moved it most, in words."""
        return self._table.opinion(self._features.row(index))

    @property
    def score_limit(self) -> float:
        """The probability above which the score counts a block as article text."""
        return self._table.limit

    @cached_property
    def _chances(self) -> dict[int, float]:
        return {}

    @cached_property
    def _table(self) -> Table:
        # A page of Markdown is judged as raw text: the places that the score learned from HTML are not there.
        return table(is_markup=bool(self.tags) and not self.is_flat)

    @cached_property
    def _features(self) -> Features:
        return Features(self, self.headline)

    @cached_property
    def evidence(self) -> frozenset[str]:
        """The names of the kinds of evidence on the page, for ``Filter.needs``.

        ``elements``, ``images``, ``span``, ``links`` (in the content span), ``twins`` (lines that occur more than once
        after folding), and ``lexicon:LABEL`` (a line to which the lexicon gives that label).
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
