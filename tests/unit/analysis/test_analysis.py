"""Tests of ``vnclean.analysis.analysis``."""

import pytest

from vnclean import read_html, read_text
from vnclean.analysis.analysis import Analysis
from vnclean.model.page import Page

PROSE = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải <a href=/>chạy lũ</a> ngay trong đêm."


@pytest.mark.parametrize(
    ("page", "flags"),
    [
        (read_html(""), set[str]()),
        (read_html("<p>x"), {"elements"}),
        (read_html("<p>x<p>X"), {"elements", "twins"}),
        (read_html("<p><a href=/>Tin liên quan</a>"), {"elements", "lexicon:listing"}),
        (read_html(f"<img src=a.jpg><p>{PROSE}"), {"elements", "images", "links", "span"}),
        (read_text("Tin liên quan\nTin liên quan"), {"lexicon:listing", "twins"}),
    ],
)
def test_what_a_page_has(page: Page, flags: set[str]) -> None:
    assert Analysis(page).evidence == flags
