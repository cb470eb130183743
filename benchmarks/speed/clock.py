"""Timing of contestants that take turns within a round, so that a machine that slows down slows all of them."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Contest = Mapping[str, Callable[[], object]]
"""The functions to time, by name: one call does the whole work once."""


@dataclass(frozen=True)
class Times:
    """The seconds that a contestant took, round by round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median over the rounds, in seconds."""
        return median(self.seconds)

    @property
    def spread(self) -> float:
        """The slowest round divided by the fastest, a measure of the machine's noise."""
        return max(self.seconds) / min(self.seconds)

    def over(self, other: "Times") -> float:
        """Return the time relative to that of another contestant: the median of the ratios of each round."""
        return median(mine / its for mine, its in zip(self.seconds, other.seconds, strict=True))


def take_turns(contest: Contest, rounds: int) -> dict[str, Times]:
    """Time each contestant once a round, after one round that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in contest}
    for turn in range(rounds + 1):
        for name, work in contest.items():
            gc.collect()
            start = perf_counter()
            work()
            if turn:
                taken[name].append(perf_counter() - start)
    return {name: Times(tuple(seconds)) for name, seconds in taken.items()}
