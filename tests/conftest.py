"""Fixtures of pytest, the two tiers, and profiles of hypothesis."""

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
"""Folders that tools write; none is in the repository."""

settings.register_profile("quick", max_examples=40, deadline=None, derandomize=True)
settings.register_profile(
    "thorough", max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_configure(config: pytest.Config) -> None:
    """Run slow tests that are named by their path, although a plain run leaves them out."""
    if any(Path(argument.partition("::")[0]).resolve().is_relative_to(SLOW) for argument in config.args):
        config.option.markexpr = config.option.markexpr.removeprefix("not slow")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Skip the slow folder in a plain run: collecting it takes seconds, and imports what may not be installed."""
    quick = config.getoption("markexpr") == "not slow"
    return True if quick and collection_path.is_relative_to(SLOW) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what the snapshots show, also where no test fails."""
    if lines := config.stash.get(SNAPSHOT_SUMMARY, []):
        terminalreporter.section("snapshots")
        for line in lines:
            terminalreporter.line(line)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in ``tests/slow`` as slow."""
    for item in items:
        if item.path.is_relative_to(SLOW):
            item.add_marker("slow")


@pytest.fixture(scope="session", autouse=True)
def clean_checkout() -> Iterator[None]:
    """Fail the run if a test leaves a file in the project's folder, or takes one away."""
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
    """The paragraphs of the story that fixtures are built of."""
    return PROSE


EACH: Final[dict[str, Callable[[], Sequence[Case | HtmlCase | Markup | Example]]]] = {
    "case": read_cases,
    "html_case": read_html_cases,
    "markup": read_markup,
    "example": read_examples,
}
"""Arguments of tests that stand for each page of a kind in turn."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a page each one in turn, but where it names its own."""
    own = {name for mark in metafunc.definition.iter_markers("parametrize") for name in _names(mark.args[0])}
    for name in EACH.keys() & set(metafunc.fixturenames) - own:
        pages = EACH[name]()
        metafunc.parametrize(name, pages, ids=[page.name for page in pages])


def _names(argument: str | Sequence[str]) -> Sequence[str]:
    return argument.replace(" ", "").split(",") if isinstance(argument, str) else argument


@pytest.fixture(scope="session")
def all_cases() -> list[Case]:
    """All cases at once."""
    return read_cases()


@pytest.fixture(scope="session")
def all_examples() -> list[Example]:
    """All pages of the fixtures at once."""
    return read_examples()
