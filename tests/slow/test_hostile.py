"""Hostile markup: each shape, read in a new process, stays within limits of time and memory."""

from math import log

import pytest

from support.hostile import HOSTILE, Cost, cost

SIZE = 250_000
SECONDS = 4
MEMORY = 100 + 30 * SIZE / 1e6
"""The limit in MB: the memory of the process, plus thirty times the size of the page."""
STEEPEST = 1.3
LARGER = 3
"""How much longer the second page is with which the growth of time is checked."""
TRIES = 2
LONG = 0.3
"""The minimum time in seconds, for a page of ``SIZE`` characters, from which the growth of time is checked."""


def within(name: str, size: int, seconds: float) -> Cost:
    """Return the cost of a shape; if it takes more than ``seconds``, the better of two runs."""
    taken = cost(name, size)
    return taken if taken.seconds <= seconds else min(taken, cost(name, size))


def growth(name: str) -> float:
    """Return the exponent of the growth of time: 1 if the time grows with the size, 2 if with its square."""
    return log(cost(name, LARGER * SIZE).seconds / cost(name, SIZE).seconds) / log(LARGER)


@pytest.mark.alone
@pytest.mark.parametrize("name", HOSTILE)
def test_time_and_memory_are_bounded(name: str) -> None:
    taken = within(name, SIZE, SECONDS)
    assert taken.seconds <= SECONDS
    assert taken.memory <= MEMORY
    if taken.seconds > LONG:
        assert any(growth(name) <= STEEPEST for _ in range(TRIES))


@pytest.mark.alone
def test_two_hundred_thousand_items() -> None:
    """The parser's tree takes 140 MB, the blocks 125, the decisions 45, the page itself 13, the process 40."""
    taken = within("links in items, closed", 5_500_000, 12)
    assert taken.seconds <= 12
    assert taken.memory <= 380
