"""Mutation tests of filters and normalizers: find changes of the code that no test notices.

After ``pip install -e '.[mutation]'``, ``python tools/mutation.py`` tries every mutant, ``--sample 300`` a random
sample, ``--only edge`` the mutants of one module. Cosmic Ray makes the mutants. Coverage shows which tests run the
changed line; only these are run at first, in a process forked before the package is imported, so no file is changed.
``mutants.tsv`` has the survivors that were reviewed, with the reasons to accept them.
"""

import argparse
import importlib
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pytest

_ROOT: Final = Path(__file__).parents[1]
ARGUED: Final = Path(__file__).with_name("mutants.tsv")
_PACKAGES: Final = ("filters", "normalizers")
_IDLE: Final = re.compile(
    r"core/(?:ReplaceBinaryOperator_(?!Add_Sub|Sub_Add)|ReplaceComparisonOperator_\w+?_Is|RemoveDecorator"
    r"|ReplaceUnaryOperator_\w+(?<!Delete_Not)$)"
)
"""Mutations without information: sums turned into shifts, which any test kills; caches removed, which no test can."""
_TESTS: Final = {
    "filters": "snapshots/test_snapshots.py unit/filters unit/cross/test_cases.py unit/cross/test_html_cases.py "
    "unit/cross/test_situations.py unit/analysis slow/test_ablation.py slow/test_perturbations.py",
    "normalizers": "unit/normalizers unit/cross/test_normalize.py unit/test_pipeline.py unit/read/test_decode.py",
}
"""The tests of each package, fast ones first; the doctests of the module are run, too.

``test_charsets`` is left out: it is slow, and only a few mutants of ``legacy`` would need it.
"""
_TIMED: Final = ("cost", "time")
"""Words in the names of tests that compare times, which would kill mutants at random."""
_PATIENCE: Final = 400
"""The limit of processor time for a mutant, in seconds: all tests of a package take a quarter of it."""


class Mutant(NamedTuple):
    """A mutant: one change at one place of a file."""

    path: Path
    line: int
    operator: str
    source: str
    """The text of the changed file."""

    @property
    def was(self) -> str:
        """The original line."""
        return self.path.read_text(encoding="utf-8").splitlines()[self.line - 1].strip()

    @property
    def now(self) -> str:
        """The changed line."""
        before = self.path.read_text(encoding="utf-8").splitlines()
        return next((new for old, new in zip(before, self.source.splitlines(), strict=False) if old != new), "").strip()

    @property
    def row(self) -> str:
        """The mutant as a row of ``mutants.tsv``, without the line number, which may change."""
        return f"{self.path.relative_to(_ROOT / 'src/vnclean')}\t{self.was}\t{self.now}"


def mutants(only: str) -> Iterator[Mutant]:
    """Yield every mutant that gives information, of modules whose path contains ``only``."""
    ast = importlib.import_module("cosmic_ray.ast")
    plugins = importlib.import_module("cosmic_ray.plugins")
    mutate = importlib.import_module("cosmic_ray.mutating").mutate_code
    for package in _PACKAGES:
        for path in sorted((_ROOT / "src/vnclean" / package).glob("*.py")):
            if only not in path.as_posix():
                continue
            source = path.read_text(encoding="utf-8")
            nodes = list(ast.ast_nodes(ast.get_ast(source)))
            for name in sorted(plugins.operator_names()):
                kind = plugins.get_operator(name)
                if _IDLE.match(name) or kind.arguments():
                    continue
                places = [place for node in nodes for place in kind().mutation_positions(node)]
                for occurrence, (start, _) in enumerate(places):
                    yield Mutant(path, start[0], name, mutate(source, kind(), occurrence))


class Seen(NamedTuple):
    """The tests that run each line of each file."""

    tests: dict[Path, dict[int, frozenset[str]]]

    @classmethod
    def measured(cls) -> "Seen":
        """Run the tests once, and record the lines that each of them runs."""
        names = sorted({name for package in _PACKAGES for name in _TESTS[package].split()})
        files = [f"tests/{name}" for name in names] + [f"src/vnclean/{package}" for package in _PACKAGES]
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder, "seen")
            command = [
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                "--cov=vnclean",
                "--cov-context=test",
                "-m",
                "",
                *files,
            ]
            command += ["--cov-report=", "--cov-fail-under=0", "-k", " and ".join(f"not {word}" for word in _TIMED)]
            environment = {**os.environ, "COVERAGE_FILE": str(data), "PYTHONPATH": str(_ROOT / "src")}
            if subprocess.run([sys.executable, *command], check=False, env=environment).returncode:
                sys.exit("the tests fail as it is: no mutant can be told")
            seen = importlib.import_module("coverage").CoverageData(str(data))
            seen.read()
            return cls({Path(path): _by_line(seen.contexts_by_lineno(path)) for path in seen.measured_files()})

    def of(self, mutant: Mutant) -> frozenset[str] | None:
        """Return the tests that run the mutant's line; None for all, if importing the module runs it."""
        lines = self.tests.get(mutant.path, {})
        at = max((line for line in lines if line <= mutant.line), default=None)
        return None if at is None or not lines[at] else lines[at]


def _by_line(contexts: dict[int, list[str]]) -> dict[int, frozenset[str]]:
    """Return the names of the tests that run each line; the set is empty for a line that is run at import."""
    return {
        line: frozenset() if "" in names else frozenset(name.rpartition("|")[0] for name in names)
        for line, names in contexts.items()
    }


class Choice(NamedTuple):
    """A choice of tests: all (``names`` is ``None``), those with the names, or with ``rest`` all others."""

    names: frozenset[str] | None = None
    rest: bool = False

    def has(self, name: str) -> bool:
        """Return whether a test is chosen."""
        return self.names is None or (name in self.names) is not self.rest

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the chosen tests, without those that compare times (a hook of pytest)."""
        items[:] = [item for item in items if self.has(item.nodeid) and not any(word in item.name for word in _TIMED)]


def _try(mutant: Mutant, choice: Choice) -> int:
    """Run the tests on a mutant in this forked process; return 0 if every test passes, else 1."""
    resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE, _PATIENCE))
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (a device)
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    _import_instead(mutant)
    tests = [f"tests/{name}" for name in _TESTS[mutant.path.parent.name].split()]
    if choice.names is not None and not choice.rest:
        tests = [test for test in tests if any(name.startswith(test) for name in choice.names)]
    # plain: the loader that rewrites assertions would read the unchanged file
    options = ["-x", "-q", "-m", "", "--assert=plain", "-p", "no:cacheprovider"]
    try:
        ended = pytest.main([*options, *tests, str(mutant.path)], plugins=[choice])
    except Exception:  # noqa: BLE001 (an exception kills the mutant)
        return 1
    return int(ended not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED})


def _import_instead(mutant: Mutant) -> None:
    """Patch the import system to load the mutant in place of its module."""
    get_code = SourceFileLoader.get_code

    def changed(loader: SourceFileLoader, name: str) -> object:
        if Path(loader.path) == mutant.path:
            return compile(mutant.source, loader.path, "exec", dont_inherit=True)
        return get_code(loader, name)

    SourceFileLoader.get_code = changed  # type: ignore[method-assign,assignment]


def run(jobs: Iterable[Mutant], seen: Seen, workers: int) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant when its tests have ended, and whether it was killed.

    A mutant that survives the tests that run its line is tried with all other tests: results are memoized, so a test
    may depend on a line that another test has run.
    """
    running: dict[int, tuple[Mutant, Choice]] = {}
    waiting = ((job, Choice(seen.of(job))) for job in jobs)
    again: list[tuple[Mutant, Choice]] = []
    while True:
        while len(running) < workers and (task := again.pop() if again else next(waiting, None)) is not None:
            if not (child := os.fork()):
                os._exit(_try(*task))
            running[child] = task
        if not running:
            return
        child, status = os.wait()
        mutant, choice = running.pop(child)
        if status == 0 and choice.names is not None and not choice.rest:
            again.append((mutant, choice._replace(rest=True)))
        else:
            yield mutant, status != 0


def main() -> None:
    """Try the selected mutants, and print those that no test kills."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="how many mutants, drawn by chance")
    parser.add_argument("--seed", default="0", help="the same seed draws the same ones")
    parser.add_argument("--only", default="", help="part of a path: filters/edge_after")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    os.chdir(_ROOT)
    sys.path[:0] = [str(_ROOT / "tests"), str(_ROOT / "src")]
    for name in ("regex", "selectolax.lexbor", "unidecode"):
        importlib.import_module(name)
    seen = Seen.measured()
    every = list(mutants(given.only))
    if given.sample:
        every = Random(given.seed).sample(every, min(given.sample, len(every)))
    argued = {row.rpartition("\t")[0] for row in ARGUED.read_text(encoding="utf-8").splitlines()[1:]}
    count = Counter[str]()
    for mutant, killed in run(every, seen, given.workers):
        fate = "killed" if killed else "argued" if mutant.row in argued else "open"
        count[fate] += 1
        if fate == "open":
            print(f"{mutant.row}\t{mutant.line}\t{mutant.operator}", flush=True)
        if not count.total() % 50:
            print(dict(count), file=sys.stderr)
    print(", ".join(f"{number} {fate}" for fate, number in count.items()), f"of {count.total()} mutants")


if __name__ == "__main__":
    main()
