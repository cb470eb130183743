"""Tests of ``vnclean.normalizers.escapes``."""

import pytest

import vnclean


@pytest.mark.parametrize("odd", ["\x1f", "\x20", "\x7e"])
def test_entities_of_controls_stay(odd: str) -> None:
    text = f"Hà Nội&#{ord(odd)};mùa thu"
    assert vnclean.normalize(text) == (text if odd < " " else f"Hà Nội{odd}mùa thu")
