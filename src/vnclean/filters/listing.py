"""Filters for listings of other articles.

One filter labels the headings of listings, the other labels several headlines in a row without a heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis.draft import PROSE, Draft, Filter
from vnclean.analysis.span_records import VALUE
from vnclean.filters.line_tests import LineTest, shared
from vnclean.model.decision import Finding, Label
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_address, is_headline
from vnclean.text.overlap import share, word_pairs

_THING: Final = (
    r"(?:tin(?: tức| bài)?|bài(?: viết| báo)?|hỏi đáp|video|clip|ảnh|chủ đề|sự kiện|văn bản|thông tin|câu hỏi"
    r"|chuyên mục|tin pháp luật|tác phẩm|(?:bài )?thơ|truyện(?: ngắn)?|công thức|món(?: ngon)?)"
)
_MOST: Final = r"(?:được )?(?:đọc|xem|quan tâm) nhiều(?: nhất)?(?: (?:trong|tuần|tháng|ngày|về|trên)\b.{0,30})?"
_OPENINGS: Final = tuple(
    ">|các |những |một số |tin|bài|video|clip|ảnh|chủ đề|sự kiện|văn bản|thông tin|câu hỏi|chuyên mục"
    "|tác phẩm|thơ |truyện|công thức|món|được |đọc |xem |quan tâm|cùng |có thể |bạn |mới nhất|theo dòng|hỏi đáp"
    "|thời sự |chính |kinh tế |xã hội |thế giới |thể thao |giải trí |văn hóa |giáo dục |pháp luật |đời sống |sức khỏe "
    "|công nghệ |du lịch |mời |xin mời |kính mời |quý |độc giả |đừng bỏ ".split("|")
)
"""Beginnings of folded lines that ``_HEAD`` can match: other lines are not tested, to save time."""
_HEAD: Final = lazy_regex(
    rf"(?:>+\s?)?(?:các |những |một số )?(?:{_THING}\s"
    r"(?:liên quan|khác(?: cùng \w+(?: \w+)?)?|cùng \w+.*|mới(?: nhất| hơn| đăng"
    rf"| nhận| cập nhật)?|cũ hơn|nổi bật"
    r"|tiêu điểm|(?:đã|mới|vừa) (?:đưa|đăng|xem|nghe|đọc)(?: gần đây)?"
    rf"|{_MOST}"
    r"|nghe kế tiếp|kế tiếp|được quan tâm.*|nên đọc"
    r"|hot|nóng|tiếp theo|(?:đọc|xem) thêm|gợi ý.*|đề xuất.*|gần đây)"
    rf"|{_MOST}|(?:đọc"
    r"|xem) thêm(?: (?:trên|tại|về|tin|bài|các)\b.{0,30})?"
    r"|cùng (?:đọc|chuyên mục|mục(?: này)?|chủ đề|thể loại|tác giả|sự kiện|danh mục)"
    r"|(?:có thể )?bạn (?:có thể )?(?:quan tâm|thích|sẽ thích|nên đọc|muốn đọc)"
    r"|(?:(?:xin |kính )?(?:mời )?(?:quý )?(?:bạn đọc|độc giả)|(?:xin )?mời bạn)(?: quan tâm)?(?: có thể)?"
    r" (?:đọc|xem|tham khảo|theo dõi)(?: thêm| lại)?(?: tại)?(?: (?:các |những )?(?:bài|tin)\b.{0,50})?"
    r"|xem lại (?:các )?(?:bài|tin)\b.{0,30}"
    r"|xem (?:thêm )?(?:các |những )?(?:bài|tin)(?: viết)? khác"
    r"|đừng bỏ (?:lỡ|qua)(?: (?:các |những )?(?:bài|tin)\b.{0,30})?"
    r"|(?:thời sự|chính trị|kinh tế|xã hội|thế giới|thể thao|giải trí|văn hóa|giáo dục|pháp luật|đời sống|sức khỏe"
    r"|công nghệ|du lịch) khác"
    rf"|mới nhất|tin mới|theo dòng sự kiện|{_THING} (?:liên quan|về|cùng)\b.{{0,50}}|hỏi đáp pháp luật.{{0,40}})",
)
"""Pattern of the folded heading of a listing, such as "tin liên quan" or "đọc nhiều nhất"."""

_SURE: Final = lazy_regex(
    rf"(?:các |những )?{_THING}\s(?:liên quan|khác|cùng (?:chuyên mục|chủ đề|tác giả|thể loại)|mới(?: nhất"
    rf"| hơn| đăng| nhận| cập nhật)?|cũ hơn|nổi bật"
    rf"|tiêu điểm|đã (?:đưa|đăng)|{_MOST})",
)
"""Pattern of folded headings that begin a listing even inside the content: no article has such subheadings."""
_OTHER_ENDINGS: Final = (" khác", " tương tự", " liên quan", " mới ban hành", " quan tâm")
_OTHERS: Final = lazy_regex(rf"(?:\p{{L}}+ ){{0,3}}\p{{L}}+(?:{'|'.join(_OTHER_ENDINGS)})")
"""Pattern of a folded heading below the content that names other things of any kind: "vụ án khác", "món tương tự"."""

_MOST_HEAD_WORDS: Final = 14
_HEADLINE_WORDS: Final = 7
_LONGEST_HEADLINE: Final = 170


_HEADS: Final = shared(LineTest(lambda text: _HEAD.fullmatch(fold(text)) and True, begins=_OPENINGS))
_OTHER_HEADS: Final = shared(LineTest(lambda text: _OTHERS.fullmatch(fold(text)) and True, holds=_OTHER_ENDINGS))


@dataclass(frozen=True, slots=True)
class ListingHead(Filter):
    """The heading of a listing of other articles ("Tin liên quan"), found by a phrase of the lexicon or by a pattern.

    Some phrases are ambiguous: they could also be a subheading of the article ("Nổi bật"). The position decides,
    relative to the content span (the range of blocks from the first to the last paragraph of the article):

    - Before the span, a headline must follow, since a line without one is a menu entry.
    - Inside the span, a headline must follow an ambiguous phrase.
    - After the span, no headline is needed. With a headline below, any short line that ends in a word such as "khác"
      or "tương tự" is a heading.
    - On a page without a span, ambiguous phrases are not labelled.
    """

    @property
    def name(self) -> str:
        """Name of the filter that labels headings of listings as ``listing``."""
        return "listing.head"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``listing`` finding for each unlabelled block that is the heading of a listing."""
        analysis, span = draft.analysis, draft.span
        blocks, features, decisions = draft.page.blocks, analysis.features, draft.decisions
        rows = {index: row for index, row in analysis.known.get(Label.LISTING, ()) if row.place == "heads"}
        heads = {index for index, _ in _HEADS.passed(draft)} | {index for index in rows if decisions[index] is None}
        others = {index for index, _ in _OTHER_HEADS.passed(draft) if span and index >= span.stop}
        for index in sorted(heads | others):
            row, form, seen = rows.get(index), analysis.forms[index], features[index]
            if seen.words > _MOST_HEAD_WORDS or (seen.ended and not blocks[index].text.rstrip().endswith("...")):
                continue
            inside, listed = draft.is_inside(index), _is_headline_at(draft, index + 1)
            if index not in heads and not listed:
                continue
            sure = (row is not None and row.reach == "any") or _SURE.fullmatch(form) is not None
            if not listed and ((span and index < span.start) or (inside and not sure)):
                continue  # before the content it is an entry of a menu
            if span or sure:
                code = "phrase" if row is not None else "pattern"
                yield Finding(index, Label.LISTING, code, f"“{row.phrase if row is not None else form}”")


@dataclass(frozen=True, slots=True)
class ListingHeadless(Filter):
    """Several headlines in a row, without a heading above them, between two paragraphs of the content.

    Both of these must hold:

    - The row has at least ``min_lines`` headlines.
    - Less than the share ``max_overlap`` of the row's word pairs is in the paragraphs of the article. This condition
      does not apply if the content has few other lines in the form of a headline: at most one for five paragraphs.

    The filter does not label any of these:

    - a row after a line that ends in a colon;
    - a row in which each line is a name with a value ("Gửi xe: miễn phí");
    - list items with a mark or number at the start;
    - items of a list beside a statement of the same list;
    - lines with the same position in the element tree as the paragraphs.
    """

    min_lines: int = 3
    max_overlap: float = 0.1

    defers: ClassVar[frozenset[str]] = frozenset({"headlines"})

    @property
    def name(self) -> str:
        """Name of the filter that labels runs of headlines without a heading as ``listing``."""
        return "listing.headless"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``listing`` finding for each headline in a row of headlines without a heading."""
        blocks, span = draft.page.blocks, draft.span
        runs: list[list[int]] = []
        candidates = 0
        for i in span:
            if draft.decisions[i] is None and _could_be_headline(draft, i) and not draft.is_among(i):
                candidates += 1
                if runs and runs[-1][-1] == i - 1:
                    runs[-1].append(i)
                else:
                    runs.append([i])
        long_runs = [run for run in runs if len(run) >= self.min_lines]
        if not long_runs:
            return
        others = candidates - sum(map(len, long_runs))
        prose = [blocks[i].text for i in span if draft.label(i) in PROSE]
        known = word_pairs(prose)
        last = -1
        for part in long_runs:
            if part[0] <= last:
                continue  # a question joins two runs of a list
            run, is_stated = _with_its_list(draft, part)
            last = run[-1]
            if is_stated:
                continue
            own = word_pairs(blocks[i].text for i in run)
            if others * 5 > len(prose) and share(own, known) >= self.max_overlap:
                continue
            before, after = run[0] - 1, run[-1] + 1
            announced = blocks[before].text.rstrip().endswith(":")
            announced = announced or all(VALUE.fullmatch(blocks[i].text.strip()) for i in run)  # "Gửi xe: miễn phí"
            if draft.is_prose_at(before) and draft.is_prose_at(after) and not announced:
                reason = f"{len(run)} headlines in a row between paragraphs"
                yield from (Finding(i, Label.LISTING, "headlines", reason) for i in run)


def _with_its_list(draft: Draft, run: Sequence[int]) -> tuple[Sequence[int], bool]:
    """Return a run of headlines with the headlines and questions beside it in the same list of the markup.

    The second value is true if a statement of the same list is beside them.
    """
    analysis, blocks = draft.analysis, draft.page.blocks

    def holder(index: int) -> int | None:
        is_open = 0 <= index < len(blocks) and blocks[index].tag == "li" and draft.decisions[index] is None
        return analysis.parent(analysis.paragraphs[index]) if is_open else None

    def belongs(index: int) -> bool:
        seen = analysis.features[index]
        is_question = seen.words >= _HEADLINE_WORDS and not seen.item and blocks[index].text.rstrip().endswith("?")
        return holder(index) == own and (is_question or _could_be_headline(draft, index))

    first, last, own = run[0], run[-1], holder(run[0])
    if own is None or own != holder(last):
        return run, False
    while belongs(first - 1):
        first -= 1
    while belongs(last + 1):
        last += 1
    return range(first, last + 1), any(holder(i) == own and analysis.features[i].ended for i in (first - 1, last + 1))


def _is_headline_at(draft: Draft, index: int) -> bool:
    blocks = draft.page.blocks
    return index < len(blocks) and draft.decisions[index] is None and is_headline(blocks[index].text)


def _could_be_headline(draft: Draft, index: int) -> bool:
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    long = not seen.ended and seen.words >= _HEADLINE_WORDS and seen.length <= _LONGEST_HEADLINE
    row = text.count("\t") > 1  # of a table
    shaped = not seen.item and not row and (long or is_headline(text))
    return shaped and text.rstrip()[-1] not in ":;," and not is_address(text)
