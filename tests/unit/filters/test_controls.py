"""Tests of ``vnclean.filters.controls``."""

import pytest

import vnclean
from support.pages import FIVE, filters_by_start


@pytest.mark.parametrize(("length", "matched"), [(100, True), (600, False)])
def test_a_panel_is_short(length: int, story: dict[str, str], *, matched: bool) -> None:
    text = "Văn bản " + "a" * (length - len("Văn bản ") - len("Tải về"))
    paragraphs = [f"<p>{story[number]}</p>" for number in FIVE]
    paragraphs.insert(3, f"<section><p>{text}</p><button>Tải về</button></section>")
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    assert (filters_by_start(page)[text[:20]] == "widget.panel") is matched
