"""The documentation is correct: its code runs, its tables are what the code prints, and CI runs its commands."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import vnclean
from catalogue import catalogue
from support.material import ROOT
from vnclean.cli.arguments import parse

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
TYPED = [ROOT / "docs" / f"{name}.md" for name in ("tutorial", "customize", "faq", "quality", "vi/index")]
"""Documents whose ``sh`` blocks are run in a copy of the examples; ``console`` blocks install or take an hour."""
GENERATED = ROOT / "docs" / "filters.md"
"""The page that the site's build writes (``docs/extensions/filters_page.py``); only pages of the site can link to it."""
FENCED = re.compile(r"^```(\w*)(?: \{[^\n]*\})?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OUTPUT = re.compile(r"\n*```(?:text|markdown)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SNIPPET = re.compile(r'--8<-- "([^"]+)"\n')
LINK = re.compile(r"\]\((?!https?://)([^)#]+)")


def blocks(path: Path, language: str) -> list[str]:
    """Return the fenced blocks of a document in one language."""
    return [code for kind, code in FENCED.findall(path.read_text(encoding="utf-8")) if kind == language]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if blocks(path, "python")], ids=named)
def test_blocks_run_and_print_what_is_shown(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The blocks run in order, in one namespace, and print the text block directly below, if there is one."""
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {"__name__": "__document__"}
    monkeypatch.setitem(sys.modules, "__document__", ModuleType("__document__"))  # dataclasses look up their module
    text = path.read_text(encoding="utf-8")
    for found in FENCED.finditer(text):
        kind, code = found.groups()
        if kind == "sh" and path in TYPED:
            command = "set -e; " + code.replace("python ", f"{sys.executable} ")
            subprocess.run(["/bin/bash", "-c", command], check=True, capture_output=True)
        elif kind == "python":
            exec(compile(code, path.name, "exec"), namespace)  # noqa: S102 (our own documents)
            printed = capsys.readouterr().out
            if shown := OUTPUT.match(text, found.end()):
                assert printed == shown[1]


def test_snippets_are_examples_that_are_run() -> None:
    for path in DOCUMENTS:
        for name in SNIPPET.findall(path.read_text(encoding="utf-8")):
            assert (ROOT / name).is_file()
            assert name.startswith("examples/")


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_commands_name_what_is_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules, files, extras and options in the commands of a document exist; the commands are not run."""
    monkeypatch.chdir(ROOT / "examples")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    commands = [
        re.sub(r"(^|\s)#.*|[()]", "", line)
        for line in "".join(blocks(path, "sh") + blocks(path, "console")).splitlines()
    ]
    for line in "\n".join(commands).replace("&&", "\n").splitlines():
        words = shlex.split(line.removeprefix("$ "))
        for module in (after for word, after in pairwise(words) if word == "-m" and "." in after):
            place = module.replace(".", "/")
            assert any((ROOT / f"{folder}{place}{end}").exists() for folder in ("", "tests/") for end in ("", ".py")), (
                line
            )
        for word in words:
            if word.startswith(("tests/", "tools/")) and "*" not in word:
                assert (ROOT / word.partition("::")[0]).exists(), line
            for found in re.findall(r"^(?:\.|vnclean)\[([\w,]+)\]", word):
                assert set(found.split(",")) <= set(extras), line
        if words[:3] == ["python", "-m", "vnclean"] and not {"case", "score", "--templates"} & set(words):
            parse([word for word in words[3:] if word != ">"])


def test_the_walk_shows_the_table_of_its_page(all_cases: list[Any]) -> None:
    table = blocks(ROOT / "docs" / "tutorial.md", "text")[-1]
    (case,) = (case for case in all_cases if case.name == "laichau")
    assert vnclean.extract(case.source).explain() == table


def test_the_catalogue_names_every_filter_and_normalizer() -> None:
    assert re.findall(r"^### (\S+)$", catalogue(), re.MULTILINE) == list(vnclean.NEWS.names)


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        place = (path.parent / target).resolve()
        assert place.exists() or (place == GENERATED and ROOT / "docs" in path.parents), target


def test_ci_runs_the_readmes_test_command() -> None:
    (test_command,) = (code for code in blocks(ROOT / "README.md", "sh") if "pytest" in code)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for part in ("-m pytest\n", "-e '.[dev]'"):
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


def test_the_reference_names_every_public_name() -> None:
    found = re.findall(
        r"^::: vnclean\.(\w+)$", (ROOT / "docs" / "reference.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(vnclean.__all__) - set(found) == {"NEWS", "__version__"}


def test_every_document_stands_in_the_sites_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    there = {path.relative_to(ROOT / "docs").as_posix() for path in [GENERATED, *(ROOT / "docs").rglob("*.md")]}
    assert there == set(re.findall(r"^  - .*?: ([\w/]+\.md)", menu, re.MULTILINE))


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "vi").glob("*.md")), ids=named)
def test_the_vietnamese_edition_is_vietnamese(path: Path) -> None:
    """The prose has correctly spelled Vietnamese syllables in one style of tone marks; italic examples are skipped."""
    prose = re.sub(r"\]\([^)]*\)|`[^`\n]*`|\*[^*\n]+\*", "", FENCED.sub("", path.read_text(encoding="utf-8")))
    for line in prose.splitlines():
        assert vnclean.normalize(line) == " ".join(line.split())
    words = re.findall(r"[^\W\d_]+", prose)
    assert sum(map(vnclean.is_syllable, words)) > 0.95 * len(words)


def test_both_editions_show_the_same() -> None:
    start, tutorial = (blocks(ROOT / "docs" / name, "python") for name in ("index.md", "tutorial.md"))
    vietnamese = blocks(ROOT / "docs" / "vi" / "index.md", "python")
    assert vietnamese[: len(start)] == start
    assert vietnamese[len(start)] == tutorial[0]
    assert len(vietnamese) >= len(start) + len(tutorial) - 1


def test_the_citation_is_of_this_version() -> None:
    assert f"\nversion: {vnclean.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
