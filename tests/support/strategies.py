"""Hypothesis strategies for pages: menus, comments, listings, prose; damaged text, markup trees, random bytes."""

from collections.abc import Callable
from html import escape
from typing import Final

from hypothesis import strategies as st

from support.material import PROSE, read_cases, read_examples
from vnclean.analysis.lexicon import phrases

_PROSE: Final = sorted({line for case in read_cases() for line in case.text.split("\n") if line} | set(PROSE.values()))
_LINES: Final = sorted({text for page in read_examples() for _, _, text in page.lines})
_PHRASES: Final = sorted(phrases())

names = st.sampled_from(
    ["Nguyễn Văn An", "Lò Thị Mai", "Trần Minh", "ĐỖ HÙNG", "Hà An/TTXVN", "PV", "{name}", "H'Hen Niê"]
)
times = st.one_of(
    st.datetimes().map(lambda at: at.strftime("%d/%m/%Y %H:%M")),
    st.sampled_from(["{time}", "3 giờ trước", "Thứ 3, 17/11/2026 | 11:31:41 [GMT +7]", "31/02/2023", "hôm qua"]),
)
prose = st.lists(st.sampled_from(_PROSE), min_size=1, max_size=8)
headlines = st.builds(
    lambda what, number: f"{what} {number}", st.sampled_from([line[:70] for line in _PROSE]), st.integers(0, 999)
)
menus = st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=15)
threads = st.lists(st.tuples(names, times, st.sampled_from(_LINES)), max_size=6).map(
    lambda comments: [
        f"{len(comments)} bình luận",
        *(line for who, at, what in comments for line in (f"{who} - {at}", what, "Trả lời")),
    ]
)
listings = st.tuples(st.sampled_from(["Tin liên quan", "Xem thêm", "Đọc nhiều"]), st.lists(headlines, max_size=8)).map(
    lambda listing: [listing[0], *listing[1]]
)
texts = st.lists(st.one_of(prose, menus, threads, listings, st.lists(st.sampled_from(_LINES))), max_size=8).map(
    lambda parts: "\n".join(line for part in parts for line in part)
)
"""Raw text of a page."""


def _recoded(encoding: str, way: str) -> Callable[[str], str]:
    return lambda text: text.encode(encoding, "ignore").decode(way, "replace")


def _drawn(text: str) -> st.SearchStrategy[str]:
    """Return a strategy for the text with special characters inserted."""
    salt = st.sampled_from(
        ["\u200b", "\u00ad", "\u033c", "\u0301", "\ufeff", "\x00", "\x9b", "\u202e", "\U000e0041", "\ud800", "&#160;"]
    )
    places = st.lists(st.tuples(st.integers(0, max(0, len(text) - 1)), salt), max_size=12)

    def strewn(found: list[tuple[int, str]]) -> str:
        whole = text
        for place, sign in found:
            whole = whole[:place] + sign + whole[place:]
        return whole

    return places.map(strewn)


damages: Final = st.sampled_from(
    [
        _recoded("utf-8", "cp1252"), _recoded("utf-8", "latin-1"), _recoded("utf-8", "ascii"), _recoded("cp1258", "cp1252"),
        _recoded("utf-16-le", "latin-1"), escape, str.upper, str.swapcase, lambda text: text.encode("unicode_escape").decode(),
        lambda text: text[::-1], lambda text: text.replace(" ", "\u00a0"), lambda text: text.replace("\n", "\r\n"),
    ]
)  # fmt: skip
damaged = st.one_of(st.builds(lambda text, damage: damage(text), texts, damages), texts.flatmap(_drawn))
"""Text with damage: decoded with a wrong charset, escaped, or with special characters inserted."""

_TAGS: Final = "p div span a b h1 h2 ul li table tr td figure figcaption article aside nav footer blockquote section pre form".split()
_CLASSES: Final = [
    "",
    " class=related",
    " class='author name'",
    " id=content",
    " hidden",
    " href=/x",
    " style=display:none",
]
_leaves = st.one_of(
    st.sampled_from(_PROSE).map(escape), st.sampled_from(_PHRASES).map(escape), headlines.map(escape),
    st.sampled_from(["<br>", "<img src=a.jpg alt='Ảnh: An'>", "<!-- x -->", "<script>var a='<p>'</script>", "&nbsp;"]),
)  # fmt: skip
trees = st.recursive(
    _leaves,
    lambda inner: st.builds(
        lambda tag, more, parts, closed: f"<{tag}{more}>{''.join(parts)}" + f"</{tag}>" * closed,
        st.sampled_from(_TAGS),
        st.sampled_from(_CLASSES),
        st.lists(inner, max_size=6),
        st.sampled_from([True, True, True, False]),
    ),
    max_leaves=40,
)
"""Markup in which some elements have no end tag."""

salads = st.one_of(
    st.binary(max_size=400),
    st.builds(
        lambda text, encoding: text.encode(encoding, "ignore"),
        st.one_of(texts, trees),
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1258", "cp1252", "utf-7"]),
    ),
    st.builds(lambda one, two: one.encode("utf-8", "ignore") + two, trees, st.binary(max_size=60)),
)
"""Bytes of pages in several encodings, and arbitrary bytes."""
