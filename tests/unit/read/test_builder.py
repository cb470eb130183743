"""Tests of ``vnclean.read.builder``."""

import pytest
from hypothesis import given

import vnclean
from support.malformed import markup
from support.pages import texts_of
from vnclean import read_html


@given(markup)
def test_blocks_are_the_lines_of_the_source(html: str) -> None:
    page = vnclean.read_html(html)
    rows = sorted((*page.blocks, *page.hidden), key=lambda block: block.start)
    assert page.source.split("\n") == ([block.text for block in rows] or [""])


def test_the_source_is_built_of_the_blocks() -> None:
    page = read_html("<p>Một <a href='/x'>hai</a></p><table><tr><td>a<td>b<tr><td>c<td>d</table><p>Ba</p>")
    assert page.source == "Một hai\na\tb\nc\td\nBa"
    assert [page.source[block.start : block.end] for block in page.blocks] == [block.text for block in page.blocks]
    assert [block.index for block in page.blocks] == list(range(len(page.blocks)))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", ["A\tB", "1\t2"]),
        ("<table><tr><td>A<td><td>C<tr><td>1<td>2<td>3</table>", ["A\t\tC", "1\t2\t3"]),
        ("<table><thead><tr><th>A<th>B<tbody><tr><td><p>1</p><p>2</p><td>3</table>", ["A\tB", "1 2\t3"]),
        ("<table role=presentation><tr><td>A<td>B<tr><td>1<td>2</table>", ["A", "B", "1", "2"]),
        ("<table><tr><td>A<td>B</table>", ["A", "B"]),
        (
            f"<table><tr><td>Menu<td>{'Một đoạn dài. ' * 30}<tr><td>1<td>2</table>",
            ["Menu", ("Một đoạn dài. " * 30).strip(), "1", "2"],
        ),
        ("<table><tr><td>x<td><table><tr><td>A<td>B<tr><td>1<td>2</table></table>", ["x", "A\tB", "1\t2"]),
        ("<table><tr><td><a href=/>Một</a><td><a href=/>Hai</a><tr><td>a<td>b</table>", ["Một", "Hai", "a", "b"]),
    ],
)
def test_data_tables_are_kept_row_by_row_and_layout_is_walked_through(html: str, expected: list[str]) -> None:
    assert texts_of(html) == expected
