"""The verdict on a page: whether it is an article at all, and whether it is Vietnamese."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vnclean.article import Article
from vnclean.cards import in_cards
from vnclean.fold import fold
from vnclean.headline import printed_headline
from vnclean.kinds import PARAGRAPH_LENGTH
from vnclean.label import Label
from vnclean.page import Block, Page
from vnclean.pattern import lazy_regex
from vnclean.shape import is_prose, shape
from vnclean.syllable import is_syllable
from vnclean.tree import is_linked
from vnclean.words import WORD

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


class Kind(StrEnum):
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
    """Characters of text, where JSON-LD or microdata states an article."""
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
class Verdict:
    """What a page is, and the evidence that convinced."""

    kind: Kind
    because: str


THRESHOLDS: Final = Thresholds()


def verdict(article: Article, thresholds: Thresholds = THRESHOLDS) -> Verdict:
    """What a page is, by its prose, its headline and date, what its head states, and the links on it.

    >>> from vnclean import extract
    >>> verdict(extract("Đăng nhập"))
    Verdict(kind=<Kind.STUB: 'stub'>, because='9 characters that are no link')
    """
    blocks = article.page.blocks
    prose = _prose(article)
    characters = sum(len(block.text) for block in prose)
    headlines = [block.index for block in blocks if is_linked(block) and shape(block.text).words >= _HEADLINE]
    if prose:
        among = sum(prose[0].index < index < prose[-1].index for index in headlines)
        if among >= max(thresholds.among, len(prose) / 2):
            return Verdict(Kind.LISTING, f"{among} linked headlines among its paragraphs")
    found = _article(article, characters, thresholds)
    if found:
        return Verdict(Kind.ARTICLE, found)
    return _none(article, characters, len(headlines), thresholds)


def vietnamese(article: Article) -> float:
    """The share of a page's words that are Vietnamese syllables, 0.0 to 1.0: of its text, else of all it shows.

    Foreign pages have some too ("an", "to"): English ones about 0.3, Vietnamese ones 0.9 and more.

    >>> from vnclean import extract
    >>> vietnamese(extract("Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ."))
    1.0
    """
    text = article.text or article.page.source
    words = WORD.findall(text)
    foreign = len(_CJK.findall(text))
    syllables = sum(map(is_syllable, words))
    return syllables / max(1, len(words) + foreign)


def _prose(article: Article) -> Sequence[Block]:
    """The paragraphs that stay, but for those in links and in cards."""
    blocks, glued = article.page.blocks, not _is_markup(article.page)
    cards = in_cards(blocks) if any(block.links for block in blocks) else frozenset[int]()
    return [
        decision.block
        for decision in article.kept
        if _is_prose(decision.block.text, glued=glued)
        and not is_linked(decision.block)
        and decision.block.index not in cards
    ]


def _is_markup(page: Page) -> bool:
    return any(block.tag for block in page.blocks)


def _is_prose(text: str, *, glued: bool) -> bool:
    """Whether a line is prose, also in Han or kana; in ``glued`` text also a paragraph that was joined to a by-line."""
    if is_prose(text) or (glued and len(text) >= PARAGRAPH_LENGTH and shape(text).stops):
        return True
    return text.rstrip()[-1:] in _CJK_STOPS and 2 * len(_CJK.findall(text)) > len(text)


def _article(article: Article, characters: int, limits: Thresholds) -> str:
    """What shows that a page is an article; "" where nothing does."""
    stated = next((claim.source for claim in article.page.claims if claim.source in _STATED), "")
    text = sum(len(decision.block.text) - decision.block.linked for decision in article.kept)
    if stated and text >= limits.stated_text:
        return f"{text} characters of text, and {stated}"
    if characters >= limits.dated_prose and (away := _date_from_title(article)) is not None and away <= limits.near:
        return f"a headline with its date, and {characters} characters of prose"
    headed = article.published is not None and printed_headline(article.page) is not None
    if headed and characters >= limits.dated_prose:
        return f"a headline, a date, and {characters} characters of prose"
    clauses = sum(_CLAUSE.match(decision.block.text) is not None for decision in article.kept)
    enough = limits.undated_prose if _is_markup(article.page) else limits.undated_text
    if clauses >= limits.clauses or not text or characters < max(enough, limits.undated_share * text):
        return ""
    return f"{characters} characters of prose, {characters / text:.0%} of its text"


_STATED: Final = frozenset({"JSON-LD headline", "microdata headline"})


def _date_from_title(article: Article) -> int | None:
    """How many lines the date stands from the title; ``None`` where one of them is not printed."""
    title = [decision.block.index for decision in article.decisions if decision.label is Label.TITLE]
    dates = [decision.block.index for decision in article.decisions if decision.label is Label.DATELINE]
    return min((abs(date - line) for line in title for date in dates), default=None)


def _none(article: Article, characters: int, headlines: int, limits: Thresholds) -> Verdict:
    """What a page is that is no article."""
    notices = (block.text for block in article.page.blocks if len(block.text) <= _NOTICE)
    lines = [fold(article.title or ""), *map(fold, notices)]
    wrong = next((found[0] for line in lines if (found := _ERROR.search(line))), "")
    if wrong and characters < limits.undated_prose:
        return Verdict(Kind.ERROR, f"“{wrong}”")
    if headlines >= limits.headlines:
        return Verdict(Kind.LISTING, f"{headlines} linked headlines, {characters} characters of prose")
    if _VIDEO.search(lines[0]):
        return Verdict(Kind.VIDEO, f"the title says “{article.title}”")
    captions = sum(each.label is Label.CAPTION or each.block.tag == "figcaption" for each in article.decisions)
    if captions >= limits.pictures:
        return Verdict(Kind.GALLERY, f"{captions} captions, {characters} characters of prose")
    text = sum(len(block.text) - block.linked for block in article.page.blocks)
    if text < limits.stub:
        return Verdict(Kind.STUB, f"{text} characters that are no link")
    return Verdict(Kind.OTHER, f"{characters} characters of prose, {headlines} linked headlines")
