"""Tests of ``vnclean.text.tokens``."""

import re

import pytest

from vnclean.text.tokens import evidence, protected, replace_prose, replace_words, words_with

LETTER = re.compile("à")


@pytest.mark.parametrize(
    ("line", "replaced"),
    [
        ("hoà bình", "HOÀ bình"),
        ("hoà, hoà.", "HOÀ, HOÀ."),
        ("hoà2 2hoà #hoà @hoà hoà_b", "hoà2 2hoà #hoà @hoà hoà_b"),
        ("xem www.hoà.vn và hoà", "xem www.hoà.vn VÀ HOÀ"),
        ("gõ `hoà` rồi hoà", "gõ `hoà` rồi HOÀ"),
        ("/hoà/binh.txt", "/hoà/binh.txt"),
        ("hoà\ufffd", "hoà\ufffd"),  # the replacement character shows a damaged word
    ],
)
def test_only_words_of_prose_are_replaced(line: str, replaced: str) -> None:
    assert replace_words(LETTER, lambda found: found.word.upper(), line) == replaced


def test_neighbours_are_across_spaces_only() -> None:
    (found,) = words_with(LETTER, "xã vùng cao hoà bình, ấm no")
    assert (found.before, found.after, found.neighbours) == (("vùng", "cao"), ("bình",), ("cao", "bình"))
    (found,) = words_with(LETTER, "xã, hoà - bình")
    assert found.neighbours == ()


def test_words_longer_than_any_disguise_are_left_out() -> None:
    assert not list(words_with(LETTER, "b" * 200 + "à" + "b" * 200))


def test_addresses_and_code_are_no_prose() -> None:
    assert replace_prose(re.compile("a"), lambda _: "A", "a `a` http://a.vn a") == "A `a` http://a.vn A"  # type: ignore[arg-type]
    assert protected("a@b.vn và x/y/z") == ((0, 6), (10, 15))


def test_acronyms_speak_for_no_language() -> None:
    assert evidence("HĐND TP. UNESCO") == (0, 0)
    assert evidence("người Chloé") == (1, 1)
