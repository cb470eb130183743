"""Navigation: menus, breadcrumbs, pagination."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

_SEPARATOR: Final = lazy_regex(r"(?<!\s)\s++(?:[>›»/|•·]|::|--+)++\s++|(?:(?<!\s)\s++)?+[›»]\s*+")
_PARTS: Final = (">", "›", "»", "/", "|", "•", "·", "::", "--")
"""What parts items, each at least."""
_HOTLINE: Final = lazy_regex(r"\s*(?:HOTLINE|Hotline|ĐƯỜNG DÂY NÓNG)\b.*\d{3}.*")
_PAGES: Final = lazy_regex(
    r"(?:(?:Trang|trang|Page)\s)?(?:\d{1,3}[\s|.…]+){2,}\d{0,3}(?:\s*(?:[>»›]+|Sau|sau|Tiếp|Cuối))*|(?:Trang|trang)\s\d{1,3}\s?/\s?\d{1,3}"
)
_ITEM_WORDS: Final = 6
_GLUED_CAPITALS: Final = 0.3
_GLUED_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Crumbs:
    """Short items on one line parted by ">", "›", "/", "|": breadcrumbs and menu bars; hotline bars; page numbers.

    Inside the content nothing is decided: tables and scores use bars, too.
    """

    fewest: int = 3

    @property
    def name(self) -> str:
        """Items in a row."""
        return "navigation.crumbs"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block outside the content that is such a line."""
        for block in (*draft.printing(*_PARTS), *draft.holding("hotline", "đường dây nóng", "{")):
            text = block.text.strip()
            if len(text) > 400 or not draft.is_outside(block):  # noqa: PLR2004
                continue
            items = [item for item in _SEPARATOR.split(text) if item and item.strip()]
            if len(items) >= self.fewest and all(line_features(item).words <= _ITEM_WORDS for item in items):
                yield Decision(block, Label.NAVIGATION, self.name, f"{len(items)} items in a row")
            elif _HOTLINE.fullmatch(text) or _PAGES.fullmatch(text):
                yield Decision(block, Label.NAVIGATION, self.name, f"“{text[:40]}”")


@dataclass(frozen=True, slots=True)
class Glued:
    """A menu whose items stand on one line with nothing between: many capitals, no mark, outside the content."""

    name: str = "navigation.glued"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block outside the content that is a glued menu."""
        features = draft.lines.features
        for block in draft.outside():
            seen = features[block.index]
            if seen.capitals <= 3 or seen.ended or seen.upper or seen.words < _GLUED_WORDS:  # noqa: PLR2004
                continue
            if seen.capitals >= seen.words * _GLUED_CAPITALS and not any(mark in block.text for mark in ',:;()"“'):
                yield Decision(
                    block, Label.NAVIGATION, self.name, f"{seen.capitals} capitals on {seen.words} words, no mark"
                )
