"""Hostile markup: seconds and memory of each shape, in a process of its own, against what a page of its size may take."""

from math import log

import pytest

from support.hostile import HOSTILE, cost

SIZE = 160_000
SECONDS = 3
MEMORY = 100 + 30 * SIZE / 1e6
"""Megabytes: those of the process, and thirty times the page."""
STEEPEST = 1.3
LONG = 0.3
"""Seconds that a page of a quarter of a million characters takes before it is worth asking how that grows."""


@pytest.mark.alone
@pytest.mark.parametrize("name", HOSTILE)
def test_time_and_memory_are_bounded(name: str) -> None:
    taken = cost(name, SIZE)
    assert taken.seconds <= SECONDS
    assert taken.memory <= MEMORY
    small = cost(name, 250_000)
    if small.seconds > LONG:
        assert log(cost(name, 1_000_000).seconds / small.seconds) / log(4) <= STEEPEST


@pytest.mark.alone
def test_two_hundred_thousand_items() -> None:
    """Of the memory the parser's tree has 140 MB, the blocks 100, the page itself 11, the process 36."""
    taken = cost("links in items, closed", 5_500_000)
    assert taken.seconds <= 12
    assert taken.memory <= 400
