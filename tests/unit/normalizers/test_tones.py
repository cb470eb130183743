"""Tests of ``vnclean.normalizers.tones``."""

import unicodedata

import pytest

import vnclean
from support.all_syllables import ALL_SYLLABLES, VOWELS, toneless
from vnclean.normalizers import Style, Tones
from vnclean.text.fold import TONES
from vnclean.text.syllables import split_syllable, syllables


def test_of_two_marks_the_one_that_makes_a_word() -> None:
    assert vnclean.normalize("ru\u031bo\u031b\u0323\u0301u") == "rượu"


def test_a_word_beside_a_wrong_one_keeps_its_style() -> None:
    assert vnclean.normalize("thuỷ-tóan, hoà-kế-họach", tones="keep") == "thuỷ-toán, hoà-kế-hoạch"


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="choose one of traditional, modern, keep"):
        vnclean.normalize("a", tones="old")  # type: ignore[arg-type]


def test_from_modern_to_traditional_and_back() -> None:
    """Each conversion undoes the other for all syllables; only attested open rimes change."""
    traditional, modern = Tones(), Tones("modern")
    changed = set()
    for word in ALL_SYLLABLES:
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
    """A tone mark on any vowel of an attested syllable is moved to the right vowel if the word stays the same."""
    tried = 0
    for word in sorted(syllables()):
        mark = next((char for char in unicodedata.normalize("NFD", word) if char in TONES), "")
        plain = toneless(word)
        for place, letter in enumerate(plain):
            wrong = unicodedata.normalize("NFC", plain[: place + 1] + mark + plain[place + 1 :])
            syllable = split_syllable(wrong)
            if mark and letter in VOWELS and syllable is not None and syllable.spelled() == word != wrong:
                assert vnclean.normalize(f"việc {wrong} được") == f"việc {word} được"
                tried += 1
    assert tried > 2000


@pytest.mark.parametrize("style", ["traditional", "modern", "keep"])
def test_attested_syllables_stay_as_they_are(style: Style) -> None:
    for word in syllables():
        if (parts := split_syllable(word)) is not None and parts.spelled("modern") == word:
            assert Tones(style)(word) == word


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Chọn khoá/mở máy, xoá/sửa tin.", "Chọn khóa/mở máy, xóa/sửa tin."),
        ("Xem hoà/toà.html và /hoà/toà", "Xem hoà/toà.html và /hoà/toà"),
        ("Toà Sunrise B xuống chậm nhất", "Tòa Sunrise B xuống chậm nhất"),
        ("Anh Chloé và bé Zoé đi học", "Anh Chloé và bé Zoé đi học"),
    ],
)
def test_two_words_with_a_slash_are_prose_and_a_path_is_not(text: str, repaired: str) -> None:
    assert Tones()(text) == repaired
