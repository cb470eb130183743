"""What is fuzzed: each target makes the input of one door of bytes, and asserts what holds for any input."""

import json
import time
from collections.abc import Callable
from typing import Final, TypeVar

import vnclean
from support.inert import CONTROLS, assert_inert_html, assert_inert_report, assert_inert_table
from vnclean import Article, Tally
from vnclean.corpus.templates import Templates
from vnclean.read.auto import read
from vnclean.text.line_features import is_blank
from vnclean.text.memo import clear_memos

_T = TypeVar("_T")
vnclean.extract("Trang chủ")  # tables are read before anything is timed
SECONDS: Final = 0.5
SECONDS_A_CHARACTER: Final = 3e-4
"""Ten times what a page of a few lines costs on a slow machine, with every branch counted."""


def of_text(data: bytes) -> None:
    """Raw text: every character stands in a block or is blank."""
    text = _text(data)
    article = _timed(len(text), lambda: vnclean.extract(vnclean.read_text(text)))
    end = 0
    for block in article.page.blocks:
        assert not (between := text[end : block.start]).strip() or is_blank(between)
        end = block.end
    assert not (rest := text[end:]).strip() or is_blank(rest)
    check(article)


def of_html(data: bytes) -> None:
    """Markup, as text."""
    text = _text(data)
    check(_timed(len(text), lambda: vnclean.extract(vnclean.read_html(text, url="https://bao.example/tin/1.html"))))


def of_markdown(data: bytes) -> None:
    """Markdown."""
    text = _text(data)
    check(_timed(len(text), lambda: vnclean.extract(vnclean.read_markdown(text))))


def of_bytes(data: bytes) -> None:
    """Bytes of whatever kind: a page, or a sentence."""
    try:
        article = _timed(len(data), lambda: vnclean.extract(read(data)))
    except ValueError as error:
        assert len(str(error)) > len("no page")  # noqa: PT017 (either outcome is right)
        return
    check(article)


def of_normalize(data: bytes) -> None:
    """Lines to be mended: none is lost, and none is mended twice."""
    text = _text(data)
    once = _timed(len(text), lambda: vnclean.normalize(text))
    assert once.count("\n") == text.count("\n")
    assert vnclean.normalize(once) == once


def of_json(data: bytes) -> None:
    """What should be JSON of our own: it is read, or refused in one way."""
    text = _text(data)
    for read_it in (Tally.from_json, Templates.from_json):
        try:
            found = read_it(text)
        except ValueError:
            continue
        assert read_it(found.to_json()) == found
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    try:
        article = Article.from_dict(value)
    except (KeyError, ValueError):
        return
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "bytes": of_bytes,
    "html": of_html,
    "json": of_json,
    "markdown": of_markdown,
    "normalize": of_normalize,
    "text": of_text,
}


def _text(data: bytes) -> str:
    """Any text, halves of surrogate pairs among it, for any bytes."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def _timed(length: int, act: Callable[[], _T]) -> _T:
    """What an act gives, if it takes no longer than its input allows."""
    start = time.process_time()
    found = act()
    assert time.process_time() - start < SECONDS + SECONDS_A_CHARACTER * length, "stalled"
    return found


def check(article: Article) -> None:
    """What holds for every article."""
    page = article.page
    assert [decision.block for decision in article.decisions] == list(page.blocks)
    assert len(article.texts) == len(page.blocks)
    for index, (block, decision) in enumerate(zip(page.blocks, article.decisions, strict=True)):
        assert block.index == index
        assert page.source[block.start : block.end] == block.text
        assert block.text.strip()
        assert decision.filter or decision.label == "body"
        assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)
    assert all(0 <= image.before <= len(page.blocks) for image in page.images)
    assert 0.0 <= article.vietnamese <= 1.0
    assert article.page_type_reason
    assert_inert_html(_timed(len(page.source), article.html))
    assert_inert_table(article.explain())
    assert_inert_report(_timed(len(page.source), article.report))
    assert_inert_table(str(Tally.of([article])))
    assert isinstance(_timed(len(page.source), article.to_markdown), str)
    assert not CONTROLS.search(article.text)
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article
    clear_memos()
    assert vnclean.extract(page) == article
