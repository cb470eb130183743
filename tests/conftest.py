"""Fixtures, the quick and the slow tier, and profiles of hypothesis."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from support.decisions import SNAPSHOT_SUMMARY
from support.material import (
    HERE,
    PROSE,
    ROOT,
    Case,
    Example,
    HtmlCase,
    Markup,
    read_cases,
    read_examples,
    read_html_cases,
    read_markup,
)

SLOW = HERE / "slow"
BUILT = {
    ".git",
    ".hypothesis",
    ".mypy_cache",
    ".nox",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "dist",
    "site",
}
"""Folders that tools create; none is in the repository."""

settings.register_profile("quick", max_examples=40, deadline=None, derandomize=True)
settings.register_profile(
    "thorough", max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_configure(config: pytest.Config) -> None:
    """Include slow tests if the command line has a path in ``tests/slow``; other runs exclude them by default."""
    if any(Path(argument.partition("::")[0]).resolve().is_relative_to(SLOW) for argument in config.args):
        config.option.markexpr = config.option.markexpr.removeprefix("not slow")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Skip ``tests/slow`` in a quick run: collection takes seconds and imports packages that may be missing."""
    quick = config.getoption("markexpr") == "not slow"
    return True if quick and collection_path.is_relative_to(SLOW) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the summary of the snapshot tests, also if no test fails."""
    if lines := config.stash.get(SNAPSHOT_SUMMARY, []):
        terminalreporter.section("snapshots")
        for line in lines:
            terminalreporter.line(line)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests in ``tests/slow`` as slow."""
    for item in items:
        if item.path.is_relative_to(SLOW):
            item.add_marker("slow")


@pytest.fixture(scope="session", autouse=True)
def clean_checkout() -> Iterator[None]:
    """Fail the run if a test adds a file to the checkout or removes one."""
    before = _files()
    yield
    assert _files() ^ before == set(), "the tests left the checkout with other files than before"


def _files() -> set[str]:
    found = set[str]()
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in BUILT and not name.endswith(".egg-info")]
        found.update(f"{folder}/{name}" for name in files if not name.startswith(".coverage"))
    return found


@pytest.fixture(scope="session")
def story() -> dict[str, str]:
    """The title, lead and paragraphs of the sample article, by name: ``title``, ``lead``, ``1`` to ``5``."""
    return PROSE


EACH: Final[dict[str, Callable[[], Sequence[Case | HtmlCase | Markup | Example]]]] = {
    "case": read_cases,
    "html_case": read_html_cases,
    "markup": read_markup,
    "example": read_examples,
}
"""Test arguments that take each page of a kind in turn, and the functions that read these pages."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Parametrize a test with all pages of the kinds in ``EACH``, unless the test parametrizes the argument itself."""
    own = {name for mark in metafunc.definition.iter_markers("parametrize") for name in _names(mark.args[0])}
    for name in EACH.keys() & set(metafunc.fixturenames) - own:
        pages = EACH[name]()
        metafunc.parametrize(name, pages, ids=[page.name for page in pages])


def _names(argument: str | Sequence[str]) -> Sequence[str]:
    return argument.replace(" ", "").split(",") if isinstance(argument, str) else argument


@pytest.fixture(scope="session")
def all_cases() -> list[Case]:
    """All cases of plain text, in one list."""
    return read_cases()


@pytest.fixture(scope="session")
def all_examples() -> list[Example]:
    """All pages of the plain text fixtures, in one list."""
    return read_examples()
