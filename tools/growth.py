"""``python tools/growth.py [WORD…]``: how time grows with each hostile shape whose name has a word in it."""

import sys
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

from support.shapes import SHAPES, read_all, seconds, slope  # noqa: E402


def main(*words: str) -> None:
    """Print for each shape the seconds at a quarter of a megabyte and at one, best of three, and the slope."""
    for name, (read, make) in SHAPES.items():
        if words and not any(word in name for word in words):
            continue
        pages = [make(size) for size in (1 << 18, 1 << 20)]
        small, large = (min(seconds(partial(read_all, read, page)) for _ in range(3)) for page in pages)
        print(f"{name:44} {small:8.3f} {large:8.3f} {slope(small, large, 4):6.2f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
