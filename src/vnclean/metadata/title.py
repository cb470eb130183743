"""The title: the headline as the page prints it, agreed with what its markup states."""

from collections.abc import Sequence
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.headline import claimed_titles, title_parts
from vnclean.metadata.fact import Fact, claimed, printed, same, stated
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Claim, Page
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

_OUTLET_WORDS: Final = 4
_TITLE_WORDS: Final = 6
_OUTLET_FIRST: Final = lazy_regex(
    r"(?:\[(?P<outlet>[^\[\]]{2,30})\]|(?P<outlet>[^:|\[\]]{2,30}?)\s?[:|])\s+(?P<title>\p{Lu}.{20,})"
)
"""An outlet's name before the title, "Báo Vùng Cao: …", "[Vùng Cao] …"; "Báo Anh: …" is a title by its form alone."""
_ICON: Final = lazy_regex(r"\s+[a-z]+(?:_[a-z]+)*$")
"""How icon fonts are written: "photo_camera"."""
_TIME: Final = r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(?::\d{2})?"
_FIRST: Final = lazy_regex(rf"(?P<time>{_TIME}) ?(?=\D)(?P<title>.+)")
_LAST: Final = lazy_regex(rf"(?P<title>.+) (?P<time>{_TIME})")


def read_title(page: Page, decisions: Sequence[Decision], texts: Sequence[str]) -> Fact[str] | None:
    """Return the first block labelled title, repaired; where the page prints none, what most of its claims state.

    A claim is cut from its outlet's name. ``None`` where nothing tells.
    """
    for decision, text in zip(decisions, texts, strict=True):
        if decision.label is Label.TITLE:
            title = _without_icon(page, split_time(text)[0])
            form = fold(title)
            agreeing = [claim for claim in claimed(page, "title") if form in map(fold, title_parts(claim.value))]
            return Fact(title, printed(decision.block.index, agreeing))
    return _stated(page, claimed(page, "title"))


def _stated(page: Page, claims: Sequence[Claim]) -> Fact[str] | None:
    if not claims:
        return None
    outlets = [claim.value for claim in claimed(page, "outlet")]
    forms = claimed_titles(page)
    for claim in claims:
        # The longest part that another claim states, too; never the outlet's name alone.
        for part in title_parts(claim.value):
            others = {source for source in forms[fold(part)] if source != claim.source}
            if others and not any(same(part, outlet) for outlet in outlets):
                agreeing = [other for other in claims if other.source == claim.source or other.source in others]
                return Fact(part, stated(agreeing))
    first = claims[0]
    led = _OUTLET_FIRST.fullmatch(first.value)
    if led is not None and any(fold(led["outlet"]) in fold(outlet) for outlet in outlets):
        return Fact(led["title"], stated([first]))
    for part in title_parts(first.value)[1:]:
        rest = first.value.removeprefix(part).removesuffix(part).strip(" -–—|•·»:")
        if any(same(rest, outlet) for outlet in outlets) or _could_be_outlet(part, rest):
            return Fact(_without_section(part), stated([first]))
    return Fact(first.value, stated([first]))


def _without_section(title: str) -> str:
    """Return a title without a short last part behind a bar, or a word of menus behind a dash: "… | Thời sự"."""
    parts = title.split(" | ")
    if len(parts) > 1 and _could_be_outlet(parts[0], " ".join(parts[1:])):
        return parts[0].strip()
    head, _, last = title.rpartition(" - ")
    row = lexicon.find(last)
    named = row is not None and row.label is Label.NAVIGATION
    return head.strip() if named and line_features(head).words >= _TITLE_WORDS else title


def _without_icon(page: Page, title: str) -> str:
    """Return a headline without the name of an icon at its end, where the markup states it without."""
    plain = _ICON.sub("", title)
    if plain == title:
        return title
    forms = {fold(part) for claim in claimed(page, "title") for part in title_parts(claim.value)}
    return plain if fold(plain) in forms else title


def _could_be_outlet(title: str, rest: str) -> bool:
    """Return whether the rest of a title is as short as an outlet's name, and the title as long as a headline."""
    return 0 < line_features(rest).words <= _OUTLET_WORDS and line_features(title).words >= _TITLE_WORDS


def split_time(title: str) -> tuple[str, str]:
    """Return a headline, and the date and time that stand glued to its beginning or its end; both must be there.

    >>> split_time("22/01/2018 17:10Mẹ chồng chê nàng dâu")
    ('Mẹ chồng chê nàng dâu', '22/01/2018 17:10')
    >>> split_time("Họp báo chiều 30/01/2026")
    ('Họp báo chiều 30/01/2026', '')
    """
    line = " ".join(title.split())
    found = _FIRST.fullmatch(line) or _LAST.fullmatch(line)
    return (found["title"], found["time"]) if found else (title, "")
