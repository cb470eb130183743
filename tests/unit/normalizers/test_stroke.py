"""Tests of ``vnclean.normalizers.stroke``."""

import pytest

from vnclean.normalizers import Stroke


@pytest.mark.parametrize(
    ("text", "repaired"),
    [("Ðảng bộ", "Đảng bộ"), ("Ɖức", "Đức"), ("HÐND", "HĐND"), ("ðược", "được"), ("Guðmundsson", "Guðmundsson")],
)
def test_eth_becomes_d_with_stroke_in_vietnamese_words(text: str, repaired: str) -> None:
    assert Stroke()(text) == repaired
