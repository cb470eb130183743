"""Tests of ``vnclean.normalizers.stroke``."""

import pytest

from vnclean.normalizers import Stroke


@pytest.mark.parametrize(
    ("text", "mended"),
    [("Ðảng bộ", "Đảng bộ"), ("Ɖức", "Đức"), ("HÐND", "HĐND"), ("ðược", "được"), ("Guðmundsson", "Guðmundsson")],
)
def test_eth_becomes_d_with_stroke_in_vietnamese_words(text: str, mended: str) -> None:
    assert Stroke()(text) == mended
