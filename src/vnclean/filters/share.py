"""Sharing: the page's own address printed for copying, and calls to follow the outlet elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_address

_FOLLOW: Final = lazy_regex(
    r"(?:(?:mời|quý|các|bạn|độc giả|bạn đọc|vui lòng|hãy|nhấn|bấm)\s)*+(?P<verb>theo dõi|đăng ký|like|tham gia|kết nối)"
    r"\s.{0,80}?(?P<where>facebook|fanpage|zalo|youtube|google news|tiktok|telegram|viber|spotify)\b.{0,40}"
    r"(?:để (?:nhận|cập nhật|xem|đọc|không bỏ lỡ|biết)\b.{0,60}|(?:tại|ở) đây\W*)"
)
"""A call, a network, and what for; on the folded line."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web or mail address alone on a line, but between paragraphs only where nothing announces it.

    A line that ends in a colon announces the address as part of the text.
    """

    name: str = "share.address"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is an address."""
        blocks = draft.page.blocks
        for block in draft.holding("http", "www.", "@"):
            if is_address(block.text):
                above = blocks[block.index - 1].text.rstrip() if block.index else ""
                if not (block.index in draft.span and above.endswith(":")):
                    yield Decision(block, Label.SHARE, self.name, "an address alone on its line")


@dataclass(frozen=True, slots=True)
class Follow:
    """A sentence that asks to follow the outlet elsewhere: "Theo dõi … trên Facebook để nhận tin …".

    Of ``longest`` characters at most.
    """

    longest: int = 180

    @property
    def name(self) -> str:
        """A call to follow."""
        return "share.follow"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that asks so."""
        for block in draft.holding("theo dõi", "đăng ký", "like", "tham gia", "kết nối"):
            if len(block.text) <= self.longest and (found := _FOLLOW.fullmatch(draft.lines.forms[block.index])):
                yield Decision(block, Label.SHARE, self.name, f"“{found['verb']} … {found['where']}”")
