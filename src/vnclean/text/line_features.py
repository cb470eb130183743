"""Features of a line that do not depend on the meaning of its words: length, ending, capitalization.

All functions are pure. Several cache their results, because the filters and the search for the content span need the
features of every line.
"""

from typing import Final, NamedTuple

from vnclean.text.fold import composed
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.memo import WORDS, MemoTable, memoized

_HEADLINE_WORDS: Final = range(8, 23)
_PROSE_LENGTH: Final = 60
_MOST_COMPOSED: Final = 3
"""The most times that composition (NFC) can lengthen a text (Unicode FAQ, "Normalization")."""
_WORD: Final = lazy_regex(r"[\p{L}\p{M}\d]+(?:['’][\p{L}\p{M}]+)?")
_ENDED: Final = lazy_regex(r"""[.!?…][\s"'”’»)\]*|]*$|[.!?…,:;][”"]$""")
_SENTENCE: Final = lazy_regex(r"""[.!?…][”"’»)\]]*\s+(?=["“‘(«-]*\s?[\p{Lu}\d])""")
_ABBREVIATED: Final = lazy_regex(r"(?:\b\p{L}|TP|ThS|TS|GS|BS|PGS|KTS|Th|St|Mr|Ms|Dr|No)\.\s*$")
_ITEM: Final = lazy_regex(
    r"\s*(?:[-–—+•●▪*○■□◦‣]|\(?\d{1,2}[.)/]|[a-zđ][.)]|\([a-zđ]\)"
    r"|(?:[IVX]{1,5}|(?:Điều|Chương|Mục|Phần|Bước|Câu)\s(?:\d{1,3}|[IVXLC]{1,6}))\s?[.:)])\s*\S"
)
_ITEM_LETTERS: Final = frozenset("IVXĐCMPB")
"""First letters of Roman numerals and of "Điều", "Chương", "Mục", "Phần", "Bước" and "Câu"."""
_AFTER_ITEM: Final = (".", ")")
_STOPS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"'”’»)]*|")
_STOP: Final = lazy_re(r"[.!?…][”\"’»)\]]*\s")
"""A first check for the end of a sentence inside a line: if this pattern has no match, ``_SENTENCE`` has none."""
_MANY: Final = 1 << 40
"""The base in which ``_count`` packs two counts into one integer; greater than the number of words of any line."""
_URL: Final = lazy_regex(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
_LETTER: Final = lazy_regex(r"\p{L}")
_LOWER: Final = lazy_regex(r"\p{Ll}")
_NAME_WORD: Final = r"(?:\p{Lu}[\p{L}\p{M}'’]*+|\p{Lu}\.|[Đđ]\.)"
_PERSON: Final = rf"{_NAME_WORD}(?:[ .]{{0,2}}{_NAME_WORD}){{0,4}}"
_HOST: Final = r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|de|today)"
_NAMES: Final = lazy_regex(rf"{_PERSON}(?:\s*(?:[-–—,&/]|và|\.)\s*(?:{_PERSON}|{_HOST})){{0,4}}")
_LONGEST_NAMES: Final = 60
_CREDIT: Final = lazy_regex(
    r"(?:[(\[]\s*)?\b(?:(?:Ảnh|Hình|Video|Clip|(?:Đồ|Minh) (?:họa|hoạ)|Tranh|Infographic|Nguồn ảnh|Nguồn video"
    r"|ẢNH|HÌNH|(?:ĐỒ|MINH) (?:HỌA|HOẠ)|[Pp]hoto)\s*:"
    r"|(?<=[.(–-]\s?)(?:Ảnh|Hình)\s+(?=\p{Lu}|chụp|cắt|minh|tư liệu|do|từ|internet)"
    r"|(?<=[(])(?:ảnh|hình|video|clip)(?:\s*:|\s+minh|\s+chụp|\s+cắt|\s+tư liệu))"
    r"(?:[^.!?]|\.(?=[\p{L}\d])|(?<=\b\p{Lu})\.(?=\s\p{Lu})){0,60}[.)\]|\s]*$",
)
_LONGEST_CREDIT: Final = 90
# A bracket, full stop or dash with the first word of a credit, or a colon with the letters or space before the colon.
_MAY_CREDIT: Final = lazy_re(r"[.(–-]\s?(?:Ảnh|Hình|ảnh|hình|video|clip)|:(?<=(?:nh|NH|eo|ip|ic|to|.a|.ạ|.A|.Ạ):)|\s:")
"""A first check for a credit in a line: if this pattern has no match, ``_CREDIT`` has none."""
_BLANK: Final = lazy_regex(r"[\s\p{Z}\p{Cf}]*")


class LineFeatures(NamedTuple):
    """The features of one line of text.

    ``length`` is the number of characters, ``words`` the number of words, and ``capitals`` the number of words that
    begin with a capital. ``sentences`` is the number of sentences; it is 0 if the line does not end like a sentence.
    ``stops`` is the number of sentences that end before the end of the line. ``ended`` is true if the line ends like a
    sentence, ``item`` if it begins like a list item, and ``upper`` if it has letters and none in lower case.
    """

    length: int
    words: int
    capitals: int
    sentences: int
    stops: int
    ended: bool
    item: bool
    upper: bool


@memoized
def line_features(text: str) -> LineFeatures:
    """Return the features of one line.

    >>> line_features("Trời mưa to. Nước sông lên nhanh.").sentences
    2
    >>> line_features("Thế giới").ended
    False
    """
    text = composed(text)
    stripped = text.strip()
    capitals, words = divmod(sum(map(_COUNTS.__getitem__, stripped.split())), _MANY)
    last = stripped[-1:]
    ended = last in _STOPS or (last in _CLOSERS and _ENDED.search(stripped, pos=max(0, len(stripped) - 8)) is not None)
    stops = _count_stops(stripped) if _STOP.search(stripped) else 0
    return LineFeatures(
        len(stripped), words, capitals, 1 + stops if ended else 0, stops, ended, _is_item(text), _is_upper(stripped)
    )


def _count(token: str) -> int:
    """Return two counts of a token (text without spaces) as one integer: words + ``_MANY`` × capitalized words.

    The sum over the tokens of a line has the same form; ``divmod`` by ``_MANY`` gives the two counts.
    """
    if token.isalpha():
        return 1 + _MANY * token[0].isupper()
    return sum(1 + _MANY * word[0].isupper() for word in _WORD.findall(token))


_COUNTS: Final = MemoTable(_count, WORDS)


def _count_stops(text: str) -> int:
    """Return the number of sentences that end before the end of the text.

    The full stop of an abbreviation does not end a sentence.
    """
    return sum(
        _ABBREVIATED.search(text, pos=max(0, found.start() - 4), endpos=found.start() + 1) is None
        for found in _SENTENCE.finditer(text)
    )


def _is_item(text: str) -> bool:
    """Return whether a line begins like a list item ("1. Tên", "- Tên", "Bước 2: Trộn")."""
    # The first two characters rule out most lines without a search.
    if text[:1].isalpha() and text[1:2] not in _AFTER_ITEM and text[0] not in _ITEM_LETTERS:
        return False
    return _ITEM.match(text) is not None


def _is_upper(text: str) -> bool:
    second = text[1:2]
    if second.isascii() and second.islower():
        return False
    return _LOWER.search(text) is None and _LETTER.search(text) is not None


def is_prose(text: str, *, shortest: int = _PROSE_LENGTH) -> bool:
    """Return whether a line is prose: long enough, ended like a sentence, and with few capitals.

    The line must have at least ``shortest`` characters, and at most half of its words may begin with a capital.

    >>> is_prose("Sáng 28/9, nhiều gia đình ở vùng trũng phải dọn đồ đạc lên cao để tránh nước lũ.")
    True
    """
    if _MOST_COMPOSED * len(text) < shortest:  # a quick test for the many short lines
        return False
    return reads_as_prose(line_features(text), shortest=shortest)


def reads_as_prose(seen: LineFeatures, *, shortest: int = _PROSE_LENGTH) -> bool:
    """Return whether a line with the features ``seen`` is prose; ``is_prose`` explains the rules and ``shortest``."""
    return seen.ended and seen.length >= shortest and seen.capitals <= seen.words / 2


def is_blank(text: str) -> bool:
    r"""Return whether a line is empty or has only spaces, no-break spaces and invisible characters.

    >>> is_blank("\u00a0\u200b "), is_blank("•")
    (True, False)
    """
    return not text[:1].isalnum() and _BLANK.fullmatch(text) is not None


def is_cut(text: str) -> bool:
    """Return whether a line ends in "…" or "...", as truncated teasers do."""
    return text.rstrip().endswith(("…", "..."))


def is_headline(text: str) -> bool:
    """Return whether a line has the length of a headline (8 to 22 words) and does not end like a sentence.

    A question mark at the end is allowed.

    >>> is_headline("Hơn 50 vụ sét đánh khiến nhiều chuyến bay bị chậm"), is_headline("Thời sự")
    (True, False)
    """
    seen = line_features(text)
    return seen.words in _HEADLINE_WORDS and (not seen.ended or text.rstrip()[-1:] == "?")


@memoized
def is_names(text: str) -> bool:
    """Return whether a line has nothing but one to five names of people, like the signature below an article.

    Each name except the first may be a host name instead. A line of more than 60 characters is rejected.

    >>> is_names("Quang Phong - Tùng Nguyên"), is_names("Người dân lo lắng")
    (True, False)
    """
    text = composed(text).strip(" .|\t\u00a0")
    if not 0 < len(text) <= _LONGEST_NAMES or any(map(_is_no_name, text.split())):
        return False
    return _NAMES.fullmatch(text) is not None


def _is_no_name(token: str) -> bool:
    """Return whether a token shows that a line is not a list of names, because it begins in lower case.

    Tokens that begin with "và" and tokens with a dot, such as host names, are exceptions.
    """
    return token[0].islower() and "." not in token and not token.startswith("và")


@memoized
def credit(text: str) -> str:
    """Return the credit at the end of a caption as written ("Ảnh: TTXVN", "(ảnh: TP)"); "" if there is none.

    >>> credit("Bến xe Mỹ Đình sáng 28/1. Ảnh: Ngọc Thành"), credit("Ảnh: ông vẽ rất đẹp. Ai cũng thích.")
    ('Ảnh: Ngọc Thành', '')
    """
    text = composed(text).rstrip()
    start = max(0, len(text) - _LONGEST_CREDIT)
    if _MAY_CREDIT.search(text, max(0, start - 2)) is None:
        return ""
    found = _CREDIT.search(text, pos=start)
    return found[0].strip() if found else ""


def is_address(text: str) -> bool:
    """Return whether the whole line is one web address or one mail address.

    >>> is_address("https://example.vn/tin/1.html"), is_address("Xem tại https://example.vn")
    (True, False)
    """
    text = text.strip()
    return ("@" in text or text.startswith(("http", "www."))) and _URL.fullmatch(text) is not None
