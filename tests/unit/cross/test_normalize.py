"""Tests of the normalizers, with the tables of ``tests/cases/normalize``."""

import unicodedata
from time import perf_counter
from typing import Final, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vnclean
from support.material import PROSE, Mend, read_cases, read_mends
from vnclean import NEWS, Label
from vnclean.normalizers import NORMALIZERS, Style
from vnclean.text.legacy_charsets import CHARSETS
from vnclean.text.syllables import syllables

ROWS = read_mends()


WORDS = sorted(syllables())


DAMAGED = [row.source for row in ROWS]


STYLES: Final[list[Style]] = list(get_args(Style))


ODD = "\u00ad\u200b\u034f\u033c\u00a0´`˜ƣƢÐðɖнтκσɴＴ𝐕ﬁ\\u&;#1ec7Ãá»‡µ®½¸\u0301\u0323\u0309\u0302\u031b \ud800\U000e0100"


damaged = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS).map(str.upper),
        st.sampled_from(WORDS).map(lambda word: unicodedata.normalize("NFD", word)),
        st.sampled_from(WORDS).map(lambda word: word.encode().decode("cp1252", "replace")),
        st.sampled_from(WORDS).flatmap(lambda word: st.permutations(unicodedata.normalize("NFD", word)).map("".join)),
        st.sampled_from(DAMAGED),
        st.text(ODD, max_size=4),
        st.text(max_size=6),
    ),
    max_size=12,
).flatmap(lambda parts: st.sampled_from([" ", "", "\n", " "]).map(lambda joint: joint.join(parts)))


def style_of(row: Mend) -> Style:
    """Return the style that a row names as its kind, or ``traditional``."""
    return next((style for style in STYLES if style == row.kind), "traditional")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.table}-{row.kind}")
def test_tables(row: Mend) -> None:
    style = style_of(row)
    assert vnclean.normalize(row.source, tones=style) == row.expected, row.why
    assert vnclean.normalize(row.expected, tones=style) == row.expected


def test_the_tables_are_what_they_should_be() -> None:
    assert len({(row.kind, row.source) for row in ROWS}) == len(ROWS) >= 300
    assert all(row.why for row in ROWS)
    assert all(unicodedata.is_normalized("NFC", row.expected) for row in ROWS if row.kind != "untouched")
    assert sum(row.source == row.expected for row in ROWS) >= 0.5 * len(ROWS)


@given(damaged, st.sampled_from(STYLES))
@example("", "keep")
def test_normalize_is_idempotent(text: str, style: Style) -> None:
    once = vnclean.normalize(text, tones=style)
    assert vnclean.normalize(once, tones=style) == once


@pytest.mark.parametrize("normalizer", NORMALIZERS, ids=lambda normalizer: normalizer.name)
@given(text=damaged)
def test_each_normalizer_is_idempotent(normalizer: vnclean.Normalizer, text: str) -> None:
    for line in text.split("\n"):
        once = normalizer(line)
        assert normalizer(once) == once


@given(damaged)
def test_the_styles_agree_up_to_the_place_of_tones(text: str) -> None:
    forms = [unicodedata.normalize("NFD", vnclean.normalize(text, tones=style)) for style in STYLES]
    assert len({tuple(sorted(form)) for form in forms}) == 1
    assert len({vnclean.bare(form) for form in forms}) == 1


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join), st.sampled_from(STYLES))
def test_normalizing_right_text_keeps_its_bare_form(text: str, style: Style) -> None:
    assert vnclean.bare(vnclean.normalize(text, tones=style)) == vnclean.bare(text)


def test_right_text_stays() -> None:
    for case in read_cases():
        for line in case.text.split("\n"):
            assert vnclean.normalize(line, tones="keep") == line
    for line in PROSE.values():
        assert vnclean.normalize(line) == line


def test_each_normalizer_stands_alone() -> None:
    """The normalizer of a charset repairs the rows of that charset without the normalizers of the others."""
    for row in ROWS:
        if row.kind in CHARSETS and not {"\n", "&"} & set(row.source) and row.source != row.expected:
            alone = NEWS.only(row.kind, "invisible", "composition", "spaces", "tones")
            assert alone.normalize([row.source], [Label.BODY])[0].text == row.expected


@pytest.mark.parametrize(
    "unit",
    [
        "hòan tòan ", "Chñ tÞch n\xadíc ®· ", "Viá»‡t ", "Ã ", "Ã", "đô \u0309 bô ", " \u0301", "tiê´ng ", "`",
        "Nɦữnց ", "т", "ﬁ ", "&amp;", "&#7879;", "&", r"\u1ec7", "“a”", "óa", "a\ufe0f", "\u033c",
        "a.", "a/", "a@", "#a ", "ngƣời #a1 ", "&agrave; http://a.b ", "ế", "A¸", "\x93\x94a",
    ],
)  # fmt: skip
def test_cost_grows_with_the_length(unit: str) -> None:
    """Normalizing 50,000 characters takes seconds in linear time; quadratic time would take minutes."""
    started = perf_counter()
    text = vnclean.normalize(unit * (50_000 // len(unit)))
    assert perf_counter() - started < 10
    assert vnclean.normalize(text) == text


def test_ten_megabytes_of_right_text_stay() -> None:
    page = "\n".join(PROSE.values()) + "\n"
    page *= 10_000_000 // len(page.encode()) + 1
    assert vnclean.normalize(page) == page


UNTOUCHED = [
    "Chloé Raúl Suárez Noé Luís Guérin Beyoncé",
    "Un café près de la forêt, où Zoé a vu René.",
    "El niño comió paella en Málaga.",
    "Íslenska er mál Guðmundssonar og Sigríðar.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "H'Hen Niê, người Êđê ở Krông Pắc, Đắk Lắk",
    "https://example.vn/hoà-bình/thuỷ.html #hoà_bình @hoà tin.hoà.vn ban_hoà2 hoà3",
    "m² ½ 10⁻³ “ngoặc” … – — 👨‍👩‍👧 🇻🇳",
    "quý quỳ quả giá già toàn hoàn khoản thuyền khuỷu",
    "Tiếng Việt, ừ thì cứ viết đúng là được.",
]


def normalize_all(text: str) -> str:
    """Return the text after all normalizers."""
    for normalizer in NORMALIZERS:
        text = normalizer(text)
    return text


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_right_is_not_touched(text: str) -> None:
    assert vnclean.normalize(text) == text


def test_all_together() -> None:
    assert normalize_all("\ufeffThê\u0301  uỷ\u00ad Ðà Nă\u0303ng") == "Thế ủy Đà Nẵng"
