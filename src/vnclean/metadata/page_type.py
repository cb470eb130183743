"""The verdict on a page: whether it is an article at all, and whether it is Vietnamese."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vnclean.analysis.columns import Columns
from vnclean.analysis.headline import printed_headline
from vnclean.analysis.line_class import PARAGRAPH_LENGTH
from vnclean.analysis.teaser_cards import in_cards
from vnclean.model.label import Label
from vnclean.model.page import Block, Page
from vnclean.model.result import Result
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_prose, line_features
from vnclean.text.syllables import is_syllable
from vnclean.text.tokens import WORD

_HEADLINE: Final = 8
_NOTICE: Final = 120
_ERROR: Final = lazy_regex(
    r"\b(?:lỗi )?404\b|\bnot found\b|không (?:tìm thấy|tồn tại|còn tồn tại)|trang bạn (?:yêu cầu|tìm|truy cập|đang tìm)"
    r"|(?:access denied|lỗi (?:máy chủ|hệ thống))|đã bị (?:xóa|gỡ)"
)
"""Words of error pages, folded."""
_VIDEO: Final = lazy_regex(r"\b(?:video|clip)\b")
_CLAUSE: Final = lazy_regex(r"\s*(?:Điều|Article)\s+\d+[.:]")
_CJK: Final = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_CJK_STOPS: Final = tuple("。！？」")


class PageType(StrEnum):
    """What a page is."""

    ARTICLE = "article"
    LISTING = "listing"
    STUB = "stub"
    GALLERY = "gallery"
    VIDEO = "video"
    ERROR = "error"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What decides, in characters, blocks and shares.

    Fitted by hand on 167 pages that persons labelled, 67 of them articles (``docs/corpus.md`` has the table). Where an
    article and another page are near each other the article goes first: a page passed over is lost unseen.
    """

    among: int = 8
    """Linked headlines among the paragraphs, and at least half as many as there are of these: a listing. Measured: 3 in
    articles, 9 among 22 paragraphs at most; in listings 11 among 12 and more."""
    dated_prose: int = 150
    """Characters of prose under a dated headline: an article, however short."""
    near: int = 3
    """The most lines between a headline and its date. Measured: 1 or 2."""
    stated_text: int = 50
    """Characters of text, where JSON-LD or microdata states an result."""
    undated_prose: int = 950
    """Characters of prose where no date is known …"""
    undated_text: int = 475
    """… the same in raw text, which has no head that could state a date …"""
    undated_share: float = 0.75
    """… and their share of the text that stays: pages of companies, courses and laws are made of lists, too."""
    clauses: int = 5
    """Lines that begin as the articles of a law do: "Điều 12."."""
    headlines: int = 8
    """Linked headlines on a page without an article: a listing."""
    pictures: int = 5
    """Captions on a page without an article: a gallery."""
    stub: int = 500
    """Characters of text, links apart, below which a page with neither prose nor headlines is a stub."""


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """What a page is, and the evidence that convinced."""

    page_type: PageType
    reason: str


THRESHOLDS: Final = Thresholds()


def judge_page(result: Result, thresholds: Thresholds = THRESHOLDS) -> PageVerdict:
    """Return what a page is, by its prose, its headline and date, what its head states, and the links on it.

    >>> from vnclean import extract
    >>> judge_page(extract("Đăng nhập"))
    PageVerdict(page_type=<PageType.STUB: 'stub'>, reason='9 characters outside links')
    """
    columns = Columns(result.page)
    prose = _prose(result, columns)
    characters = sum(len(block.text) for block in prose)
    features = columns.features
    headlines = [i for i, linked in enumerate(columns.linked) if linked and features[i].words >= _HEADLINE]
    if prose:
        among = sum(prose[0].index < index < prose[-1].index for index in headlines)
        if among >= max(thresholds.among, len(prose) / 2):
            return PageVerdict(PageType.LISTING, f"{among} linked headlines among its paragraphs")
    found = _article(result, columns, characters, thresholds)
    if found:
        return PageVerdict(PageType.ARTICLE, found)
    return _none(result, characters, len(headlines), thresholds)


def vietnamese_share(result: Result) -> float:
    """Return the share of a page's words that are Vietnamese syllables, 0.0 to 1.0: of its text, else of all it shows.

    Foreign pages have some too ("an", "to"): English ones about 0.3, Vietnamese ones 0.9 and more.

    >>> from vnclean import extract
    >>> vietnamese_share(extract("Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ."))
    1.0
    """
    text = result.text or result.page.source
    words = WORD.findall(text)
    foreign = len(_CJK.findall(text))
    syllables = sum(map(is_syllable, words))
    return syllables / max(1, len(words) + foreign)


def _prose(result: Result, columns: Columns) -> Sequence[Block]:
    """Return the paragraphs that stay, but for those in links and in cards."""
    glued, cards = not _is_markup(result.page), in_cards(columns)
    return [
        decision.block
        for decision in result.kept
        if _is_prose(decision.block.text, glued=glued)
        and not columns.linked[decision.block.index]
        and decision.block.index not in cards
    ]


def _is_markup(page: Page) -> bool:
    return any(block.tag for block in page.blocks)


def _is_prose(text: str, *, glued: bool) -> bool:
    """Return whether a line is prose, in Chinese or Japanese too; in ``glued`` text a by-line may be joined to it."""
    if is_prose(text) or (glued and len(text) >= PARAGRAPH_LENGTH and line_features(text).stops):
        return True
    return text.rstrip()[-1:] in _CJK_STOPS and 2 * len(_CJK.findall(text)) > len(text)


def _article(result: Result, columns: Columns, characters: int, limits: Thresholds) -> str:
    """Return what shows that a page is an article; "" where nothing does."""
    stated = next((claim.source for claim in result.page.claims if claim.source in _STATED), "")
    text = sum(len(decision.block.text) - decision.block.linked for decision in result.kept)
    if stated and text >= limits.stated_text:
        return f"{text} characters of text, and {stated}"
    if characters >= limits.dated_prose and (away := _date_from_title(result)) is not None and away <= limits.near:
        return f"a headline with its date, and {characters} characters of prose"
    headed = result.metadata.published is not None and printed_headline(columns) is not None
    if headed and characters >= limits.dated_prose:
        return f"a headline, a date, and {characters} characters of prose"
    clauses = sum(_CLAUSE.match(decision.block.text) is not None for decision in result.kept)
    enough = limits.undated_prose if _is_markup(result.page) else limits.undated_text
    if clauses >= limits.clauses or not text or characters < max(enough, limits.undated_share * text):
        return ""
    return f"{characters} characters of prose, {characters / text:.0%} of its text"


_STATED: Final = frozenset({"JSON-LD headline", "microdata headline"})


def _date_from_title(result: Result) -> int | None:
    """Return how many lines the date stands from the title; ``None`` where one of them is not printed."""
    title = [decision.block.index for decision in result.decisions if decision.label is Label.TITLE]
    dates = [decision.block.index for decision in result.decisions if decision.label is Label.TIMESTAMP]
    return min((abs(date - line) for line in title for date in dates), default=None)


def _none(result: Result, characters: int, headlines: int, limits: Thresholds) -> PageVerdict:
    """Return what a page is that is not a result."""
    notices = (block.text for block in result.page.blocks if len(block.text) <= _NOTICE)
    lines = [fold(result.metadata.title or ""), *map(fold, notices)]
    wrong = next((found[0] for line in lines if (found := _ERROR.search(line))), "")
    if wrong and characters < limits.undated_prose:
        return PageVerdict(PageType.ERROR, f"“{wrong}”")
    if headlines >= limits.headlines:
        return PageVerdict(PageType.LISTING, f"{headlines} linked headlines, {characters} characters of prose")
    if _VIDEO.search(lines[0]):
        return PageVerdict(PageType.VIDEO, f"the title says “{result.metadata.title}”")
    captions = sum(each.label is Label.CAPTION or each.block.tag == "figcaption" for each in result.decisions)
    if captions >= limits.pictures:
        return PageVerdict(PageType.GALLERY, f"{captions} captions, {characters} characters of prose")
    text = sum(len(block.text) - block.linked for block in result.page.blocks)
    if text < limits.stub:
        return PageVerdict(PageType.STUB, f"{text} characters outside links")
    return PageVerdict(PageType.OTHER, f"{characters} characters of prose, {headlines} linked headlines")
