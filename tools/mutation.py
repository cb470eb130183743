"""Mutants of filters and normalizers: what the tests do not notice.

``pip install -e '.[mutation]'``, then ``python tools/mutation.py`` tries every mutant, ``--sample 300`` some drawn by
chance, ``--only edge`` those of a module. Cosmic Ray says what a mutant is; coverage says which tests come by the line
that it changes, and those alone are run, in a process forked before the package is imported: no file is changed.
``mutants.tsv`` has the survivors that were read, and why they may live.
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
"""Mutations that tell nothing: sums turned into shifts, which any test kills; caches taken away, which none can."""
_TESTS: Final = {
    "filters": "snapshots/test_snapshots.py unit/filters unit/cross/test_cases.py unit/cross/test_html_cases.py "
    "unit/cross/test_situations.py unit/analysis slow/test_ablation.py slow/test_perturbations.py",
    "normalizers": "unit/normalizers unit/cross/test_normalize.py unit/test_pipeline.py unit/read/test_decode.py",
}
"""The tests of each package, quick ones first. Doctests of the module come with them.

``test_charsets`` is not among them: it takes long, which few mutants of ``legacy`` alone would be worth.
"""
_TIMED: Final = ("cost", "time")
"""Tests that take ratios of times, which would kill by chance."""
_PATIENCE: Final = 400
"""Seconds of processor time until a mutant is held to run for ever: all tests of a room take a quarter of it."""


class Mutant(NamedTuple):
    """One change of one place."""

    path: Path
    line: int
    operator: str
    source: str
    """The whole file, changed."""

    @property
    def was(self) -> str:
        """The line."""
        return self.path.read_text(encoding="utf-8").splitlines()[self.line - 1].strip()

    @property
    def now(self) -> str:
        """The line as it is changed."""
        before = self.path.read_text(encoding="utf-8").splitlines()
        return next((new for old, new in zip(before, self.source.splitlines(), strict=False) if old != new), "").strip()

    @property
    def row(self) -> str:
        """As ``mutants.tsv`` names it: no line number, which moves."""
        return f"{self.path.relative_to(_ROOT / 'src/vnclean')}\t{self.was}\t{self.now}"


def mutants(only: str) -> Iterator[Mutant]:
    """Yield every mutant that could tell something, of modules whose name has ``only`` in it."""
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
    """The tests that come by each line of each file."""

    tests: dict[Path, dict[int, frozenset[str]]]

    @classmethod
    def measured(cls) -> "Seen":
        """Run the tests once, and note what each comes by."""
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
    """Without what follows the name; a line that is run at import has none."""
    return {
        line: frozenset() if "" in names else frozenset(name.rpartition("|")[0] for name in names)
        for line, names in contexts.items()
    }


class Choice(NamedTuple):
    """Which tests are run: all, those with these names, or the rest."""

    names: frozenset[str] | None = None
    rest: bool = False

    def has(self, name: str) -> bool:
        """Return whether a test is among them."""
        return self.names is None or (name in self.names) is not self.rest

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """As a plugin of pytest: of the tests collected, those chosen, but for those that take ratios of times."""
        items[:] = [item for item in items if self.has(item.nodeid) and not any(word in item.name for word in _TIMED)]


def _try(mutant: Mutant, choice: Choice) -> int:
    """In a process of its own: 0 where every test passes, else 1."""
    resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE, _PATIENCE))
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (a device)
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    _import_instead(mutant)
    tests = [f"tests/{name}" for name in _TESTS[mutant.path.parent.name].split()]
    if choice.names is not None and not choice.rest:
        tests = [test for test in tests if any(name.startswith(test) for name in choice.names)]
    # plain: pytest's own loader, which rewrites the modules it is given, would read the file as it is
    options = ["-x", "-q", "-m", "", "--assert=plain", "-p", "no:cacheprovider"]
    try:
        ended = pytest.main([*options, *tests, str(mutant.path)], plugins=[choice])
    except Exception:  # noqa: BLE001 (whatever it raises, it is dead)
        return 1
    return int(ended not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED})


def _import_instead(mutant: Mutant) -> None:
    """Whoever imports the module gets the mutant."""
    get_code = SourceFileLoader.get_code

    def changed(loader: SourceFileLoader, name: str) -> object:
        if Path(loader.path) == mutant.path:
            return compile(mutant.source, loader.path, "exec", dont_inherit=True)
        return get_code(loader, name)

    SourceFileLoader.get_code = changed  # type: ignore[method-assign,assignment]


def run(jobs: Iterable[Mutant], seen: Seen, workers: int) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant, and whether it was killed, as they end.

    What lives through the tests that come by its line is tried with the rest: what was found once is remembered, so
    that a later test need not come by.
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
    """Try the mutants that are asked for, and print those that no test kills."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="how many mutants, drawn by chance")
    parser.add_argument("--seed", default="0", help="the same seed draws the same ones")
    parser.add_argument("--only", default="", help="part of a path: filters/edges")
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
