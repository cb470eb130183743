"""Adverts: calls to read, watch or join something else of the outlet's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex

_INVITATION: Final = lazy_regex(
    r"(?:>+\s?)?(?P<call>(?:kính |xin |trân trọng )?mời (?:quý )?(?:độc giả|bạn đọc|khán giả|quý vị|các bạn)"
    r"(?: và các bạn)? (?:bấm|đón|xem|đọc|theo dõi|tham gia|click|nhấn|gửi|cùng (?:đọc|xem|đón|theo dõi)))\b.+"
    r"|(?P<offer>(?:mọi |quý )?(?:bạn đọc|độc giả|bạn) (?:có|cần|muốn))\s.{0,90}"
    r"(?:vui lòng|hãy|xin|mời|có thể)\s.{0,20}(?:gửi|liên hệ|gọi|đăng ký)\b.{0,120}"
)
"""How such calls begin; on the folded line."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """One sentence that invites the reader: "Mời độc giả đón đọc …", "Bạn đọc có thắc mắc … vui lòng gửi về …".

    Of ``longest`` characters at most.
    """

    longest: int = 220

    @property
    def name(self) -> str:
        """An invitation to the reader."""
        return "advert.invitation"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that invites."""
        lines = draft.lines
        for block in draft.holding("mời ", "bạn ", "độc giả "):
            seen = lines.features[block.index]
            if (
                seen.length <= self.longest
                and seen.stops < 1
                and (found := _INVITATION.fullmatch(lines.forms[block.index]))
            ):
                yield Decision(block, Label.ADVERT, self.name, f"“{found['call'] or found['offer']}”")
