"""Comments: templates that no script filled in, forms, prompts, and readers' threads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.draft import Draft
from vnclean.analysis.lexicon import general
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import line_features

_TEMPLATE: Final = lazy_regex(
    r"\s*(?:\{\{?\s?[\w.]+\s?\}?\}|\[\[?\s?[\w.]+\s?\]?\]|<%.{1,40}%>|%\w+%)(?:[\s,:|()–-]*(?:\{\{?\s?[\w.]+\s?\}?\}))*[\s.,:|–-]*"
)
_HEAD: Final = lazy_regex(
    r"(?:các )?(?:bình luận|ý kiến|phản hồi|nhận xét)(?: (?:của )?(?:bạn đọc|độc giả|của bạn|bài viết"
    r"|này))*\s?(?:\(\s?(?:\{n\})?\s?\)?)?|\{n\} (?:bình luận|ý kiến|phản hồi|nhận xét)"
    r"|(?:gửi|viết|thêm|đăng|để lại) (?:bình luận|ý kiến|phản hồi|nhận xét)(?: (?:của bạn|mới|ngay))?"
    r"|(?:thảo luận|comments?)(?: \(\{n\}\))?",
)
_TALK: Final = ("bình luận", "ý kiến", "phản hồi", "nhận xét", "thảo luận", "comment")
"""One of them is in every head."""
_AGO: Final = lazy_regex(r"(?:cách đây )?\{n\}'?\s?(?:phút|giờ|ngày|tuần|tháng|năm|h) trước")
_ACT: Final = lazy_regex(
    r"(?:thích|trả lời|báo cáo(?: vi phạm)?|like|reply|chia sẻ|bình luận|vi phạm|gửi|[\s|·•({n})-])+"
)
_STOP: Final = frozenset({Label.LISTING, Label.LEGAL, Label.TAGS, Label.ADVERT})
_NAME_WORDS: Final = 5
_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class Template:
    """A line of place-holders: "{name} - {time}", "{body}"."""

    name: str = "comment.template"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is place-holders and punctuation only."""
        for block in draft.printing("{", "[", "<%", "%"):
            if draft.lines.features[block.index].length <= 120 and _TEMPLATE.fullmatch(block.text):  # noqa: PLR2004
                yield Decision(block, Label.COMMENT, self.name, f"“{block.text.strip()}”")


@dataclass(frozen=True, slots=True)
class Thread:
    """A reader's thread after the content: under a head of comments, up to the next listing or the legal lines.

    It is one where times ("7 ngày trước") or acts ("Thích | 724", "Trả lời") recur in it, ``fewest`` or more.
    """

    fewest: int = 1

    @property
    def name(self) -> str:
        """A thread."""
        return "comment.thread"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks of each thread."""
        blocks, span = draft.page.blocks, draft.span
        if not span:
            return
        end = span.stop
        for index in range(span.stop, len(blocks)):
            if index < end or not _is_head(blocks[index].text):
                continue
            end = index + 1
            while end < len(blocks) and end - index < _MOST and not _is_stop(blocks[end].text):
                end += 1
            marks = sum(_is_mark(blocks[i].text) for i in range(index + 1, end))
            if marks >= self.fewest:
                last = max(i for i in range(index + 1, end) if _is_mark(blocks[i].text))
                reason = f"{marks} times and acts of readers under “{blocks[index].text.strip()}”"
                for i in range(index, last + 1):
                    yield Decision(blocks[i], Label.COMMENT, self.name, reason)


@dataclass(frozen=True, slots=True)
class Head:
    """A head of comments built as they are ("Bình luận (12)", "Gửi ý kiến của bạn"), outside the content."""

    name: str = "comment.head"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is such a head."""
        for block in draft.holding(*_TALK):
            if draft.is_outside(block) and _is_head(block.text):
                yield Decision(block, Label.COMMENT, self.name, f"“{fold(block.text)}”")


def _is_head(text: str) -> bool:
    return line_features(text).words <= _NAME_WORDS + 1 and _HEAD.fullmatch(general(text)) is not None


def _is_stop(text: str) -> bool:
    row = lexicon.find(text)
    return row is not None and row.label in _STOP


def _is_mark(text: str) -> bool:
    if line_features(text).length > 60:  # noqa: PLR2004
        return False
    form = general(text)
    return _AGO.search(form) is not None or (
        bool(form) and _ACT.fullmatch(form) is not None and any(map(str.isalpha, form))
    )
