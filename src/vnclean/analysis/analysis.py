"""The analysis of a page, which filters use as evidence: headline, content span, phrase matches and score."""

from functools import cached_property
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.columns import Columns
from vnclean.analysis.container import Container, find_container
from vnclean.analysis.content_span import find_span
from vnclean.analysis.headline import printed_headline
from vnclean.analysis.lexicon import Row
from vnclean.analysis.score import Features, Opinion, Table, table
from vnclean.analysis.teasers import in_cards
from vnclean.model.decision import Label
from vnclean.model.page import Block

_FEWEST_LINKS: Final = 2
_MOST_BESIDE: Final = 4
"""Maximum number of characters outside links, per link, in a line of links that are phrases."""


class Analysis(Columns):
    """The analysis of one page; each part is computed when it is first used.

    The content span is the range of blocks from the first to the last paragraph of the article. The container is the
    element that holds this range.

    >>> from vnclean import read_html
    >>> prose = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
    >>> analysis = Analysis(read_html(f"<h1>Mưa lớn ở miền núi</h1><div>{prose}{prose}</div><p>Tin liên quan"))
    >>> analysis.span, analysis.headline.text, list(analysis.known)
    (range(1, 3), 'Mưa lớn ở miền núi', [<Label.LISTING: 'listing'>])
    """

    @cached_property
    def headline(self) -> Block | None:
        """The block that prints the headline, found from the markup; ``None`` if there is none, as in raw text."""
        return printed_headline(self)

    @cached_property
    def span(self) -> range:
        """The content span: the block indices from the first to the last paragraph; empty if there is no content."""
        return find_span(self, headline=self.headline, cards=self.cards)

    @cached_property
    def cards(self) -> frozenset[int]:
        """The indices of the blocks in teaser cards: small elements that link to other articles (``teasers``)."""
        return in_cards(self)

    @cached_property
    def container(self) -> Container:
        """The element that holds the content span.

        Its truth value is false if the element tree gives no evidence, as for raw text.
        """
        return find_container(self, self.span)

    @cached_property
    def known(self) -> dict[Label, list[tuple[int, Row]]]:
        """The blocks that match a boilerplate phrase of the lexicon.

        The keys are labels. Each value is a list of pairs: the index of the block and the lexicon row that it matches.
        """
        found: dict[Label, list[tuple[int, Row]]] = {}
        for index, (links, phrase) in enumerate(zip(self.links, self.phrases, strict=True)):
            row = phrase
            if phrase is None and len(links) >= _FEWEST_LINKS:
                row = _of_links(self.blocks[index])
            if row is not None:
                found.setdefault(row.label, []).append((index, row))
        return found

    def chance(self, index: int) -> float:
        """Return the learned probability, 0.0 to 1.0, that a block is article text (``analysis.score``)."""
        if index not in self._chances:
            self._chances[index] = self._table.chance(self._features.row(index))
        return self._chances[index]

    def opinion(self, index: int) -> Opinion:
        """Return the probability that a block is article text, as ``chance`` does, and the reason for this probability.

        The reason names the groups of features that changed the probability most.
        """
        return self._table.opinion(self._features.row(index))

    @property
    def score_limit(self) -> float:
        """The limit of the score: a block with a higher score counts as article text."""
        return self._table.limit

    @cached_property
    def _chances(self) -> dict[int, float]:
        return {}

    @cached_property
    def _table(self) -> Table:
        # A page of Markdown is judged as raw text: the places that the score learned from HTML are not there.
        return table(is_markup=self.has_boxes)

    @cached_property
    def _features(self) -> Features:
        return Features(self, self.headline)

    @cached_property
    def evidence(self) -> frozenset[str]:
        """The names of the kinds of evidence that the page has; ``Filter.needs`` refers to these names.

        - ``elements``: The page has markup.
        - ``images``: The page has images.
        - ``span``: A content span was found.
        - ``links``: There are links in the content span.
        - ``twins``: A line occurs more than once, compared without case and final punctuation.
        - ``lexicon:LABEL``: A line matches a phrase that has this label in the lexicon.
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


def _of_links(block: Block) -> Row | None:
    """Return the lexicon row that matches the first link of a line of links, such as "In bài viết  Gửi email".

    The line must have little text outside its links. The text of every link must match a
    phrase with the place "whole" and the reach "any". For all other lines, the result is ``None``.
    """
    if len(block.text) - block.linked > _MOST_BESIDE * len(block.links):
        return None
    rows = []
    for link in block.links:
        row = lexicon.find(block.text[link.start : link.end])
        if row is None or row.place != "whole" or row.reach != "any":
            return None
        rows.append(row)
    return rows[0]
