"""Tests of ``vnclean.output.explain``."""

import json
from typing import Any

import vnclean
from support.claims import LINKED, ld_json, page_with
from vnclean import Article


def test_the_table_explains_every_block(article: Article) -> None:
    table, _, metadata = article.explain().partition("\n\n")
    head, *rows = table.split("\n")
    assert head.split() == ["no.", "score", "label", "filter", "reason", "text"]
    assert len(rows) == len(article.decisions)
    assert [row.split()[1] for row in rows] == [
        "keep" if d.label in article.keep else "drop" for d in article.decisions
    ]
    assert rows[6].split()[3:5] == ["caption", "caption.credit"]
    assert "author: Lò Thị Mai (printed in line 3)" in metadata.splitlines()
    assert {row.index(" caption.credit ") for row in rows if "caption.credit" in row} == {head.index("filter") - 1}


def test_the_table_shows_no_control_characters() -> None:
    table = vnclean.extract("a\u202eb\x1b[31mc \U0001f600 漢字").explain()
    assert "\u202e" not in table
    assert "\x1b" not in table


def test_a_blank_page_explains_itself() -> None:
    assert vnclean.extract("").explain().startswith("no.")


def test_the_explained_container_is_the_one_that_decided(story: dict[str, str]) -> None:
    """The container shown for a page in mojibake is that of the deciphered page, which the decisions are based on."""
    html = f"<h1>{story['title']}</h1><div id=a>" + "".join(f"<p>{story[n]}</p>" for n in "12345") + "</div>"
    whole, broken = vnclean.extract(html), vnclean.extract(html.encode().decode("cp1252", "ignore"))
    container = next(line for line in whole.explain().splitlines() if line.startswith("container: "))
    assert broken.decided is not broken.page
    assert container in broken.explain().splitlines()
    assert vnclean.extract(html).decided.source == whole.page.source


def test_everything_stands_in_the_table_and_in_json(story: dict[str, str]) -> None:
    article = vnclean.extract(page_with(story, ld_json(LINKED)))
    table = article.explain()
    for line in (
        "container: div:1#nd",
        f"title: {story['title']} (JSON-LD headline)",
        "tags: cầu treo, Nà Khoang (JSON-LD keywords)",
    ):
        assert line in table.splitlines()
    data: dict[str, Any] = json.loads(json.dumps(article.to_dict()))
    assert vnclean.Article.from_dict(data) == article
    assert data["sources"]["author"] == "JSON-LD author"
