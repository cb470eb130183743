"""A page of HTML and its rendering as text give the same article, except for what only markup shows."""

import os
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from benchmarks.quality.material import Labelled, read_html_pages
from support.material import PROSE, HtmlCase, read_cases
from vnclean.corpus.evaluate import words

PARAGRAPHS = sorted({line for case in read_cases() for line in case.text.split("\n") if len(line) > 150})
HEAD = ["Trang chủ", "Thời sự", "Thế giới", "Kinh doanh"]
TAIL = ["Tin liên quan", "Ba năm xây cầu treo bên dòng suối lớn của huyện", "0 bình luận", "Chia sẻ", "RSS"]


def markup(lines: list[str], wrap: str) -> str:
    """Return the lines in one of the forms of markup that pages use for paragraphs."""
    texts = [escape(line) for line in lines]
    return {
        "p": "".join(f"<p>{text}</p>" for text in texts),
        "div": "".join(f"<div>{text}</div>" for text in texts),
        "br": "<br>".join(texts),
        "span": "".join(f"<p><span style='color:#000'>{text}</span></p>" for text in texts),
        "li": "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>",
        "cells": "<table>" + "".join(f"<tr><td>{text}</td></tr>" for text in texts) + "</table>",
    }[wrap]


@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=8, unique=True),
    st.sampled_from(["p", "div", "br", "span", "li", "cells"]),
    st.sampled_from(["p", "div", "br", "li"]),
)
def test_a_generated_page_and_its_text_agree(body: list[str], wrap: str, around: str) -> None:
    lines = [*HEAD, PROSE["title"], *body, *TAIL]
    text = vnclean.extract(vnclean.read_text("\n".join(lines)))
    html = (
        f"<div class=m>{markup(HEAD, around)}</div><h1>{escape(PROSE['title'])}</h1><div id=nd>{markup(body, wrap)}</div>"
        f"<div class=k>{markup(TAIL, around)}</div>"
    )
    page = vnclean.read_html(html)
    assert [block.text for block in page.blocks] == [" ".join(line.split()) for line in lines]
    twin = vnclean.extract(page)
    assert twin.title == PROSE["title"]  # text alone does not show the <h1>
    assert text.title in (None, PROSE["title"])
    assert _kept(twin) == _kept(text)


def _kept(article: vnclean.Article) -> list[list[str]]:
    return [d.block.text.split() for d in article.kept if d.block.text != PROSE["title"]]


def test_a_case_and_its_text_share_their_story(html_case: HtmlCase, request: pytest.FixtureRequest) -> None:
    if html_case.name == "lottery_like":
        request.applymarker(pytest.mark.xfail(strict=True, reason="three sentences among tables: only the tree tells"))
    page = vnclean.read_html(html_case.source)
    text, html = words(vnclean.clean(vnclean.read_text(page.source))), words(vnclean.clean(page))
    assert (text & html).total() >= 0.85 * min(text.total(), html.total())


PAGES = os.environ.get("VNCLEAN_PAGES")


@pytest.mark.skipif(
    not PAGES, reason="VNCLEAN_PAGES names no folder of labelled pages; they are no part of the project"
)
def test_saved_pages_and_their_texts_agree() -> None:
    shares = []
    for page in read_html_pages(Path(PAGES or "")):
        source = Labelled(page.name, tuple(page.lines)).source
        text, html = words(vnclean.clean(vnclean.read_text(source))), words(vnclean.clean(page.source))
        shares.append((text & html).total() / max(text.total(), html.total()))
    assert min(shares) >= 0.85
    assert sum(shares) / len(shares) >= 0.97
