"""Tests of ``vnclean.normalizers.invisible``."""

import pytest

import vnclean
from vnclean.normalizers import Invisible, Spaces


def test_halves_of_surrogate_pairs_are_joined_or_replaced() -> None:
    assert vnclean.normalize("a\ud800b \udfff \ud83d\ude00") == "a\ufffdb \ufffd \U0001f600"
    assert vnclean.bare("Đ\ud800") == "D\ud800"


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("30\u00ac-CTr", "30-CTr"),
        ("phát\u00actriển", "pháttriển"),
        ("p \u00ac q", "p \u00ac q"),
        ("Vi\u200bệt\ufeff \u202eNam", "Việt Nam"),
        ("công\u00adtác", "côngtác"),
        ("a\u200db", "ab"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("क्\u200dष", "क्\u200dष"),
        ("bell\x07", "bell"),
    ],
)
def test_invisible_characters_go_where_nothing_needs_them(text: str, repaired: str) -> None:
    assert Invisible()(text) == repaired


def test_the_ellipsis_of_windows_1252_is_no_line_break_beside_its_quotes() -> None:
    assert vnclean.read_text("Bà nói \x93được\x94\x85 rồi cười").blocks[0].text == "Bà nói \x93được\x94\x85 rồi cười"
    assert vnclean.normalize("Bà nói \x93được\x94\x85 rồi cười") == "Bà nói “được”… rồi cười"
    assert [block.text for block in vnclean.read_text("một\x85hai").blocks] == ["một", "hai"]
    assert vnclean.read_html("<p>Bà nói \x93được\x94\x85 rồi cười").blocks[0].text == "Bà nói \x93được\x94… rồi cười"


def test_spaces_become_plain_single_and_inner() -> None:
    assert Spaces()("\u00a0a\u2009b \t c\u3000") == "a b c"
    assert Spaces()("a b") == "a b"
