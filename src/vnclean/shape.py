"""What a line looks like, whatever it says: how long, how it ends, how its words are written.

Pure and cached. Filters and the story ask these questions of every line, so each is asked once.
"""

from dataclasses import dataclass
from typing import Final

import regex

from vnclean.fold import composed, remembered

_HEADLINE_WORDS: Final = range(8, 23)
_PROSE_LENGTH: Final = 60
_WORD: Final = regex.compile(r"[\p{L}\p{M}\d]+(?:['’][\p{L}\p{M}]+)?")
_ENDED: Final = regex.compile(r"""[.!?…][\s"'”’»)\]*|]*$|[.!?…,:;][”"]$""")
_SENTENCE: Final = regex.compile(r"""[.!?…][”"’»)\]]*\s+(?=["“‘(«-]*\s?[\p{Lu}\d])""")
_ABBREVIATED: Final = regex.compile(r"(?:\b\p{L}|TP|ThS|TS|GS|BS|PGS|KTS|Th|St|Mr|Ms|Dr|No)\.\s*$")
_ITEM: Final = regex.compile(
    r"\s*(?:[-–—+•●▪*○■□◦‣]|\(?\d{1,2}[.)/]|[a-zđ][.)]|\([a-zđ]\)"
    r"|(?:[IVX]{1,5}|(?:Điều|Chương|Mục|Phần|Bước|Câu)\s(?:\d{1,3}|[IVXLC]{1,6}))\s?[.:)])\s*\S"
)
_URL: Final = regex.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
_LETTER: Final = regex.compile(r"\p{L}")
_LOWER: Final = regex.compile(r"\p{Ll}")
_NAME_WORD: Final = r"(?:\p{Lu}[\p{L}\p{M}'’]*|\p{Lu}\.|[Đđ]\.)"
_PERSON: Final = rf"{_NAME_WORD}(?:[ .]{{0,2}}{_NAME_WORD}){{0,4}}"
_HOST: Final = r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|de|today)"
_NAMES: Final = regex.compile(rf"{_PERSON}(?:\s*(?:[-–—,&/]|và|\.)\s*(?:{_PERSON}|{_HOST})){{0,4}}")
_LONGEST_NAMES: Final = 60
_CREDIT: Final = regex.compile(
    r"(?:[(\[]\s*)?\b(?:(?:Ảnh|Hình|Video|Clip|(?:Đồ|Minh) (?:họa|hoạ)|Tranh|Infographic|Nguồn ảnh|Nguồn video)\s*:"
    r"|(?<=[.(–-]\s?)(?:Ảnh|Hình)\s+(?=\p{Lu}|chụp|cắt|minh|tư liệu|do|từ|internet)"
    r"|(?<=[(])(?:ảnh|hình|video|clip)(?:\s*:|\s+minh|\s+chụp|\s+cắt|\s+tư liệu))"
    r"(?:[^.!?]|\.(?=[\p{L}\d])){0,60}[.)\]|\s]*$",
)
_LONGEST_CREDIT: Final = 90
_BLANK: Final = regex.compile(r"[\s\p{Z}\p{Cf}]*")


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of one line.

    ``words`` and ``capitals`` are counts of words and of words that begin with a capital; ``sentences`` is how
    many sentences it holds (0 where it does not end like one), ``stops`` how many end before its end; ``ended``,
    ``item`` and ``upper`` say whether it ends as a sentence does, begins as a list item does, and has no small letter.
    """

    length: int
    words: int
    capitals: int
    sentences: int
    stops: int
    ended: bool
    item: bool
    upper: bool


@remembered
def shape(text: str) -> Shape:
    """Measure one line.

    >>> shape("Trời mưa to. Nước sông lên nhanh.").sentences
    2
    >>> shape("Thế giới").ended
    False
    """
    text = composed(text)
    stripped = text.strip()
    words = _WORD.findall(stripped)
    ended = _ENDED.search(stripped, pos=max(0, len(stripped) - 8)) is not None
    stops = sum(
        _ABBREVIATED.search(stripped, pos=max(0, found.start() - 4), endpos=found.start() + 1) is None
        for found in _SENTENCE.finditer(stripped)
    )
    return Shape(
        length=len(stripped),
        words=len(words),
        capitals=sum(word[0].isupper() for word in words),
        sentences=1 + stops if ended else 0,
        stops=stops,
        ended=ended,
        item=_ITEM.match(text) is not None,
        upper=_LETTER.search(stripped) is not None and _LOWER.search(stripped) is None,
    )


def is_prose(text: str, *, shortest: int = _PROSE_LENGTH) -> bool:
    """Whether a line has ``shortest`` characters, ends as a sentence does, and is written in small letters as prose is.

    >>> is_prose("Sáng 28/9, nhiều gia đình ở vùng trũng phải dọn đồ đạc lên cao để tránh nước lũ.")
    True
    """
    seen = shape(text)
    return seen.ended and seen.length >= shortest and seen.capitals <= seen.words / 2


def is_blank(text: str) -> bool:
    r"""Whether a line is nothing but spaces, no-break spaces and invisible characters.

    >>> is_blank("\u00a0\u200b "), is_blank("•")
    (True, False)
    """
    return _BLANK.fullmatch(text) is not None


def is_cut(text: str) -> bool:
    """Whether a line ends in "…", as teasers do that go on elsewhere."""
    return text.rstrip().endswith(("…", "..."))


def is_headline(text: str) -> bool:
    """Whether a line has the length of a headline (8 to 22 words) and does not end as a sentence does.

    >>> is_headline("Hơn 50 vụ sét đánh khiến nhiều chuyến bay bị chậm"), is_headline("Thời sự")
    (True, False)
    """
    seen = shape(text)
    return seen.words in _HEADLINE_WORDS and (not seen.ended or text.rstrip()[-1:] == "?")


def is_names(text: str) -> bool:
    """Whether a line is nothing but one to five names of people, as under an article.

    >>> is_names("Quang Phong - Tùng Nguyên"), is_names("Người dân lo lắng")
    (True, False)
    """
    text = composed(text).strip(" .|\t\u00a0")
    return 0 < len(text) <= _LONGEST_NAMES and _NAMES.fullmatch(text) is not None


def credit(text: str) -> str:
    """The credit that a caption ends in ("Ảnh: TTXVN", "(ảnh: TP)"), as it is written; empty where there is none.

    >>> credit("Bến xe Mỹ Đình sáng 28/1. Ảnh: Ngọc Thành"), credit("Ảnh: ông vẽ rất đẹp. Ai cũng thích.")
    ('Ảnh: Ngọc Thành', '')
    """
    text = composed(text).rstrip()
    found = _CREDIT.search(text, pos=max(0, len(text) - _LONGEST_CREDIT))
    return found[0].strip() if found else ""


def is_address(text: str) -> bool:
    """Whether a line is a web or mail address and little else.

    >>> is_address("https://example.vn/tin/1.html"), is_address("Xem tại https://example.vn")
    (True, False)
    """
    text = text.strip()
    return _URL.fullmatch(text) is not None
