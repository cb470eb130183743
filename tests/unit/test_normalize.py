"""The tables of ``tests/cases/normalize``, and what holds for ``normalize`` whatever it is given."""

import random
import unicodedata
from time import perf_counter
from typing import Final, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vnclean
from support.material import PROSE, Mend, read_cases, read_mends
from vnclean import NEWS, Label
from vnclean.normalizers import NORMALIZERS, Legacy, Style
from vnclean.text.legacy_charsets import CHARSETS, read_as
from vnclean.text.syllable_list import syllables

MENDS = read_mends()
WORDS = sorted(syllables())
DAMAGED = [mend.source for mend in MENDS]
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


def style_of(mend: Mend) -> Style:
    """The style that a row asks for by its kind."""
    return next((style for style in STYLES if style == mend.kind), "traditional")


@pytest.mark.parametrize("mend", MENDS, ids=lambda mend: f"{mend.table}-{mend.kind}")
def test_tables(mend: Mend) -> None:
    style = style_of(mend)
    assert vnclean.normalize(mend.source, tones=style) == mend.expected, mend.why
    assert vnclean.normalize(mend.expected, tones=style) == mend.expected


def test_the_tables_are_what_they_should_be() -> None:
    assert len({(mend.kind, mend.source) for mend in MENDS}) == len(MENDS) >= 300
    assert all(mend.why for mend in MENDS)
    assert all(unicodedata.is_normalized("NFC", mend.expected) for mend in MENDS if mend.kind != "untouched")
    assert sum(mend.source == mend.expected for mend in MENDS) >= 0.5 * len(MENDS)


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


def test_halves_of_surrogate_pairs_are_joined_or_replaced() -> None:
    assert vnclean.normalize("a\ud800b \udfff \ud83d\ude00") == "a\ufffdb \ufffd \U0001f600"
    assert vnclean.bare("Đ\ud800") == "D\ud800"


def test_what_was_found_is_told() -> None:
    page = "\n".join(  # noqa: FLY002 (a line each)
        [
            "Chñ tÞch n\xadíc ®· ®Õn th¨m nh©n d©n x· nµy vµ tÆng quµ cho c¸c ch¸u thiÕu nhi.",
            "Kinh tÕ",
            "Tin tá»©c má»›i nháº¥t vá» giÃ¡ vÃ ng",
            "Nɦữnց ngƣời ở đây",
            "H&agrave; N&#7897;i",
            r"Vi\u1ec7t Nam",
        ]
    )
    told = {
        (change.index, name): reason
        for change in vnclean.extract(vnclean.read_text(page)).changes
        for name, reason in zip(change.normalizers, change.reasons, strict=True)
    }
    assert told[0, "tcvn3"].startswith("TCVN3 (ABC): 16 of 16 words with diacritics are syllables, ")
    assert told[1, "tcvn3"] == "TCVN3 (ABC), as other blocks of the page"
    assert told[2, "mojibake"] == "UTF-8 that was read as windows-1252 or Latin-1, once"
    assert told[3, "lookalikes"] == "look-alikes ɦ ց ƣ"
    assert told[4, "entities"] == "left-over entities &agrave; &#7897;"
    assert told[5, "escapes"] == r"1 escapes, \u1ec7"
    table = vnclean.extract(vnclean.read_text(page)).explain()
    assert "Những người ở đây" in table
    assert "repaired: line 4: lookalikes, look-alikes ɦ ց ƣ" in table


def test_only_text_is_taken() -> None:
    with pytest.raises(TypeError, match="normalize takes str, not bytes; decode bytes first"):
        vnclean.normalize(b"a")  # type: ignore[arg-type]


def test_an_unknown_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="no charset 'koi8'; choose one of tcvn3, vni, viscii, vps, cp1258"):
        Legacy("koi8")


def test_each_normalizer_stands_alone() -> None:
    """The kinds of the tables that one normalizer is for pass with it, the spaces and the composition alone."""
    for mend in MENDS:
        if mend.kind in CHARSETS and not {"\n", "&"} & set(mend.source) and mend.source != mend.expected:
            alone = NEWS.only(mend.kind, "invisible", "composition", "spaces", "tones")
            assert alone.normalize([mend.source], [Label.BODY])[0].text == mend.expected


def test_pieces_of_right_text_never_look_like_a_charset() -> None:
    """Runs of words drawn from right pages at every length: none is read as anything else."""
    rng = random.Random(5)  # noqa: S311 (no secret)
    words = [word for case in read_cases() for word in case.text.split()]
    for _ in range(3000):
        start = rng.randrange(len(words))
        text = " ".join(words[start : start + rng.randrange(1, 14)])
        assert vnclean.normalize(text, tones="keep") == text


def test_the_charsets_are_all_read() -> None:
    assert all(read_as("plain ASCII, 1 + 1", charset) == "plain ASCII, 1 + 1" for charset in CHARSETS)


@pytest.mark.parametrize(
    "unit",
    [
        "hòan tòan ", "Chñ tÞch n\xadíc ®· ", "Viá»‡t ", "Ã ", "Ã", "đô \u0309 bô ", " \u0301", "tiê´ng ", "`",
        "Nɦữnց ", "т", "ﬁ ", "&amp;", "&#7879;", "&", r"\u1ec7", "“a”", "óa", "a\ufe0f", "\u033c",
        "a.", "a/", "a@", "#a ", "ngƣời #a1 ", "&agrave; http://a.b ", "ế", "A¸", "\x93\x94a",
    ],
)  # fmt: skip
def test_cost_grows_with_the_length(unit: str) -> None:
    """Seconds where it does, minutes where it grows with the square."""
    started = perf_counter()
    text = vnclean.normalize(unit * (50_000 // len(unit)))
    assert perf_counter() - started < 10
    assert vnclean.normalize(text) == text


def test_ten_megabytes_of_right_text_stay() -> None:
    page = "\n".join(PROSE.values()) + "\n"
    page *= 10_000_000 // len(page.encode()) + 1
    assert vnclean.normalize(page) == page
