"""``python tools/growth.py [WORD…]``: print how time grows with each hostile shape whose name contains a word.

Shapes of hostile markup are read in a new process each, and their peak memory (MB) at a megabyte is printed, too.
"""

import sys
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

from support.hostile import HOSTILE, cost  # noqa: E402
from support.shapes import SHAPES, read_all, seconds, slope  # noqa: E402


def main(*words: str) -> None:
    """Print for each shape the seconds at a quarter of a megabyte and at one, and the slope."""
    for name, (read, make) in SHAPES.items():
        if _is_asked(name, words):
            pages = [make(size) for size in (1 << 18, 1 << 20)]
            small, large = (min(seconds(partial(read_all, read, page)) for _ in range(3)) for page in pages)
            print(_row(name, small, large), flush=True)
    for name in HOSTILE:
        if _is_asked(f"hostile: {name}", words):
            quarter, whole = cost(name, 1 << 18), cost(name, 1 << 20)
            print(f"{_row(f'hostile: {name}', quarter.seconds, whole.seconds)} {whole.memory:5.0f}", flush=True)


def _is_asked(name: str, words: tuple[str, ...]) -> bool:
    return not words or any(word in name for word in words)


def _row(name: str, small: float, large: float) -> str:
    return f"{name:44} {small:8.3f} {large:8.3f} {slope(small, large, 4):6.2f}"


if __name__ == "__main__":
    main(*sys.argv[1:])
