"""Fixtures of pytest and profiles of hypothesis."""

import os

import pytest
from hypothesis import HealthCheck, settings

from material import PROSE, Case, Example, read_cases, read_examples, read_html_cases, read_markup

settings.register_profile("dev", max_examples=40, deadline=None)
settings.register_profile(
    "ci", max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session")
def story() -> dict[str, str]:
    """The paragraphs of the story that fixtures are built of."""
    return PROSE


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests that ask for ``case`` or ``example`` each of them in turn."""
    if "case" in metafunc.fixturenames:
        cases = read_cases()
        metafunc.parametrize("case", cases, ids=[case.name for case in cases])
    if "html_case" in metafunc.fixturenames:
        pages = read_html_cases()
        metafunc.parametrize("html_case", pages, ids=[page.name for page in pages])
    if "markup" in metafunc.fixturenames:
        fixtures = read_markup()
        metafunc.parametrize("markup", fixtures, ids=[fixture.name for fixture in fixtures])
    if "example" in metafunc.fixturenames:
        examples = read_examples()
        metafunc.parametrize("example", examples, ids=[example.name for example in examples])


@pytest.fixture(scope="session")
def all_cases() -> list[Case]:
    """All cases at once."""
    return read_cases()


@pytest.fixture(scope="session")
def all_examples() -> list[Example]:
    """All pages of the fixtures at once."""
    return read_examples()
