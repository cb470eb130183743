"""Tests of ``vnclean.text.legacy_charsets``."""

import itertools
import unicodedata

import pytest

from support.charset_texts import DRESSES, TONES, table, written
from vnclean.text.legacy_charsets import CHARSETS, read_as
from vnclean.text.syllables import forms

VOWELS = "aăâeêioôơuưy"


LETTERS = [
    unicodedata.normalize("NFC", letter + tone)
    for letter, tone in itertools.product(VOWELS + VOWELS.upper(), TONES)
    if not (letter + tone).isascii()
] + ["đ", "Đ"]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(
    "dress", [dress if n == 0 else pytest.param(dress, marks=pytest.mark.slow) for n, dress in enumerate(DRESSES)]
)
def test_every_letter_there_and_back(charset: str, dress: str) -> None:
    for letter in LETTERS:
        for word in sorted(word for word in forms("traditional") if letter in word)[:9]:
            read = read_as(DRESSES[dress](written(word, charset)), charset)
            assert read == word or (charset == "tcvn3" and read.lower() == word.lower())


def test_the_table_has_every_letter() -> None:
    for charset in ("vni", "viscii", "vps"):
        assert set(table(charset)) >= set(LETTERS) - set("íìÍÌ" if charset == "vni" else "")
    assert {letter.lower() for letter in LETTERS} == {letter.lower() for letter in table("tcvn3")}


def test_the_charsets_are_all_read() -> None:
    assert all(read_as("plain ASCII, 1 + 1", charset) == "plain ASCII, 1 + 1" for charset in CHARSETS)
