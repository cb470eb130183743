"""The site of the documents is built without a warning, and the notebook runs: extra ``docs``."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.material import ROOT


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    reference = (tmp_path / "reference.html").read_text(encoding="utf-8")
    assert 'id="vnclean.extract"' in reference
    assert "&gt;&gt;&gt;" in reference
    assert "<blockquote>" not in reference  # a doctest that was taken for one
    assert "From a wrong line to a merged rule" in (tmp_path / "contributing.html").read_text(encoding="utf-8")
    assert "SparkSession" in (tmp_path / "integrations.html").read_text(encoding="utf-8")
    assert "body.prose" in (tmp_path / "filters.html").read_text(encoding="utf-8")


def test_the_notebook_runs(tmp_path: Path) -> None:
    nbclient = pytest.importorskip("nbclient", reason="the extra `docs` is not installed")
    nbformat = pytest.importorskip("nbformat", reason="the extra `docs` is not installed")
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    (path,) = tmp_path.glob("*.ipynb")
    notebook = nbformat.read(path, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells)  # outputs are made anew, not kept
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum("<iframe sandbox" in data.get("text/html", "") for data in shown) == 2
