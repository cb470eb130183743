"""Fixtures that tests of several packages share."""

from pathlib import Path

import pytest

import vnclean
from support.articles import ARTICLE_LINES
from support.case_folders import EXAMPLE_PAGE
from support.material import run_command as run
from vnclean import Article


@pytest.fixture
def article(story: dict[str, str]) -> Article:
    """The result of extracting a small page."""
    lines = []
    for line in ARTICLE_LINES:
        head, mark, name = line.partition("§")
        lines.append(head + story[name] if mark else line)
    return vnclean.extract("\n".join(lines), url="https://example.vn/1")


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """The folder of a case whose drafted labels no person has confirmed."""
    assert run("case", EXAMPLE_PAGE, "--to", tmp_path / "cases" / "trang") == (0, "")
    return tmp_path / "cases" / "trang"
