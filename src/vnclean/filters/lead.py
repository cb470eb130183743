"""The lead: the paragraph that opens the content and sums it up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis.draft import Draft, Filter
from vnclean.model.decision import Finding, Label
from vnclean.text.credit_line import after_credit, find_source_credit
from vnclean.text.fold import fold
from vnclean.text.line_features import credit

_SHORTEST: Final = 40


@dataclass(frozen=True, slots=True)
class MarkedLead(Filter):
    """The lead as markup identifies it: by a name in a class or id, such as "sapo", or by the page's description.

    The lead is the first block that meets these conditions:

    - The block is after the title, if there is one.
    - The block is before the content span or among the first ``max_blocks`` blocks of the span.
    - The block has at least 40 characters, is not mostly links, and does not end in a picture credit ("Ảnh: TTXVN").
    - The class or id of an element around the block suggests a lead, or the page's description has the first
      ``min_chars`` characters of the block. The rest is not compared, because descriptions may be cut.
    """

    max_blocks: int = 3
    min_chars: int = 60

    @property
    def name(self) -> str:
        """Name of the filter that labels the lead identified by markup as ``lead``."""
        return "lead.told"

    needs: ClassVar[frozenset[str]] = frozenset({"elements", "span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield at most one ``lead`` finding: for the first block that markup identifies as the lead."""
        descriptions = [fold(claim.value) for claim in draft.page.claims if claim.field == "description"]
        title = next(iter(draft.places(Label.TITLE)), -1)
        for block in draft.page.blocks[title + 1 : draft.span.start + self.max_blocks]:
            index = block.index
            if block.element < 0 or draft.decisions[index] is not None or draft.analysis.linked[index]:
                continue
            if len(block.text) < _SHORTEST or credit(block.text):
                continue
            form = fold(after_credit(block.text))
            if any(form[: self.min_chars] in text and len(text) >= self.min_chars for text in descriptions):
                yield Finding(index, Label.LEAD, "description", "the page's description")
                return
            found = draft.analysis.hint_around(index, draft.container.element)
            if found is not None and found[0] is Label.LEAD and _is_paragraph(draft, index):
                yield Finding(index, Label.LEAD, "name", f"“{found[1]}”")
                return


@dataclass(frozen=True, slots=True)
class FirstParagraph(Filter):
    """The first paragraph of the content span, if it begins with a stamp ("(Dân trí) - ") or has the length of a lead.

    Without a stamp, the paragraph has at most this number of characters:

    - ``max_chars_under_title`` if the title is one of the two lines above, and neither line ends in a picture credit
    - ``max_chars`` otherwise

    An article of one paragraph has no lead.
    """

    # Leads on labelled pages have 80 to 400 characters, apart from a few; the two longest have 509 and more.
    max_chars: int = 400
    max_chars_under_title: int = 600

    @property
    def name(self) -> str:
        """Name of the filter that labels the first paragraph as ``lead``."""
        return "lead.first"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield at most one ``lead`` finding, for the first paragraph; none if the page already has a lead."""
        if draft.places(Label.LEAD):
            return
        prose = [i for i in draft.span if draft.decisions[i] is None and _is_paragraph(draft, i)]
        if len(prose) < 2:  # noqa: PLR2004
            return
        index = prose[0]
        length = draft.analysis.features[index].length
        if (stamp := find_source_credit(draft.page.blocks[index].text)) is not None:
            yield Finding(index, Label.LEAD, "stamp", f"opens with the stamp of {stamp.outlet}")
        elif self._is_under_title(draft, index) and length <= self.max_chars_under_title:
            yield Finding(index, Label.LEAD, "under-title", f"first paragraph under the title, {length} characters")
        elif length <= self.max_chars:
            yield Finding(index, Label.LEAD, "first", f"first paragraph, {length} characters")

    def _is_under_title(self, draft: Draft, index: int) -> bool:
        between = range(max(0, index - 2), index)
        return any(draft.label(i) is Label.TITLE for i in between) and not any(
            credit(draft.page.blocks[i].text) for i in between
        )


def _is_paragraph(draft: Draft, index: int) -> bool:
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    return seen.length >= _SHORTEST and (seen.ended or seen.length >= 2 * _SHORTEST) and not credit(text)
