"""Dates and times of printing: lines that say when and little else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.dates import find_moment, is_time
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_names, line_features

_LONGEST: Final = 110
_SAYS_WHEN: Final = lazy_regex(
    r"(?:(?:lần )?cập nhật(?: lần cuối| mới nhất| lúc)?|(?:bài )?đăng(?: lúc| ngày| vào)?"
    r"|ngày (?:đăng(?: tin)?|cập nhật|xuất bản|viết)"
    r"|xuất bản(?: lúc| ngày)?|hôm nay|được (?:đăng|viết)|phát hành|giờ|ngày|thứ|[\s:,|()/–-])+",
)
_GLUED: Final = lazy_regex(r"(?:\d+|a|\+|-|[\s|•·:,()]|view[s]?|(?:lượt )?xem|comments?|bình luận)+")
_WORDS_BESIDE: Final = 6
_OPENING: Final = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line that is a date, alone or with its time, zone, weekday, "Cập nhật", glued counters or a by-line.

    A time alone counts, too, on the line above or below a date.
    Inside the content a bare date may be the heading of an entry: there a time, too, must be printed. Outside it a
    line may hold up to six more words (a section, an author) beside the date.
    """

    name: str = "timestamp.stamp"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is a date of printing."""
        for block in draft.holding("{"):
            if draft.lines.features[block.index].length > _LONGEST:
                continue
            moment = find_moment(block.text)
            if moment is None:
                if is_time(block.text) and self._is_of_date(draft, block.index):
                    yield Decision(block, Label.TIMESTAMP, self.name, "a time beside a date")
                continue
            rest = _SAYS_WHEN.sub(" ", moment.rest).strip()
            bare = not rest or _GLUED.fullmatch(rest) is not None
            inside = (
                draft.is_inside(block) and block.index in draft.span[_OPENING:]
            )  # under the lead it is the page's date yet
            timed = moment.timed
            opening = draft.is_inside(block) and block.index in draft.span[:_OPENING] and not timed and bare
            if opening:
                continue  # the heading of a first entry
            if (bare and (timed or not inside)) or (not inside and self._is_beside(block.text, rest, timed=timed)):
                yield Decision(block, Label.TIMESTAMP, self.name, moment.when.isoformat())

    def _is_of_date(self, draft: Draft, index: int) -> bool:
        """Return whether a date without a time is on the line above or below."""
        blocks = draft.page.blocks
        extra = (find_moment(blocks[i].text) for i in (index - 1, index + 1) if 0 <= i < len(blocks))
        return any(moment is not None and not moment.rest and not moment.timed for moment in extra)

    def _is_beside(self, text: str, rest: str, *, timed: bool) -> bool:
        words = line_features(rest).words
        if line_features(text).ended or words > _WORDS_BESIDE:
            return False
        return timed or words <= _WORDS_BESIDE // 2 or is_names(rest.title())
