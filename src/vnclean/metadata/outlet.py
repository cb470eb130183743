"""The outlet: read from the claims, or from the stamp before the lead."""

from collections.abc import Sequence
from typing import Final

import regex

from vnclean.analysis.headline import title_parts
from vnclean.metadata.fact import Fact, claimed, printed, same, stated
from vnclean.metadata.links import host_of
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Page
from vnclean.text.credit_line import find_source_credit
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

_LONGEST: Final = 50
_HOST: Final = lazy_regex(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?", regex.IGNORECASE)


def read_outlet(page: Page, decisions: Sequence[Decision]) -> Fact[str] | None:
    """Return the outlet's name from a claim, else from a claimed title, else from the stamp before the lead.

    Of several claims, one in which a claimed title ends has precedence, and host names come last. A claimed title names
    the outlet at its end if another part of it is the printed title. The stamp is taken as printed.
    """
    claims = sorted(claimed(page, "outlet"), key=lambda claim: _HOST.fullmatch(claim.value) is not None)
    ends = [title_parts(claim.value)[-1] for claim in claimed(page, "title")]
    for claim in claims:
        if any(same(claim.value, end) for end in ends):
            return Fact(claim.value, stated([claim]))
    if claims:
        return Fact(claims[0].value, stated(claims[:1]))
    titles = [decision.block.text for decision in decisions if decision.label is Label.TITLE]
    for claim in claimed(page, "title"):
        parts = title_parts(claim.value)
        for outlet in (parts[-1], parts[-2] if len(parts) > 2 else ""):  # noqa: PLR2004 (first or last of two parts)
            others = [part for part in parts[1:] if part != outlet]
            if (
                0 < len(outlet) <= _LONGEST
                and _is_name(outlet)
                and any(same(part, title) for part in others for title in titles)
            ):
                return Fact(outlet, stated([claim]))
    for decision in decisions:
        if decision.label is Label.LEAD and (stamp := find_source_credit(decision.block.text)):
            return Fact(stamp.outlet, printed(decision.block.index))
    return Fact(host, "the host of the address") if (host := host_of(page)) else None


def _is_name(text: str) -> bool:
    """Return whether at least half of the words are capitalized, as in a name and unlike in a section."""
    seen = line_features(text)
    return 2 * seen.capitals >= seen.words
