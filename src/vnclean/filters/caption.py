"""Captions: what is under a picture or a video."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import credit, is_names, line_features

_DEICTIC: Final = lazy_regex(
    r"\((?:[^()]{0,30}\b)?(?:bên |ngoài cùng |hàng |thứ (?:\w+|\d+),? (?:từ )?|từ |bìa |đứng |ngồi |áo "
    r"|ở )(?:trái|phải|giữa|trước|sau|trên|dưới|đầu|cùng"
    r"|trắng|đen|đỏ|xanh|vàng|phía trước|thứ|cạnh)\b[^()]{0,60}\)|\((?:giữa|trái|phải)\)"
    r"|\([^()]{0,40}trong (?:hình|ảnh)\)",
)
_MEDIA: Final = lazy_regex(
    r"(?:video|clip|ảnh|hình ảnh|hình)\s?(?:\d+\s?)?(?::\s.+|vụ\s.+|do\s.+|trong bài\s?.*|chụp\s.+|minh họa.*|cắt từ.+)"
)
_MOST_SENTENCES: Final = 2
_MEDIUMS: Final = ("ảnh", "hình", "video", "clip", "họa", "tranh", "infographic")
"""One of them is in every credit."""


@dataclass(frozen=True, slots=True)
class Credited:
    """A line that ends in its credit ("Ảnh: TTXVN", "(ảnh: TP)") or in the bar that some sites close captions with."""

    longest: int = 320

    @property
    def name(self) -> str:
        """A caption identified by its credit."""
        return "caption.credit"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that ends in a credit, and the first line of a caption of two lines."""
        blocks = draft.page.blocks
        for block in (*draft.holding(*_MEDIUMS), *draft.printing("|")):
            seen = draft.lines.features[block.index]
            if seen.length > self.longest or seen.sentences > _MOST_SENTENCES:
                continue
            named = credit(block.text)
            barred = block.index in draft.span and block.text.rstrip().endswith("|") and block.text.count("|") == 1
            if not named and not barred:
                continue
            yield Decision(block, Label.CAPTION, self.name, f"ends in “{named}”" if named else "ends in a bar")
            above = blocks[block.index - 1] if block.index else None
            if above is not None and draft.label(above.index) is None and _goes_on(above, block):
                yield Decision(above, Label.CAPTION, self.name, f"continues in the next line, which ends in “{named}”")


@dataclass(frozen=True, slots=True)
class Pointing:
    """A sentence that points into a picture ("(thứ hai từ trái)", "(Từ trái sang)") or a line that names a video."""

    longest: int = 250

    @property
    def name(self) -> str:
        """A caption identified by pointing words."""
        return "caption.pointing"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that points at a picture."""
        for block in (*draft.holding("("), *draft.beginning("video", "clip", "ảnh", "hình")):
            seen, form = draft.lines.features[block.index], draft.lines.forms[block.index]
            if seen.length > self.longest or seen.sentences > _MOST_SENTENCES:
                continue
            found = _DEICTIC.search(form)
            if found is None and not seen.ended:
                found = _MEDIA.fullmatch(form)
            if found is not None:
                yield Decision(block, Label.CAPTION, self.name, f"“{found[0][:40]}”")


def _goes_on(above: Block, block: Block) -> bool:
    """Return whether a caption of two lines begins in the line above."""
    seen = line_features(above.text)
    begins = block.text.strip()[:1]
    return begins.islower() and not seen.ended and seen.words > 2 and not is_names(above.text)  # noqa: PLR2004
