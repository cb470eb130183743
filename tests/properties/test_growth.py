"""Work grows in proportion to the page: a sample of hostile shapes; ``tests/slow/test_attacks.py`` has all of them."""

from functools import partial

import pytest

import vnclean
from support.shapes import SHAPES, STEEPEST, growth, operations, slope

SAMPLE = (
    "text: a line of spaces", "text: a line of marks of two kinds", "text: names in a story", "text: mojibake in a story",
    "text: tiny lines, all different", "text: heads of listings", "text: headlines", "text: slugs", "text: wrapped lines",
    "markdown: links", "markdown: nested items", "markdown: rows", "markdown: open links",
    "html: siblings", "html: attributes with brackets", "html: open comments", "html: broken JSON", "html: links mended",
    "html: cells", "html: hidden",
)  # fmt: skip
"""One shape for each dimension that grows: lines, marks, names, lists, attributes, cells."""


@pytest.mark.parametrize("name", SAMPLE)
def test_operations_grow_with_the_page(name: str) -> None:
    assert name in SHAPES
    assert growth(name, divisor=2) <= STEEPEST


def test_what_is_measured_tells_a_square_from_a_line() -> None:
    def square(n: int) -> None:
        for _ in range(n):
            for _ in range(n):
                vnclean.fold("")

    assert slope(operations(partial(square, 20)), operations(partial(square, 80)), 4) > 1.8
