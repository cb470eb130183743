"""The syllable: its parts, where its tone stands, which strings are none; the list of the attested ones."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from vnclean.normalizers import Style, Tones
from vnclean.text.fold import TONES
from vnclean.text.syllable_list import syllables
from vnclean.text.syllables import ONSETS, OPEN, STOPPED, Syllable, is_syllable, readings, split_syllable

VOWELS = "aăâeêioôơuưy"


def all_syllables() -> list[str]:
    """All that the tables allow: each onset with each rime in each tone that it takes, in traditional spelling."""
    found: dict[str, None] = {}
    for onset, rime, tone in itertools.product((*ONSETS, ""), sorted(OPEN | STOPPED), ("", *TONES)):
        vowel = next(place for place, letter in enumerate(rime) if letter in VOWELS)
        syllable = split_syllable(onset + rime[: vowel + 1] + tone + rime[vowel + 1 :])
        if syllable is not None:
            found[syllable.spelled()] = None
    return list(found)


ALL = all_syllables()


def test_the_tables_allow_as_many_syllables_as_the_docstrings_say() -> None:
    assert len(ALL) == 22302
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
     "file", "jin", "zép", "wá", "a" * 99, "e" + "\u0301" * 99, "\ud800", "5", "hoà5", "ß", "ﬁn", "tòạ", "Việt Nam"],
)  # fmt: skip
def test_what_is_no_syllable(word: str) -> None:
    assert split_syllable(word) is None
    assert not is_syllable(word)


def test_the_parts_put_together_are_the_syllable() -> None:
    for word in ALL:
        syllable = split_syllable(word)
        assert syllable is not None
        assert syllable.spelled() == word
        assert split_syllable(syllable.spelled("modern")) == syllable
        assert split_syllable(word.upper()) == syllable
        assert split_syllable(unicodedata.normalize("NFD", word)) == syllable
        parts = "".join(syllable[:4])
        assert _toneless(word) in {parts, parts.replace("gii", "gi")}


def test_from_modern_to_traditional_and_back() -> None:
    """Of all syllables, in three cases: each way undoes the other, and only the attested open rimes change."""
    traditional, modern = Tones(), Tones("modern")
    changed = set()
    for word in ALL:
        for form in (word, word.upper(), word.capitalize()):
            new = modern(form)
            assert modern(traditional(new)) == new
            assert traditional(new) == form
            assert traditional(form) == form
            if new != form:
                changed.add(word)
    open_rimes = {(word, split_syllable(word)) for word in syllables()}
    assert changed == {word for word, parts in open_rimes if parts is not None and parts.spelled("modern") != word}
    assert len(changed) == 83


def test_a_mark_on_any_vowel_goes_where_it_belongs() -> None:
    """Each attested syllable with its tone on each of its other vowels, where that is the same word."""
    tried = 0
    for word in sorted(syllables()):
        mark = next((char for char in unicodedata.normalize("NFD", word) if char in TONES), "")
        plain = _toneless(word)
        for place, letter in enumerate(plain):
            wrong = unicodedata.normalize("NFC", plain[: place + 1] + mark + plain[place + 1 :])
            syllable = split_syllable(wrong)
            if mark and letter in VOWELS and syllable is not None and syllable.spelled() == word != wrong:
                assert vnclean.normalize(f"việc {wrong} được") == f"việc {word} được"
                tried += 1
    assert tried > 2000


def _toneless(word: str) -> str:
    kept = (char for char in unicodedata.normalize("NFD", word) if char not in TONES)
    return unicodedata.normalize("NFC", "".join(kept))


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


@pytest.mark.parametrize("style", ["traditional", "modern", "keep"])
def test_attested_syllables_stay_as_they_are(style: Style) -> None:
    for word in syllables():
        if (parts := split_syllable(word)) is not None and parts.spelled("modern") == word:
            assert Tones(style)(word) == word
