"""Tests of ``vnclean.filters.figures``."""

import pytest

import vnclean
from support.pages import FIVE


@pytest.mark.parametrize(("words", "matched"), [(4, True), (1, False)])
def test_an_alternative_text_is_more_than_a_word(words: int, story: dict[str, str], *, matched: bool) -> None:
    text = " ".join("Bà con dựng cầu".split()[:words])
    paragraphs = [f"<p>{story[number]}</p>" for number in FIVE]
    paragraphs.insert(2, f'<img src="/a.jpg" alt="{text}"><p>{text}</p>')
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    (decision,) = (each for each in vnclean.extract(page).decisions if each.block.text == text)
    assert (decision.reason == "a picture's alternative text") is matched


@pytest.mark.parametrize(("length", "matched"), [(120, True), (400, False)])
def test_a_long_paragraph_in_italics_under_a_picture_is_prose(
    length: int, story: dict[str, str], *, matched: bool
) -> None:
    text = ("bà con dựng cầu " * 20)[: length - 2].ljust(length - 1, "u") + "."
    paragraphs = [f"<p>{story[number]}</p>" for number in FIVE]
    paragraphs.insert(2, f'<p><img src="/a.jpg"></p><p><em>{text}</em></p>')
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    (decision,) = (each for each in vnclean.extract(page).decisions if each.block.text == text)
    assert decision.reason.startswith("in italics") is matched


def test_a_speaker_beside_a_portrait_is_not_a_caption(story: dict[str, str]) -> None:
    speaker = '<img src="/a.jpg" alt="Nghệ sĩ Lò Mai"><div>Nghệ sĩ Lò Mai</div>'
    answers = "".join(f"{speaker}<p>{story[number]}</p>" for number in FIVE[:4])
    text = vnclean.extract(f"<h1>{story['title']}</h1><article><p>{story['5']}</p>{answers}</article>").text
    assert text.count("Nghệ sĩ Lò Mai") == len(FIVE[:4])
    once = f"<p>{story['1']}</p>{speaker}" + "".join(f"<p>{story[number]}</p>" for number in FIVE[1:])
    assert "Nghệ sĩ Lò Mai" not in vnclean.extract(f"<h1>{story['title']}</h1><article>{once}</article>").text


@pytest.mark.parametrize(("rows", "dropped"), [("</tr><tr>", True), ("", False)])
def test_a_cell_is_a_caption_under_its_picture_and_text_beside_it(
    rows: str, story: dict[str, str], *, dropped: bool
) -> None:
    text = "Bà con dựng cầu mới qua suối."
    table = f"<table><tr><td><img src=/a.jpg></td>{rows}<td>{text}</td></tr></table>"
    cells = "".join(f"<table><tr><td>{story[number]}</td></tr></table>" for number in FIVE)
    page = vnclean.extract(f"<h1>{story['title']}</h1><article>{cells}{table}{cells[::-1]}</article>")
    assert (text not in page.text) is dropped
