"""Tests of ``vnclean.filters.figures``."""

import pytest

import vnclean
from support.pages import FIVE


@pytest.mark.parametrize(("words", "goes"), [(4, True), (1, False)])
def test_an_alternative_text_is_more_than_a_word(words: int, story: dict[str, str], *, goes: bool) -> None:
    text = " ".join("Bà con dựng cầu".split()[:words])
    paragraphs = [f"<p>{story[number]}</p>" for number in FIVE]
    paragraphs.insert(2, f'<img src="/a.jpg" alt="{text}"><p>{text}</p>')
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    (decision,) = (each for each in vnclean.extract(page).decisions if each.block.text == text)
    assert (decision.reason == "a picture's alternative text") is goes


@pytest.mark.parametrize(("length", "goes"), [(120, True), (400, False)])
def test_a_long_paragraph_in_italics_under_a_picture_is_prose(
    length: int, story: dict[str, str], *, goes: bool
) -> None:
    text = ("bà con dựng cầu " * 20)[: length - 2].ljust(length - 1, "u") + "."
    paragraphs = [f"<p>{story[number]}</p>" for number in FIVE]
    paragraphs.insert(2, f'<p><img src="/a.jpg"></p><p><em>{text}</em></p>')
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    (decision,) = (each for each in vnclean.extract(page).decisions if each.block.text == text)
    assert decision.reason.startswith("in italics") is goes
