"""``python -m tests.slow.fuzz [TARGET…] [--minutes N]``: fuzz the targets in turn, and save inputs that fail.

With Atheris (``pip install '.[fuzz]'``), coverage guides the inputs to new branches; without it, or with ``--plain``,
seeds are mutated at random. New inputs are kept in ``--work``, which is not the project's corpus: ``--merge`` adds
those to the corpus that cover more.
"""

import argparse
import hashlib
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Final

from coverage import Coverage

HERE: Final = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]  # the import paths that pytest sets, too

from fuzz.mutate import LONGEST, mutate  # noqa: E402
from fuzz.seeds import CORPUS, seeds  # noqa: E402
from support.targets import TARGETS  # noqa: E402


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz the targets; return 0 if no input failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.slow.fuzz", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=1.0, help="for each target")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--plain", action="store_true", help="by chance, though Atheris is there")
    parser.add_argument("--work", type=Path, default=Path("fuzzing"), help="where inputs go that are new or fail")
    parser.add_argument("--merge", action="store_true", help="add what covers more to the project's corpus, and end")
    asked = parser.parse_args(arguments)
    if wrong := set(asked.targets) - set(TARGETS):
        parser.error(f"no target is named {', '.join(sorted(wrong))}")
    guided = not asked.plain and find_spec("atheris") is not None
    failed = 0
    for name in asked.targets or TARGETS:
        work: Path = asked.work / name
        work.mkdir(parents=True, exist_ok=True)
        if asked.merge:
            merge(name, work)
            continue
        run = guide if guided else chance
        failed |= run(name, work, seconds=int(asked.minutes * 60), seed=asked.seed)
    return failed


def chance(name: str, work: Path, *, seconds: int, seed: int) -> int:
    """Mutate seeds at random until the time is over or an input fails; the same ``seed`` gives the same inputs."""
    begin, until, count = seeds(name), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        data = new(name, f"{seed}-{count}", begin)
        count += 1
        try:
            TARGETS[name](data)
        except Exception:  # noqa: BLE001 (any exception is a find)
            path = work / f"crash-{seed}-{count}"
            path.write_bytes(data)
            traceback.print_exc()
            print(f"{name}: input {count} failed, see {path}")
            return 1
    print(f"{name}: {count} inputs in {seconds} s, none failed")
    return 0


def new(name: str, number: str, begin: Sequence[bytes]) -> bytes:
    """Return the input of a number: a mutated seed."""
    random = Random(f"{name}-{number}")
    return mutate(random.choice(begin), begin, random)


def guide(name: str, work: Path, *, seconds: int, seed: int) -> int:
    """Run libFuzzer on one target, in a new process, since libFuzzer ends the process that it runs in."""
    begin, found = work / "seeds", work / "found"
    for folder in (begin, found, work / "new"):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed_ in enumerate(seeds(name)):
        (begin / str(number)).write_bytes(seed_)
    options = [f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=4000", f"-artifact_prefix={found}/"]
    options += [f"-max_total_time={seconds}", f"-seed={seed + 1}", "-print_final_stats=1"]
    options += [str(work / "new"), str(begin)]
    return subprocess.run([sys.executable, "-m", "tests.slow.fuzz.guided", name, *options], check=False).returncode


def merge(name: str, work: Path) -> None:
    """Add to the project's corpus the inputs that take branches which no seed takes, the smallest first."""
    cover = Coverage(data_file=None, branch=True, source_pkgs=["vnclean"])
    cover.set_option(
        "run:disable_warnings", ["module-not-measured"]
    )  # the package is imported already, and is measured all the same

    def ways(data: bytes) -> set[tuple[str, tuple[int, int]]]:
        cover.erase()
        with cover.collect(), suppress(AssertionError):
            TARGETS[name](data)
        found = cover.get_data()
        return {(file, arc) for file in found.measured_files() for arc in found.arcs(file) or ()}

    seen = set[tuple[str, tuple[int, int]]]().union(*map(ways, seeds(name)))
    (CORPUS / name).mkdir(parents=True, exist_ok=True)
    for data in sorted((path.read_bytes() for path in (work / "new").iterdir()), key=lambda data: (len(data), data)):
        if new_ways := ways(data) - seen:
            seen |= new_ways
            (CORPUS / name / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
