"""The outlet: read from claims in the markup, the stamp of the lead, a copyright notice, or the host."""

from collections.abc import Sequence
from typing import Final

import regex

from vnclean.analysis.headline import title_parts
from vnclean.metadata.links import host_of
from vnclean.model.decision import Decision, Label
from vnclean.model.metadata import Fact, claimed, printed, same, stated
from vnclean.model.page import Claim, Page
from vnclean.text.credit_line import find_source_credit
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

_LONGEST: Final = 50
_HOST: Final = lazy_regex(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?", regex.IGNORECASE)


_COPYRIGHT: Final = lazy_regex(
    r"(?:[©®]|\(c\)|\bcopyright\b|bản quyền(?= ©| thuộc| của))[\s©®:]*+(?:copyright\b|\(c\)|[\s©®])*+"
    r"(?:\d{4}(?:\s*[-–]\s*(?:\d{4}|nay)?)?\s*[-–,.]?\s*)?"
    r"(?:(?:by|bởi|toàn bộ|bản quyền|thuộc(?: về)?|của)\b\s*)*+:?\s*"
    r"(?P<who>(?:[^.,;|©®\n]|\.(?=vn|com|net|HCM)|(?<=TP)\.\s){2,50}?)"
    r"(?=\s+giữ bản quyền|[.,;|](?!vn|com|net|HCM)|\s+[-–]\s+(?:all|mọi|toàn|giữ|giấy|thiết kế)\b|\s*$|\s+all rights)",
    regex.IGNORECASE,
)
"""A copyright notice and its holder, at the start of the line or after other words."""
_SOURCE_TO_STATE: Final = lazy_regex(r"ghi rõ nguồn\s*:?\s*[“\"'](?P<who>[^”\"']{2,50})[”\"']", regex.IGNORECASE)
"""The outlet in quotation marks in a notice on reprints: "Ghi rõ nguồn “Báo Mới” khi phát hành lại"."""
_PRESS: Final = lazy_regex(r"(?:Báo|Tạp chí|Đài|Cổng) ")
_COMPANY: Final = lazy_regex(r"\b(?:công ty|cty|tập đoàn|bộ|cục|sở|corp|jsc|inc|ltd|all rights|toàn bộ|nội dung)\b")


def read_outlet(page: Page, decisions: Sequence[Decision]) -> Fact[str] | None:
    """Return the name of the outlet, or ``None``; the first source that gives a name decides.

    The sources, in order (a claim is a statement in the markup):

    1. a claim of the outlet that equals the last part of a claimed title;
    2. any other claim of the outlet, unless it is a host name;
    3. an outlet at the end of a claimed title, if another part of this title is the printed title;
    4. a claim of the outlet that is a host name;
    5. the outlet's credit at the start of the lead, as printed;
    6. a notice on reprints or a copyright notice, unless the notice names a company;
    7. the host of the page's address.
    """
    claims = sorted(claimed(page, "outlet"), key=_is_host)
    ends = [title_parts(claim.value)[-1] for claim in claimed(page, "title")]
    for claim in claims:
        if any(same(claim.value, end) for end in ends):
            return Fact(claim.value, stated([claim]))
    if claims and not _is_host(claims[0]):
        return Fact(claims[0].value, stated(claims[:1]))
    if (found := _in_title(page, decisions)) is not None:
        return found
    if claims:
        return Fact(claims[0].value, stated(claims[:1]))
    if (found := _in_text(decisions)) is not None:
        return found
    return Fact(host, "the host of the address") if (host := host_of(page)) else None


def _in_title(page: Page, decisions: Sequence[Decision]) -> Fact[str] | None:
    """Return the outlet named in a title that the markup states, if another part of this title is the printed title."""
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
    return None


def _in_text(decisions: Sequence[Decision]) -> Fact[str] | None:
    """Return the outlet in the stamp of the lead ("(Dân trí) - "), else in a legal notice."""
    for decision in decisions:
        if decision.label is Label.LEAD and (stamp := find_source_credit(decision.block.text)):
            return Fact(stamp.outlet, printed(decision.block.index))
    for decision in decisions:
        if decision.label is Label.LEGAL and (holder := _holder(decision.block.text)):
            return Fact(holder, printed(decision.block.index))
    return None


def _holder(text: str) -> str:
    """Return the outlet that a notice on reprints or a copyright notice names; "" if there is none."""
    for pattern in (_SOURCE_TO_STATE, _COPYRIGHT):
        found = pattern.search(text)
        who = found["who"].strip() if found is not None else ""
        if who and (_is_name(who) or _PRESS.match(who)) and not _COMPANY.search(fold(who)):
            return who
    return ""


def _is_host(claim: Claim) -> bool:
    """Return whether a claim is a host name and not the outlet's proper name."""
    return _HOST.fullmatch(claim.value) is not None


def _is_name(text: str) -> bool:
    """Return whether a text may be the name of an outlet: at least half of its words begin with a capital.

    Names of a site's sections ("Nhịp sống trẻ") often have fewer capitals.
    """
    seen = line_features(text)
    return 2 * seen.capitals >= seen.words
