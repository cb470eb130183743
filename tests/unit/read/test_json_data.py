"""Tests of ``vnclean.read.json_data``."""

import json
import time

import pytest
from selectolax.lexbor import LexborHTMLParser

import vnclean
from support.claims import LINKED, ld_json, page_with
from support.pages import SENTENCES
from vnclean.read.json_data import state_body


@pytest.mark.parametrize(
    "head",
    [
        ld_json(LINKED),
        ld_json([{"@type": "BreadcrumbList"}, LINKED]),
        ld_json(
            {"@graph": [{"@type": "WebSite", "name": "x"}, {**LINKED, "@type": ["ReportageNewsArticle", "Article"]}]}
        ),
        ld_json({"@type": "WebPage", "mainEntity": LINKED}),
        ld_json(
            {**LINKED, "author": ["Lò Thị Mai"], "publisher": "Báo Vùng Cao", "image": ["https://bao.example/1.jpg"]}
        ),
        ld_json(LINKED).replace(", ", ",\n\t ").replace("}}<", "},}<"),
        ld_json(LINKED).replace(">{", "><!--{").replace("}</", "}--></"),
        '<script type="application/ld+json">//<![CDATA[\n'
        + json.dumps(LINKED, ensure_ascii=False)
        + "\n//]]></script>",
    ],
)
def test_json_ld_in_all_its_forms(head: str, story: dict[str, str]) -> None:
    article = vnclean.extract(page_with(story, head))
    assert article.title == story["title"]
    assert article.author == "Lò Thị Mai"
    assert str(article.published) == "2026-03-07 08:06:00+07:00"
    assert str(article.modified) == "2026-03-07 09:00:00+07:00"
    assert (article.outlet, article.section, article.tags) == ("Báo Vùng Cao", "Xã hội", ("cầu treo", "Nà Khoang"))
    assert (article.url, article.image) == ("https://bao.example/1.html", "https://bao.example/1.jpg")
    assert article.sources["title"] == "JSON-LD headline"


@pytest.mark.parametrize(
    "broken", ["{", "[1, 2", '{"@type": "NewsArticle", "author": {"@id": [', "null", "7", '"x"', "[[[]]]", "{" * 5000]
)
def test_broken_json_ld_does_no_harm(broken: str, story: dict[str, str]) -> None:
    article = vnclean.extract(
        page_with(story, f'<script type="application/ld+json">{broken}</script><title>§title</title>')
    )
    assert article.title == story["title"]
    assert article.author is None


def test_the_plain_properties_of_json_that_is_broken_for_good(story: dict[str, str]) -> None:
    broken = ld_json(LINKED).replace('"articleSection"', '"description": "nói "to" thế", "articleSection"')
    article = vnclean.extract(page_with(story, broken))
    assert (article.title, article.author, article.section) == (story["title"], "Lò Thị Mai", "Xã hội")
    assert str(article.published) == "2026-03-07 08:06:00+07:00"


@pytest.mark.parametrize(
    "script",
    [
        "{" + "x" * 40_000 + "}x",
        "x" * 40_000 + "{",
        '{"author":' + " " * 40_000,
        '{"headline"' + " " * 40_000,
        "}" * 40_000,
    ],
)
def test_broken_linked_data_takes_time_that_grows_with_it(script: str) -> None:
    page = f"<script type='application/ld+json'>{script}</script>" * 10 + f"<p>{SENTENCES}</p>"
    start = time.process_time()
    vnclean.extract(vnclean.read_html(page))
    assert time.process_time() - start < 5  # quadratic time took minutes


@pytest.mark.parametrize(
    "script",
    [
        '/* <![CDATA[ */ {"@type": "NewsArticle", "headline": "Mưa lớn",} /* ]]> */;',
        '[{"@type": "Article", "headline": "Mưa lớn"}];',
    ],
)
def test_linked_data_is_read_with_what_stands_around_it(script: str) -> None:
    page = vnclean.read_html(f"<script type='application/ld+json'>{script}</script><p>{SENTENCES}</p>")
    assert [claim.value for claim in page.claims if claim.field == "title"] == ["Mưa lớn"]


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
