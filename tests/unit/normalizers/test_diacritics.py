"""Tests of ``vnclean.normalizers.diacritics``."""

import itertools
import unicodedata

import pytest

from vnclean.normalizers import Composition, Stroke


def test_every_order_of_marks_gives_the_composed_letter() -> None:
    quality = {"a": ["", "\u0302", "\u0306"], "e": ["", "\u0302"], "o": ["", "\u0302", "\u031b"], "u": ["", "\u031b"]}
    for letter, marks in quality.items():
        for mark, tone in itertools.product(marks, ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]):
            right = unicodedata.normalize("NFC", letter + mark + tone)
            for typed in (letter + tone + mark, unicodedata.normalize("NFC", letter + tone) + mark):
                assert Composition()(typed) == right
                assert Composition()(typed.upper()) == right.upper()


def test_runs_of_marks_are_left_as_they_are() -> None:
    zalgo = "e" + "\u0301\u0323" * 5000
    assert Composition()(zalgo) == zalgo


def test_other_scripts_keep_their_marks() -> None:
    for text in ("हिन्दी", "ภาษาไทย", "עִבְרִית"):
        assert Composition()(text) == text


@pytest.mark.parametrize(
    ("text", "repaired"),
    [("Ðảng bộ", "Đảng bộ"), ("Ɖức", "Đức"), ("HÐND", "HĐND"), ("ðược", "được"), ("Guðmundsson", "Guðmundsson")],
)
def test_eth_becomes_d_with_stroke_in_vietnamese_words(text: str, repaired: str) -> None:
    assert Stroke()(text) == repaired
