"""The title: the printed headline, checked against the titles that the markup states (claims)."""

from collections.abc import Sequence
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.headline import claimed_titles, title_parts
from vnclean.model.decision import Decision, Label
from vnclean.model.metadata import Fact, claimed, printed, same, stated
from vnclean.model.page import Claim, Page
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

_OUTLET_WORDS: Final = 4
_TITLE_WORDS: Final = 6
# A match does not prove that the title begins with an outlet, since a whole title may have this form: "Báo Anh: …".
_OUTLET_FIRST: Final = lazy_regex(
    r"(?:\[(?P<outlet>[^\[\]]{2,30})\]|(?P<outlet>[^:|\[\]]{2,30}?)\s?[:|])\s+(?P<title>\p{Lu}.{20,})"
)
"""Pattern for an outlet's name before the title: "Báo Vùng Cao: …", "[Vùng Cao] …"."""
_ICON: Final = lazy_regex(r"^[a-z]+(?:_[a-z]+)*\s+|\s+[a-z]+(?:_[a-z]+)*$")
"""The name of an icon at the start or end of a headline, as icon fonts print it: "photo_camera"."""
_TIME: Final = r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(?::\d{2})?"
_FIRST: Final = lazy_regex(rf"(?P<time>{_TIME}) ?(?=\D)(?P<title>.+)")
_LAST: Final = lazy_regex(rf"(?P<title>.+) (?P<time>{_TIME})")


def read_title(page: Page, decisions: Sequence[Decision], texts: Sequence[str]) -> Fact[str] | None:
    """Return the repaired text of the first block labelled ``title``, else the title that the markup states.

    ``texts`` are the repaired texts of the blocks. The title from the markup is the first of these that exists:

    - a part of a stated title (``title_parts``) that another source also states, and that is not the outlet's name;
    - the first stated title, without the outlet's name.

    The result is ``None`` if there is no such block and the markup states no title.
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
    """Return a title without the name of a section at its end ("… | Kinh tế", "… - Thời sự")."""
    parts = title.split(" | ")
    if len(parts) > 1 and _could_be_outlet(parts[0], " ".join(parts[1:])):
        return parts[0].strip()
    head, _, last = title.rpartition(" - ")
    row = lexicon.find(last)
    named = row is not None and row.label is Label.NAVIGATION
    return head.strip() if named and line_features(head).words >= _TITLE_WORDS else title


def _without_icon(page: Page, title: str) -> str:
    """Return a headline without icon names ("photo_camera") at its start and end.

    Icon names are removed only if the result is a title that the markup states.
    """
    if _ICON.search(title) is None:
        return title
    forms = {fold(part) for claim in claimed(page, "title") for part in title_parts(claim.value)}
    plain = title
    while fold(plain) not in forms and (shorter := _ICON.sub("", plain)) != plain:
        plain = shorter
    return plain if fold(plain) in forms else title


def _could_be_outlet(title: str, rest: str) -> bool:
    """Return whether ``rest`` is short enough to be an outlet's name, and ``title`` long enough to be a title."""
    return 0 < line_features(rest).words <= _OUTLET_WORDS and line_features(title).words >= _TITLE_WORDS


def split_time(title: str) -> tuple[str, str]:
    """Return a headline without the date and time at its start or end, and this date and time.

    The second string is empty if no date with a time of day is there.

    >>> split_time("22/01/2018 17:10Mẹ chồng chê nàng dâu")
    ('Mẹ chồng chê nàng dâu', '22/01/2018 17:10')
    >>> split_time("Họp báo chiều 30/01/2026")
    ('Họp báo chiều 30/01/2026', '')
    """
    line = " ".join(title.split())
    found = _FIRST.fullmatch(line) or _LAST.fullmatch(line)
    return (found["title"], found["time"]) if found else (title, "")
