"""Listings: heads of related, latest and most-read articles, and the runs of headlines under them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.analysis.neighbours import PROSE, is_prose_at
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.dates import find_moment
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_address, is_headline, line_features
from vnclean.text.overlap import share, word_pairs

_THING: Final = (
    r"(?:tin(?: tức| bài)?|bài(?: viết| báo)?|video|clip|ảnh|chủ đề|sự kiện|văn bản|thông tin|câu hỏi|chuyên mục"
    r"|tin pháp luật)"
)
_OPENINGS: Final = tuple(
    ">|các |những |một số |tin|bài|video|clip|ảnh|chủ đề|sự kiện|văn bản|thông tin|câu hỏi|chuyên mục|được |đọc |xem "
    "|quan tâm|cùng |có thể |bạn |mới nhất|theo dòng|hỏi đáp".split("|")
)
"""How the words of ``_HEAD`` begin."""
_HEAD: Final = lazy_regex(
    rf"(?:>+\s?)?(?:các |những |một số )?(?:{_THING}\s"
    r"(?:liên quan|khác(?: cùng \w+(?: \w+)?)?|cùng \w+.*|mới(?: nhất| hơn| đăng"
    rf"| nhận| cập nhật)?|cũ hơn|nổi bật"
    r"|tiêu điểm|đã (?:đưa|đăng|xem)|được quan tâm.*|(?:được )?(?:đọc|xem|quan tâm) nhiều(?: nhất)?|nên đọc"
    r"|hot|nóng|tiếp theo|gợi ý.*|đề xuất.*|gần đây)"
    r"|(?:được )?(?:đọc|xem|quan tâm) nhiều(?: nhất)?(?: (?:trong|tuần|tháng|ngày|về|trên)\b.{0,30})?|(?:đọc"
    r"|xem) thêm(?: (?:trên|tại|về|tin|bài|các)\b.{0,30})?"
    r"|cùng (?:chuyên mục|chủ đề|thể loại|tác giả|sự kiện|danh mục)|(?:có thể )?bạn (?:có thể )?(?:quan tâm"
    r"|thích|sẽ thích|nên đọc|muốn đọc)"
    rf"|mới nhất|tin mới|theo dòng sự kiện|{_THING} (?:liên quan|về|cùng)\b.{{0,50}}|hỏi đáp pháp luật.{{0,40}})",
)
"""How heads are built: a thing to read, and what binds the run. On the folded line."""

_SURE: Final = lazy_regex(
    rf"(?:các |những )?{_THING}\s(?:liên quan|khác|cùng (?:chuyên mục|chủ đề|tác giả|thể loại)|mới(?: nhất"
    rf"| hơn| đăng| nhận| cập nhật)?|cũ hơn|nổi bật"
    r"|tiêu điểm|đã (?:đưa|đăng)|(?:được )?(?:đọc|xem|quan tâm) nhiều(?: nhất)?)",
)
"""Heads that head nothing in an article."""

_HEAD_WORDS: Final = 12
_HEADING_WORDS: Final = 7
_ENTRY_WORDS: Final = 6
_AMONG: Final = frozenset({Label.TIMESTAMP, Label.DUPLICATE, Label.LISTING})
_LONGEST_HEADLINE: Final = 170


@dataclass(frozen=True, slots=True)
class Head:
    """A head, identified by the lexicon or by the way heads are built.

    Inside the content a line that other headings could be, too ("Nổi bật"), is a head only where a headline
    follows it.
    """

    name: str = "listing.head"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is a head."""
        lines = draft.lines
        rows = {index: row for index, row in lines.known.get(Label.LISTING, ()) if row.place == "heads"}
        for block in draft.open():
            row, form, seen = rows.get(block.index), lines.forms[block.index], lines.features[block.index]
            if (row is None and not form.startswith(_OPENINGS)) or seen.words > _HEAD_WORDS:
                continue
            known = row is not None
            if (not known and _HEAD.fullmatch(form) is None) or (
                seen.ended and not block.text.rstrip().endswith("...")
            ):
                continue
            if draft.span and block.index < draft.span.start and not _is_listed(draft, block.index + 1):
                continue  # an entry of a menu
            inside = draft.is_inside(block)
            sure = (row is not None and row.reach == "any") or _SURE.fullmatch(form) is not None
            if inside and not sure and not _is_listed(draft, block.index + 1):
                continue
            if not inside and not draft.span and not sure:
                continue
            yield Decision(
                block, Label.LISTING, self.name, f"“{row.phrase}”" if known and row else "built as heads are"
            )


@dataclass(frozen=True, slots=True)
class Run:
    """The headlines under a head, with or without dates, numbers, bullets and teasers.

    Inside the content a run ends where a sentence ends or a short line could be the next paragraph's heading, and
    holds at most ``longest_inside`` lines. Outside it continues to the next decided block.
    """

    longest_inside: int = 8

    @property
    def name(self) -> str:
        """A run under its head."""
        return "listing.run"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the open blocks under each head."""
        blocks = draft.page.blocks
        heads = {
            decision.block.index for decision in draft.labelled(Label.LISTING) if decision.filter == "listing.head"
        }
        for head in (blocks[index] for index in sorted(heads)):
            inside = head.index in draft.span
            if not inside and not self._has_entries(draft, head.index + 1):
                continue
            reason = f"under “{head.text.strip()}”"
            for taken, index in enumerate(range(head.index + 1, len(blocks))):
                block = blocks[index]
                if draft.label(index) is not None:
                    if index in draft.span or draft.label(index) not in _AMONG or index in heads:
                        break
                    continue
                if block.index in draft.span and (
                    not inside or taken >= self.longest_inside or not self._is_entry(draft, block, taken)
                ):
                    break
                if block.index < draft.span.start and line_features(block.text).words < _ENTRY_WORDS:
                    break  # a menu, not a listing
                if inside and draft.is_among(block):
                    break  # a paragraph by its markup
                yield Decision(block, Label.LISTING, self.name, reason)

    def _has_entries(self, draft: Draft, index: int) -> bool:
        """Return whether a run, not a menu, begins at ``index``: its first line has a headline's words, or is known."""
        blocks = draft.page.blocks
        if index >= len(blocks):
            return False
        return draft.label(index) is not None or line_features(blocks[index].text).words >= _ENTRY_WORDS - 1

    def _is_entry(self, draft: Draft, block: Block, taken: int) -> bool:
        seen = line_features(block.text)
        if find_moment(block.text) is not None and seen.words <= _HEAD_WORDS:
            return True
        if seen.ended and block.text.rstrip()[-1] not in "?!…\"”'’":
            return False
        if seen.ended and seen.sentences > 1:
            return False
        heading = seen.words <= _HEADING_WORDS and is_prose_at(draft, block.index + 1)
        return not (heading and taken)


@dataclass(frozen=True, slots=True)
class Headless:
    """A run of headlines without a head inside the content: ``fewest`` or more unfinished lines in a row.

    Only where the run shares no words with the content, or where the content's other lines nearly all end as sentences
    do; where it follows no colon, holds no list items, and prose continues under it.
    """

    fewest: int = 3
    overlap: float = 0.1

    @property
    def name(self) -> str:
        """A run without a head."""
        return "listing.headless"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide such runs."""
        blocks, span = draft.page.blocks, draft.span
        candidates = [i for i in span if draft.label(i) is None and _could_be_headline(blocks[i].text)]
        candidates = [i for i in candidates if not draft.is_among(blocks[i])]
        runs: list[list[int]] = []
        for i in candidates:
            if runs and runs[-1][-1] == i - 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        long_runs = [run for run in runs if len(run) >= self.fewest]
        others = len(candidates) - sum(map(len, long_runs))
        prose = [blocks[i].text for i in span if draft.label(i) in PROSE]
        known = word_pairs(prose) if long_runs else set()
        for run in long_runs:
            if others * 5 > len(prose) and share(word_pairs(blocks[i].text for i in run), known) >= self.overlap:
                continue
            before, after = run[0] - 1, run[-1] + 1
            if (
                is_prose_at(draft, before)
                and is_prose_at(draft, after)
                and not blocks[before].text.rstrip().endswith(":")
            ):
                reason = f"{len(run)} headlines in a row between paragraphs"
                yield from (Decision(blocks[i], Label.LISTING, self.name, reason) for i in run)


def _is_listed(draft: Draft, index: int) -> bool:
    blocks = draft.page.blocks
    return index < len(blocks) and draft.label(index) is None and is_headline(blocks[index].text)


def _could_be_headline(text: str) -> bool:
    seen = line_features(text)
    long = not seen.ended and seen.words >= _HEADING_WORDS and seen.length <= _LONGEST_HEADLINE
    return (
        (is_headline(text) or long)
        and not line_features(text).item
        and text.rstrip()[-1] not in ":;,"
        and not is_address(text)
    )
