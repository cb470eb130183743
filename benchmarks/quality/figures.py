"""The figures: shares of characters kept and removed, and of lines with the correct label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import vnclean
from benchmarks.quality.material import NEVER_COUNTS, TEXT, Labelled
from benchmarks.quality.systems import System


@dataclass(frozen=True)
class Figures:
    """The figures of a page: characters of body and of boilerplate, and how many of these were lost or left."""

    name: str
    body: int
    lost: int
    other: int
    left: int

    @property
    def kept(self) -> float:
        """The share of the body that was kept."""
        return 1 - self.lost / self.body if self.body else 1.0

    @property
    def removed(self) -> float:
        """The share of the boilerplate that was removed."""
        return 1 - self.left / self.other if self.other else 1.0


def measure(page: Labelled, system: System) -> Figures:
    """Return the figures of one system on one page. Titles and doubtful lines never count."""
    stays = system([text for text, _ in page.lines])
    body = lost = other = left = 0
    for (text, label), stay in zip(page.lines, stays, strict=True):
        if label.endswith("?") or label in NEVER_COUNTS:
            continue
        if label in TEXT:
            body += len(text)
            lost += 0 if stay else len(text)
        else:
            other += len(text)
            left += len(text) if stay else 0
    return Figures(page.name, body, lost, other, left)


def mean(figures: Sequence[Figures]) -> tuple[float, float]:
    """Return body kept and boilerplate removed, as means over the pages."""
    return sum(f.kept for f in figures) / len(figures), sum(f.removed for f in figures) / len(figures)


def whole(figures: Sequence[Figures]) -> tuple[float, float]:
    """Return body kept and boilerplate removed, as shares of the characters of all pages."""
    body, lost, other, left = (sum(getattr(f, each) for f in figures) for each in ("body", "lost", "other", "left"))
    together = Figures("", body, lost, other, left)
    return together.kept, together.removed


def labels_right(pages: Iterable[Labelled]) -> float:
    """Return the share of lines whose label is the gold label; lines with a doubtful label do not count."""
    right = total = 0
    for page in pages:
        decisions = vnclean.extract(vnclean.read_text(page.source)).decisions
        for (_, label), decision in zip(page.lines, decisions, strict=True):
            if not label.endswith("?"):
                total += 1
                right += decision.label == label
    return right / total
