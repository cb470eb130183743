"""Hostile markup: seconds and memory of each shape, in a process of its own, against what a page of its size may take."""

from math import log

import pytest

from support.hostile import HOSTILE, Cost, cost

SIZE = 160_000
SECONDS = 3
MEMORY = 100 + 30 * SIZE / 1e6
"""Megabytes: those of the process, and thirty times the page."""
STEEPEST = 1.3
LONG = 0.3
"""Seconds that a page of a quarter of a million characters takes before it is worth asking how that grows."""


def within(name: str, size: int, seconds: float) -> Cost:
    """Return what a shape takes; where it took longer than it may, the better of two."""
    taken = cost(name, size)
    return taken if taken.seconds <= seconds else min(taken, cost(name, size))


@pytest.mark.alone
@pytest.mark.parametrize("name", HOSTILE)
def test_time_and_memory_are_bounded(name: str) -> None:
    taken = within(name, SIZE, SECONDS)
    assert taken.seconds <= SECONDS
    assert taken.memory <= MEMORY
    small = cost(name, 250_000)
    if small.seconds > LONG:
        assert log(cost(name, 1_000_000).seconds / small.seconds) / log(4) <= STEEPEST


@pytest.mark.alone
def test_two_hundred_thousand_items() -> None:
    """Of the memory the parser's tree has 140 MB, the blocks 125, deciding 45, the page itself 13, the process 40."""
    taken = within("links in items, closed", 5_500_000, 12)
    assert taken.seconds <= 12
    assert taken.memory <= 380
