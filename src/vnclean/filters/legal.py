"""Legal lines: who publishes, under which licence, where, by telephone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features
from vnclean.text.memo import memoized

_MAST: Final = lazy_regex(
    r"(?:©|®|\(c\)|copyright|bản quyền|giấy phép|tổng biên tập|phó tổng biên tập|tòa soạn|trụ sở"
    r"|cơ quan (?:chủ quản|ngôn luận|của)|báo điện tử của"
    r"|chịu trách nhiệm|thư ký tòa soạn|tổng (?:tkts|thư ký)|văn phòng|ghi rõ nguồn|cấm sao chép"
    r"|mọi hình thức sao chép|phụ trách nội dung)",
)
_OPENINGS: Final = tuple(
    "©|®|(c)|copyright|bản quyền|giấy phép|tổng |phó tổng|tòa soạn|trụ sở|cơ quan|báo điện tử|chịu|thư ký|văn phòng"
    "|ghi rõ|cấm|mọi hình|phụ trách".split("|")
)
"""How the words of ``_MAST`` begin."""
_CONTACT: Final = lazy_regex(
    r"(?:điện thoại|đt|tel|fax|hotline|email|e-mail|website|địa chỉ|đường dây nóng|hỗ trợ"
    r"|liên hệ)[^.]{0,30}?\s?:|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.]+|(?:\+84"
    r"|\(?0\d{1,3}\)?)[\s.-]?\d{2,4}[\s.-]?\d{3,4}(?:[\s.-]?\d{2,4})?(?!\d)",
)
_COPYRIGHT: Final = lazy_regex(r"©|®|\(c\)|copyright|bản quyền", regex.IGNORECASE)
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Run:
    """Short lines right under a copyright line after the content: terms, privacy, registration numbers."""

    longest: int = 12
    most_words: int = 8

    @property
    def name(self) -> str:
        """Under the copyright."""
        return "legal.run"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open short blocks under each copyright line."""
        blocks = draft.page.blocks
        for decision in draft.labelled(Label.LEGAL):
            if decision.block.index < draft.span.stop:
                continue
            if not _COPYRIGHT.search(decision.block.text):
                continue
            for block in blocks[decision.block.index + 1 : decision.block.index + 1 + self.longest]:
                if draft.label(block.index) is not None or line_features(block.text).words > self.most_words:
                    break
                yield Decision(block, Label.LEGAL, self.name, f"under “{decision.block.text.strip()[:40]}”")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A line before or after the content that begins with a masthead's words, or gives a telephone or mail address."""

    name: str = "legal.masthead"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block outside the content that is part of a masthead."""
        lines = draft.lines
        for block in (*draft.beginning(*_OPENINGS), *draft.holding(":", "@", "{")):
            if lines.features[block.index].length > _LONGEST or not draft.is_outside(block):
                continue
            if words := _masthead_words(lines.forms[block.index]):
                yield Decision(block, Label.LEGAL, self.name, f"“{words[:40]}”")


@memoized
def _masthead_words(form: str) -> str:
    """Return the masthead words at the start of a folded line, or the contact in it; "" if there are neither."""
    found = _MAST.match(form) or _CONTACT.search(form)
    return found[0] if found else ""
