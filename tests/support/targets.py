"""Fuzz targets: each passes bytes to one entry point of the package, and asserts what holds for any input."""

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
"""Ten times the cost per character of a page of a few lines, on a slow machine, with branch coverage recorded."""


def of_text(data: bytes) -> None:
    """Clean raw text: every character is in a block or is blank."""
    text = _text(data)
    article = _timed(len(text), lambda: vnclean.extract(vnclean.read_text(text)))
    end = 0
    for block in article.page.blocks:
        assert not (between := text[end : block.start]).strip() or is_blank(between)
        end = block.end
    assert not (rest := text[end:]).strip() or is_blank(rest)
    check(article)


def of_html(data: bytes) -> None:
    """Clean HTML, given as str."""
    text = _text(data)
    check(_timed(len(text), lambda: vnclean.extract(vnclean.read_html(text, url="https://bao.example/tin/1.html"))))


def of_markdown(data: bytes) -> None:
    """Clean Markdown."""
    text = _text(data)
    check(_timed(len(text), lambda: vnclean.extract(vnclean.read_markdown(text))))


def of_bytes(data: bytes) -> None:
    """Clean bytes of any kind: the result is an article, or an error with a message."""
    try:
        article = _timed(len(data), lambda: vnclean.extract(read(data)))
    except ValueError as error:
        assert len(str(error)) > len("no page")  # noqa: PT017 (either outcome is right)
        return
    check(article)


def of_normalize(data: bytes) -> None:
    """Normalize text: no line is lost, and a second run changes nothing."""
    text = _text(data)
    once = _timed(len(text), lambda: vnclean.normalize(text))
    assert once.count("\n") == text.count("\n")
    assert vnclean.normalize(once) == once


def of_json(data: bytes) -> None:
    """Read JSON of the package's own formats: it is read, or refused with one kind of error."""
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
    """Return a str for any bytes; it may have lone surrogates."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def _timed(length: int, act: Callable[[], _T]) -> _T:
    """Return the result of a call; assert that its time is within the limit for the length of its input."""
    start = time.process_time()
    found = act()
    assert time.process_time() - start < SECONDS + SECONDS_A_CHARACTER * length, "stalled"
    return found


def check(article: Article) -> None:
    """Assert what holds for every article."""
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
