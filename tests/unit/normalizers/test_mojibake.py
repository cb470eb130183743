"""Tests of ``vnclean.normalizers.mojibake``."""

import pytest

import vnclean
from support.charset_texts import DRESSES
from support.material import PROSE


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("dress", [*DRESSES])
def test_prose_in_mojibake(dress: str, times: int) -> None:
    for paragraph in PROSE.values():
        text = paragraph
        for _ in range(times):
            text = DRESSES[dress](text.encode())
        assert vnclean.normalize(text) == vnclean.normalize(paragraph)
