"""Tests of ``vnclean.normalizers.invisible``."""

import pytest

import vnclean
from vnclean.normalizers import Invisible


def test_halves_of_surrogate_pairs_are_joined_or_replaced() -> None:
    assert vnclean.normalize("a\ud800b \udfff \ud83d\ude00") == "a\ufffdb \ufffd \U0001f600"
    assert vnclean.bare("Đ\ud800") == "D\ud800"


@pytest.mark.parametrize(
    ("text", "mended"),
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
def test_invisible_characters_go_where_nothing_needs_them(text: str, mended: str) -> None:
    assert Invisible()(text) == mended
