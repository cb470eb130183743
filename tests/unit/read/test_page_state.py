"""Tests of ``vnclean.read.page_state``."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

import vnclean
from vnclean.read.page_state import state_body

TEXT = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
HTML = "".join(f"<p>{TEXT} Ngày thứ {number}.</p>" for number in range(4))
BLOCKS = [{"type": "text", "text": f"{TEXT} Ngày thứ {number}."} for number in range(4)]


def page(script: str) -> str:
    return f"<title>Mưa lớn ở miền núi</title><nav><a href=/>Trang chủ</a></nav><div id=app>Đang tải</div>{script}"


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"post": {"html": HTML}}})}</script>',
        f"<script>window.__INITIAL_STATE__ = {json.dumps({'post': {'blocks': BLOCKS}})};</script>",
        f'<script>self.__DATA__={json.dumps({"a": 1, "text": TEXT * 4})[:-1]},"b":undefined}}</script>',
    ],
)
def test_text_that_only_the_state_holds_is_read(script: str) -> None:
    article = vnclean.extract(page(script))
    assert article.text.startswith(TEXT)
    assert "Trang chủ" not in article.text
    assert article.notes == ("the page shows no text; that of the state of its application was read",)


@pytest.mark.parametrize(
    "state",
    [
        {"items": [{"title": "Tin", "url": f"/{number}", "text": TEXT} for number in range(9)]},  # other articles
        {"text": "ngắn"},
        [],
        None,
    ],
)
def test_a_state_without_an_article(state: object) -> None:
    assert state_body(LexborHTMLParser(f"<script>window.__STATE__ = {json.dumps(state)}</script>")) == ""


@pytest.mark.parametrize(
    "script", ["<script>window.__STATE__ = {broken</script>", f"<script>__STATE__={'[' * 9999}</script>"]
)
def test_a_broken_state_is_passed_over(script: str) -> None:
    assert state_body(LexborHTMLParser(script)) == ""


def test_a_page_that_shows_its_article_is_read_as_shown() -> None:
    script = f'<script id="__NEXT_DATA__">{json.dumps({"html": HTML.replace("đêm", "ngày")})}</script>'
    article = vnclean.extract(page(script) + f"<div>{HTML}</div>")
    assert article.notes == ()
    assert "suốt ngày" not in article.text
