"""Tests of ``tools/package.py``."""

import runpy
import shutil
import tomllib
from pathlib import Path

import pytest

from support.material import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "package.py"))


def test_a_release_states_the_addresses_of_its_repository(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    shutil.copy(ROOT / "pyproject.toml", file)
    TOOL["urls"]("https://forge.example/owner/vnclean", file)
    before, after = (tomllib.loads(each.read_text("utf-8")) for each in (ROOT / "pyproject.toml", file))
    assert set(after["project"].pop("urls").values()) == {
        "https://forge.example/owner/vnclean",
        "https://forge.example/owner/vnclean/tree/main/docs",
        "https://forge.example/owner/vnclean/issues",
        "https://forge.example/owner/vnclean/blob/main/CHANGELOG.md",
    }
    assert after == before
    with pytest.raises(SystemExit, match="has a table of URLs"):
        TOOL["urls"]("https://forge.example/owner/vnclean", file)


@pytest.mark.parametrize(
    "address", ["vnclean", "https://forge.example", 'https://forge.example/a/"b', "/owner/vnclean"]
)
def test_what_is_no_address_is_refused(address: str, tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    shutil.copy(ROOT / "pyproject.toml", file)
    with pytest.raises(SystemExit, match="is not the address"):
        TOOL["urls"](address, file)
    assert file.read_bytes() == (ROOT / "pyproject.toml").read_bytes()


def test_the_lowest_versions_are_those_of_the_dependencies(tmp_path: Path) -> None:
    TOOL["lowest"](tmp_path / "lowest.txt")
    assert (tmp_path / "lowest.txt").read_text("utf-8").splitlines() == [
        each.replace(">=", "==")
        for each in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    ]
