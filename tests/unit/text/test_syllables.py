"""Tests of ``vnclean.text.syllables``."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.all_syllables import ALL_SYLLABLES, toneless
from vnclean.text.syllables import Syllable, is_bare_syllable, is_syllable, readings, split_syllable, syllables


def test_the_tables_allow_as_many_syllables_as_the_docstrings_say() -> None:
    assert len(ALL_SYLLABLES) == 22302
    assert len(syllables()) == 6554


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("nghiêng", ("ngh", "", "iê", "ng", "ngang")),
        ("Khuyến", ("kh", "u", "yê", "n", "sắc")),
        ("THUỞ", ("th", "u", "ơ", "", "hỏi")),
        ("khuya", ("kh", "u", "ya", "", "ngang")),
        ("khuỷu", ("kh", "u", "y", "u", "hỏi")),
        ("xoong", ("x", "", "oo", "ng", "ngang")),
        ("ngoéo", ("ng", "o", "e", "o", "sắc")),
        ("hoà", ("h", "o", "a", "", "huyền")),
        ("hòa", ("h", "o", "a", "", "huyền")),
        ("thuỷ", ("th", "u", "y", "", "hỏi")),
        ("quạu", ("qu", "", "a", "u", "nặng")),
        ("quốc", ("qu", "", "ô", "c", "sắc")),
        ("quý", ("qu", "", "y", "", "sắc")),
        ("quyết", ("qu", "", "yê", "t", "sắc")),
        ("giá", ("gi", "", "a", "", "sắc")),
        ("gì", ("gi", "", "i", "", "huyền")),
        ("gìn", ("gi", "", "i", "n", "huyền")),
        ("giếng", ("gi", "", "iê", "ng", "sắc")),
        ("giê", ("gi", "", "ê", "", "ngang")),
        ("giữa", ("gi", "", "ưa", "", "ngã")),
        ("của", ("c", "", "ua", "", "hỏi")),
        ("người", ("ng", "", "ươ", "i", "huyền")),
        ("yêu", ("", "", "yê", "u", "ngang")),
        ("ở", ("", "", "ơ", "", "hỏi")),
        ("oẳn", ("", "o", "ă", "n", "hỏi")),
        ("tiê\u0301ng", ("t", "", "iê", "ng", "sắc")),
        ("tóan", ("t", "o", "a", "n", "sắc")),
    ],
)
def test_parts(word: str, parts: tuple[str, ...]) -> None:
    assert split_syllable(word) == Syllable(*parts)


@pytest.mark.parametrize(
    "word",
    ["", " ", "a b", "Chloé", "Raúl", "señor", "ngh", "têt", "tề́t", "đắk", "nghiêngg", "quo", "quua", "ń", "ñam", "ça",
     "file", "jin", "zép", "wá", "a" * 99, "e" + "\u0301" * 99, "\ud800", "5", "hoà5", "ß", "ﬁn", "tòạ", "Việt Nam",
     "tết̀", "school", "Đắk"],
)  # fmt: skip
def test_what_is_no_syllable(word: str) -> None:
    assert split_syllable(word) is None
    assert not is_syllable(word)


def test_the_parts_put_together_are_the_syllable() -> None:
    for word in ALL_SYLLABLES:
        syllable = split_syllable(word)
        assert syllable is not None
        assert syllable.spelled() == word
        assert split_syllable(syllable.spelled("modern")) == syllable
        assert split_syllable(word.upper()) == syllable
        assert split_syllable(unicodedata.normalize("NFD", word)) == syllable
        parts = "".join(syllable[:4])
        assert toneless(word) in {parts, parts.replace("gii", "gi")}


def test_of_two_marks_the_possible_reading_is_found() -> None:
    assert [syllable.spelled() for syllable in readings("tề\u0301t")] == ["tết"]
    assert len(readings("thế\u0309")) == 2
    assert readings("Chloé") == ()


@given(st.one_of(st.text(max_size=12), st.text("aăâeêioôơuưyngchqtđ\u0300\u0301\u0323", max_size=9)))
def test_any_string_is_a_syllable_or_none(word: str) -> None:
    syllable = split_syllable(word)
    assert is_syllable(word) == (syllable is not None)
    if syllable is not None:
        assert split_syllable(syllable.spelled()) == syllable
        assert "".join(syllable[:4]).islower()


@pytest.mark.parametrize("word", ["nghiêng", "Toàn", "quý", "giếng", "gì", "ươn", "khuỷu", "HOẠCH", "tiê\u0301ng"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


def test_bare_syllables() -> None:
    assert all(map(is_bare_syllable, "lam ro han che de rut ra bai hoc phuong thuc lanh dao".split()))
    assert not any(map(is_bare_syllable, "school bridge strong the3 world".split()))
