"""Speed and quality, compared with peers: ``python -m benchmarks.speed``, ``python -m benchmarks.quality FOLDER``."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]  # for the cases and shapes that tests use, too
