"""Measurements that need a new process: import time and memory."""

import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent

_IMPORT = """
import time, regex, unidecode, selectolax.lexbor
start = time.perf_counter()
{}
print(time.perf_counter() - start)
"""


def in_new_process(code: str, *arguments: str) -> str:
    """Run a program in a new interpreter, in the checkout; return its output."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def import_times(rounds: int) -> dict[str, float]:
    """Return import times in milliseconds: medians of interpreters that have imported the dependencies already."""
    programs = {
        "import vnclean": "import vnclean",
        "from vnclean import clean": "from vnclean import clean",
        "from vnclean import clean; clean(a page)": "from vnclean import clean; clean('<p>Một đoạn văn ngắn.</p>')",
    }
    return {
        name: 1000 * median(float(in_new_process(_IMPORT.format(code))) for _ in range(rounds))
        for name, code in programs.items()
    }
