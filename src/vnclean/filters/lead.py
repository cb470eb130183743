"""The lead: the paragraph that opens the content and sums it up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.class_hints import named_around
from vnclean.analysis.draft import Draft
from vnclean.analysis.paths import is_linked
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.credit_line import after_credit, find_source_credit
from vnclean.text.fold import fold
from vnclean.text.line_features import credit, line_features

_SHORTEST: Final = 40


@dataclass(frozen=True, slots=True)
class Marked:
    """The paragraph that markup calls the lead: by its name ("sapo", "summary") or as the page's description.

    It is after the title, if there is one, before the content or among its first ``within`` blocks, and is not a link.
    The description may be cut: its first ``opening`` characters count.
    """

    within: int = 3
    opening: int = 60

    @property
    def name(self) -> str:
        """A lead identified by markup."""
        return "lead.told"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the block that is the lead, if markup tells."""
        if not draft.span:
            return
        descriptions = [fold(claim.value) for claim in draft.page.claims if claim.field == "description"]
        title = next((i for i in range(len(draft.decisions)) if draft.label(i) is Label.TITLE), -1)
        for block in draft.page.blocks[title + 1 : draft.span.start + self.within]:
            if not block.path or draft.label(block.index) is not None or is_linked(block):
                continue
            if len(block.text) < _SHORTEST or credit(block.text):
                continue
            form = fold(after_credit(block.text))
            if any(form[: self.opening] in text and len(text) >= self.opening for text in descriptions):
                yield Decision(block, Label.LEAD, self.name, "the page's description")
                return
            found = named_around(block, draft.container.path)
            if found is not None and found[0] is Label.LEAD and _is_paragraph(block.text):
                yield Decision(block, Label.LEAD, self.name, f"“{found[1]}”")
                return


@dataclass(frozen=True, slots=True)
class Lead:
    """The content's first paragraph, where it has a lead's length.

    A lead opens with the outlet's stamp, or has at most ``longest`` characters; ``longest_titled`` where nothing
    but a line or two parts it from the title. Measured on labelled pages: 80 to 400 characters, 509 the longest
    but one. An article of one paragraph has no lead.
    """

    longest: int = 400
    longest_titled: int = 600

    @property
    def name(self) -> str:
        """The first paragraph."""
        return "lead.first"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the block that is the lead, if there is one."""
        blocks = draft.page.blocks
        if any(decision and decision.label is Label.LEAD for decision in draft.decisions):
            return
        prose = [i for i in draft.span if draft.label(i) is None and _is_paragraph(blocks[i].text)]
        if len(prose) < 2:  # noqa: PLR2004
            return
        first = blocks[prose[0]]
        length = line_features(first.text).length
        if (stamp := find_source_credit(first.text)) is not None:
            yield Decision(first, Label.LEAD, self.name, f"opens with the stamp of {stamp.outlet}")
        elif self._is_under_title(draft, first.index) and length <= self.longest_titled:
            yield Decision(first, Label.LEAD, self.name, f"first paragraph under the title, {length} characters")
        elif length <= self.longest:
            yield Decision(first, Label.LEAD, self.name, f"first paragraph, {length} characters")

    def _is_under_title(self, draft: Draft, index: int) -> bool:
        between = range(max(0, index - 2), index)
        return any(draft.label(i) is Label.TITLE for i in between) and not any(
            credit(draft.page.blocks[i].text) for i in between
        )


def _is_paragraph(text: str) -> bool:
    seen = line_features(text)
    return seen.length >= _SHORTEST and (seen.ended or seen.length >= 2 * _SHORTEST) and not credit(text)
