"""Tests of ``vnclean.normalizers.spaces``."""

from vnclean.normalizers import Spaces


def test_spaces_become_plain_single_and_inner() -> None:
    assert Spaces()("\u00a0a\u2009b \t c\u3000") == "a b c"
    assert Spaces()("a b") == "a b"
