"""Tests of ``vnclean.normalizers.mojibake``."""

import pytest

import vnclean
from support.charset_texts import DRESSES
from support.material import PROSE
from vnclean.normalizers import Mojibake


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("dress", [*DRESSES])
def test_prose_in_mojibake(dress: str, times: int) -> None:
    for paragraph in PROSE.values():
        text = paragraph
        for _ in range(times):
            text = DRESSES[dress](text.encode())
        assert vnclean.normalize(text) == vnclean.normalize(paragraph)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Lß╗à hß╗Öi k├¿n l├í trß║╗ l├¬n cao nguy├¬n", "Lễ hội kèn lá trẻ lên cao nguyên"),
        ("├─ thư mục\n└─ tệp", "├─ thư mục\n└─ tệp"),
        ("Straße ║ Weg", "Straße ║ Weg"),
    ],
)
def test_text_of_a_console_is_decoded(text: str, repaired: str) -> None:
    assert Mojibake()(text) == repaired
