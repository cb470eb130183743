"""Fixtures for the engines: pages of the project's own cases, with an address and the clean text of each."""

import pytest

import vnclean
from support.material import HERE

PAGES = tuple(path.read_bytes() for path in sorted((HERE / "cases").glob("*/source.html")))[:12]


@pytest.fixture(scope="session")
def pages() -> list[str]:
    """Twelve pages of HTML as text."""
    return [page.decode() for page in PAGES]


@pytest.fixture(scope="session")
def urls(pages: list[str]) -> list[str]:
    """An address for each page."""
    return [f"https://bao.example/{number}.html" for number in range(len(pages))]


@pytest.fixture(scope="session")
def texts(pages: list[str]) -> list[str]:
    """The text that ``clean`` returns for each page."""
    return [vnclean.clean(page) for page in pages]
