"""Time grows in proportion to the size of any page: operations are counted, patterns timed as ratios."""

import os
from collections.abc import Callable
from functools import partial

import pytest

from support.material import Example, read_examples
from support.patterns import Asked, patterns
from support.shapes import DOORS, SHAPES, STEEPEST, growth, operations, read_all, seconds, slope, timed
from vnclean import NEWS, Page, read_text
from vnclean.model.normalizer import Normalizer
from vnclean.normalizers import NORMALIZERS

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
LENGTH = 1500 if DEEP else 400
HARMLESS = LENGTH * 4e-6
"""A time in seconds that is several times what a linear pattern takes for a text of ``LENGTH`` characters."""
BOUNDED = {
    "vnclean.read.html_metadata.ARTICLES": 200,  # the type of an item, truncated
    "vnclean.read.json_data.ARTICLES": 200,  # the same; other calls are ``fullmatch``, which is not quadratic
    "vnclean.text.line_features._CREDIT": 90,  # the end of a line
    "vnclean.text.tokens._BEFORE": 60,  # the text before a word
}
"""Patterns of quadratic time or worse, with the maximum length of the texts that they are used on."""
PATTERNS = [each for each in patterns() if each.name not in BOUNDED]
FILTERS = [name for name in NEWS.names if name not in {each.name for each in NORMALIZERS}]
EXAMPLES = read_examples()


@pytest.mark.alone
@pytest.mark.parametrize("asked", PATTERNS, ids=lambda each: each.name)
def test_no_pattern_takes_the_square_of_a_text(asked: Asked) -> None:
    for text in asked.texts(LENGTH, around=DEEP):
        for method, ask in asked.asks():
            if timed(partial(ask, text)) > HARMLESS:
                small, large = (min(timed(partial(ask, text * n)) for _ in range(5)) for n in (2, 8))
                assert slope(small, large, 4) < 1.5, f"{method} of {text[:20]!r}…"


@pytest.mark.alone
@pytest.mark.parametrize("name", BOUNDED)
def test_patterns_that_may_are_asked_about_little(name: str) -> None:
    asked = next(each for each in patterns() if each.name == name)
    for text in asked.texts(BOUNDED[name], around=True):
        for _, ask in asked.asks():
            assert min(timed(partial(ask, text)) for _ in range(3)) < 0.01


@pytest.mark.parametrize("name", SHAPES)
def test_operations_grow_with_the_page(name: str) -> None:
    assert growth(name) <= STEEPEST


@pytest.mark.alone
@pytest.mark.parametrize(("read", "make"), SHAPES.values(), ids=SHAPES)
def test_time_grows_with_the_page(read: Callable[[str], Page], make: Callable[[int], str]) -> None:
    small, large = (seconds(partial(read_all, read, make(size))) for size in (10_000, 80_000))
    assert large <= 25 * small + 0.5  # eight times the size; quadratic time would be 64 times as long


@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_takes_the_square_of_its_own_lines(name: str) -> None:
    page = _worst(name)
    if page is None:
        pytest.skip("only markup shows it what it takes; the shapes of markup go through it")
    pipeline = NEWS.only(name)

    def decide(times: int) -> None:
        lines = (f"{line} {number}" for number in range(times) for line in page.source.split("\n"))
        pipeline.decide(read_text("\n".join([*lines, page.source])))

    decide(1)
    small, large = (operations(partial(decide, times)) for times in (30, 120))
    assert slope(small, large, 4) <= STEEPEST


@pytest.mark.alone
@pytest.mark.parametrize("normalizer", NORMALIZERS, ids=lambda each: str(each.name))
def test_no_normalizer_takes_the_square_of_a_line(normalizer: Normalizer) -> None:
    lines = [line for make in DOORS["text"][1].values() for line in [make(3000)] if "\n" not in line]
    for line in lines:
        small, large = (min(seconds(partial(normalizer, line * n)) for _ in range(3)) for n in (1, 8))
        assert large <= 25 * small + 0.1, line[:20]


def _worst(name: str) -> Example | None:
    """Return the fixture in which a filter labels the most lines; ``None`` if it labels no line of any."""
    taken = {
        example.name: sum(decision.filter == name for decision in NEWS.only(name).decide(read_text(example.source)))
        for example in EXAMPLES
    }
    best = max(EXAMPLES, key=lambda example: taken[example.name])
    return best if taken[best.name] else None
