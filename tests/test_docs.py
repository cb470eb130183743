"""The documents stay true: their code runs, their tables are what the code gives, CI runs their commands."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import vnclean
from catalogue import catalogue
from material import HERE

ROOT = HERE.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)")


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    return [code for kind, code in FENCED.findall(path.read_text(encoding="utf-8")) if kind == language]


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if blocks(path, "python")], ids=lambda path: path.name)
def test_python_blocks_run(path: Path) -> None:
    namespace: dict[str, Any] = {}
    for code in blocks(path, "python"):
        exec(compile(code, path.name, "exec"), namespace)  # noqa: S102 (our own documents)


def test_the_readme_shows_what_clean_prints(capsys: pytest.CaptureFixture[str]) -> None:
    (code, *_), (shown, *_) = blocks(ROOT / "README.md", "python"), blocks(ROOT / "README.md", "text")
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 (our own document)
    assert capsys.readouterr().out == shown


def test_the_readme_shows_what_an_article_is_as_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = (code for code in blocks(ROOT / "README.md", "python") if "to_markdown" in code)
    exec(compile(code, "README.md", "exec"), {"vnclean": vnclean})  # noqa: S102 (our own document)
    assert [capsys.readouterr().out] == blocks(ROOT / "README.md", "markdown")


def test_the_walk_shows_the_table_of_its_page(all_cases: list[Any]) -> None:
    (table,) = blocks(ROOT / "docs" / "architecture.md", "text")
    (case,) = (case for case in all_cases if case.name == "laichau")
    assert vnclean.extract(case.source).explain() == table


def test_the_catalogue_is_what_the_code_says() -> None:
    assert (ROOT / "docs" / "filters.md").read_text(encoding="utf-8") == catalogue()


def test_every_filter_has_its_anchor() -> None:
    anchors = re.findall(r"^### (\S+)$", (ROOT / "docs" / "filters.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert anchors == list(vnclean.NEWS.names)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_ci_runs_the_readmes_test_command() -> None:
    (test_command,) = (code for code in blocks(ROOT / "README.md", "sh") if "pytest" in code)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for part in ("-m pytest --cov", "-e '.[dev]'"):
        assert part in test_command
        assert part in script


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.py")), ids=lambda path: path.name)
def test_examples_run(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(path)], capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
    )
    assert done.stdout
    assert done.stderr == b""


def test_the_example_page_comes_out_as_shown() -> None:
    page = (ROOT / "examples" / "page.txt").read_text(encoding="utf-8")
    assert vnclean.clean(page) + "\n" == (ROOT / "examples" / "page.clean.txt").read_text(encoding="utf-8")
    markdown = vnclean.extract((ROOT / "examples" / "page.html").read_bytes()).to_markdown()
    assert markdown + "\n" == (ROOT / "examples" / "page.clean.md").read_text(encoding="utf-8")
