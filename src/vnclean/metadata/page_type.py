"""Classification of pages (article, listing, stub and so on), and the share of Vietnamese words in a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vnclean.analysis.columns import HEADINGS, Columns
from vnclean.analysis.headline import printed_headline
from vnclean.analysis.line_class import PARAGRAPH_LENGTH
from vnclean.analysis.teasers import in_cards
from vnclean.model.decision import Label
from vnclean.model.page import Block, Page
from vnclean.model.result import Result
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_prose, line_features
from vnclean.text.syllables import is_syllable
from vnclean.text.tokens import WORD

_HEADLINE: Final = 8
_SHORT_HEADLINE: Final = 6
_NOTICE: Final = 120
_ERROR: Final = lazy_regex(
    r"\b(?:lỗi )?404\b|\bnot found\b|không (?:tìm thấy|tồn tại|còn tồn tại)|trang bạn (?:yêu cầu|tìm|truy cập|đang tìm)"
    r"|(?:access denied|lỗi (?:máy chủ|hệ thống))|đã bị (?:xóa|gỡ)"
)
"""Phrases of error pages, to be searched in folded text."""
_VIDEO: Final = lazy_regex(r"\b(?:video|clip)\b")
_CLAUSE: Final = lazy_regex(r"\s*(?:Điều|Article)\s+\d+[.:]")
_CJK: Final = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_CJK_STOPS: Final = tuple("。！？」")


class PageType(StrEnum):
    """The type of a page, as judged by ``judge_page``."""

    ARTICLE = "article"
    LISTING = "listing"
    STUB = "stub"
    GALLERY = "gallery"
    VIDEO = "video"
    ERROR = "error"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Thresholds of the page type, in characters, blocks and shares.

    Fitted by hand on 155 pages of HTML that persons labelled, 67 of them articles (``docs/corpus.md`` has the table). A
    borderline page counts as an article, because a rejected article is lost unnoticed.
    """

    among: int = 8
    """Minimum number of linked headlines between the first and the last paragraph: with so many, the page is a listing.

    The headlines must also be at least half as many as the paragraphs. Measured in listings: 11 headlines among 12
    paragraphs, and more. Measured in articles: mostly 3 or fewer, at most 9 (among 22 paragraphs: fewer than half).
    """
    dated_prose: int = 150
    """Minimum number of characters of prose that makes a page with a headline and a date an article."""
    near: int = 3
    """Maximum distance, in blocks, between title and date that counts as evidence of an article. Measured: 1 or 2."""
    stated_text: int = 50
    """Minimum number of kept characters outside links in an article whose headline JSON-LD or microdata states."""
    undated_prose: int = 950
    """Minimum number of characters of prose that makes a page with markup an article without other evidence.

    A page with less prose and an error phrase ("404") is an error page, unless other evidence makes it an article.
    """
    undated_text: int = 475
    """Minimum number of characters of prose that makes a raw text an article without other evidence.

    The minimum is lower than for pages with markup, because raw text has no head that could state a date.
    """
    undated_share: float = 0.75
    """Minimum share of prose in the kept text of a page: with less, only other evidence makes the page an article.

    Pages of companies, courses and laws have prose, too, but also lists.
    """
    clauses: int = 5
    """Minimum number of kept lines that begin like a section of a law ("Điều 12.") and make a page a legal text.

    Laws have much prose. Therefore, the amount of prose is not evidence that a legal text is an article.
    """
    headlines: int = 8
    """Minimum number of linked headlines that makes a page a listing if it is not an article."""
    short_headlines: int = 6
    """Minimum number of headings and links, each of at least six words, that makes a page a listing.

    The rule applies to pages that are not articles and have fewer than ``stub`` characters of prose. Measured: with the
    rule, 35 of 45 listings are found; without the rule, 26. With the rule, 3 more pages of other types are called
    listings.
    """
    pictures: int = 5
    """Minimum number of captions that makes a page a gallery if it is not an article."""
    stub: int = 500
    """Minimum number of characters outside links; a page with fewer is a stub if it has no other type."""


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """The type of a page, and the evidence for it."""

    page_type: PageType
    reason: str


THRESHOLDS: Final = Thresholds()


def judge_page(result: Result, thresholds: Thresholds = THRESHOLDS) -> PageVerdict:
    """Return the type of a page with the evidence, found in its prose, headline, date, claims and links.

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
    short = sum(
        features[block.index].words >= _SHORT_HEADLINE
        for block in columns.blocks
        if block.tag in HEADINGS or columns.linked[block.index]
    )
    return _none(result, characters, (len(headlines), short), thresholds)


def vietnamese_share(result: Result) -> float:
    """Return the share of Vietnamese syllables among the words of the kept text, from 0.0 to 1.0.

    If no text is kept, the words of the whole source count. Each Chinese or Japanese character counts as a word that is
    not a syllable. Vietnamese pages give 0.8 or more. English pages give about 0.3, because some English words are
    Vietnamese syllables by chance ("an", "to").

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
    """Return the kept paragraphs of prose that are neither links nor in teaser cards."""
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
    """Return whether a line is prose, also in Chinese or Japanese.

    If ``glued`` is set, a long line need not end like a sentence: in raw text, a byline may be joined to its end.
    """
    if is_prose(text) or (glued and len(text) >= PARAGRAPH_LENGTH and line_features(text).stops):
        return True
    return text.rstrip()[-1:] in _CJK_STOPS and 2 * len(_CJK.findall(text)) > len(text)


def _article(result: Result, columns: Columns, characters: int, limits: Thresholds) -> str:
    """Return the evidence that a page is an article; "" if there is none.

    ``characters`` is the number of characters of the page's prose.
    """
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
    """Return the smallest distance, in blocks, between title and timestamp; ``None`` if either is missing."""
    title = [decision.block.index for decision in result.decisions if decision.label is Label.TITLE]
    dates = [decision.block.index for decision in result.decisions if decision.label is Label.TIMESTAMP]
    return min((abs(date - line) for line in title for date in dates), default=None)


def _none(result: Result, characters: int, counts: tuple[int, int], limits: Thresholds) -> PageVerdict:
    """Return the type, with the evidence, of a page that is not an article.

    ``characters`` is the number of characters of prose. ``counts`` has the number of linked headlines, and the total
    number of headings and links that have at least six words.
    """
    headlines, short = counts
    notices = (block.text for block in result.page.blocks if len(block.text) <= _NOTICE)
    lines = [fold(result.metadata.title or ""), *map(fold, notices)]
    wrong = next((found[0] for line in lines if (found := _ERROR.search(line))), "")
    if wrong and characters < limits.undated_prose:
        return PageVerdict(PageType.ERROR, f"“{wrong}”")
    if headlines >= limits.headlines or (short >= limits.short_headlines and characters < limits.stub):
        what = f"{headlines} linked headlines, {short} headings and links of six words or more"
        return PageVerdict(PageType.LISTING, f"{what}, {characters} characters of prose")
    if _VIDEO.search(lines[0]):
        return PageVerdict(PageType.VIDEO, f"the title says “{result.metadata.title}”")
    captions = sum(each.label is Label.CAPTION or each.block.tag == "figcaption" for each in result.decisions)
    if captions >= limits.pictures:
        return PageVerdict(PageType.GALLERY, f"{captions} captions, {characters} characters of prose")
    text = sum(len(block.text) - block.linked for block in result.page.blocks)
    if text < limits.stub:
        return PageVerdict(PageType.STUB, f"{text} characters outside links")
    return PageVerdict(PageType.OTHER, f"{characters} characters of prose, {headlines} linked headlines")
