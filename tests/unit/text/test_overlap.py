"""Tests of ``vnclean.text.overlap``."""

from vnclean.text.overlap import share, word_pairs


def test_kinship_is_a_share() -> None:
    own = word_pairs(["Giá vàng tăng mạnh"])
    assert share(own, own) == 1.0
    assert share(own, set()) == 0.0
    assert share(set(), own) == 0.0
