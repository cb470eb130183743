"""Tests of ``vnclean.read.json_ld``."""

import json
import time

import pytest

import vnclean
from support.claims import LINKED, ld_json, page_with
from support.pages import SENTENCES


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
