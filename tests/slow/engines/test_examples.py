"""The examples for engines run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.material import ROOT

NEEDS = {
    "arrow_table": "pyarrow", "polars_frame": "polars", "pandas_frame": "pandas", "datasets_map": "datasets",
    "datatrove_pipeline": "datatrove", "ray_data": "ray", "spark_frame": "pyspark", "scrapy_spider": "scrapy",
    "langchain_documents": "langchain_core", "warc_to_jsonl": "vnclean", "near_duplicates": "datasketch",
}  # fmt: skip
EXAMPLES = sorted((ROOT / "examples" / "engines").glob("*.py"))


def test_all_have_their_engine() -> None:
    assert {path.stem for path in EXAMPLES} == set(NEEDS)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs(path: Path, tmp_path: Path) -> None:
    """In a folder of its own, since engines leave logs where they run."""
    pytest.importorskip(NEEDS[path.stem])
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    environment = {
        **os.environ, "PYTHONIOENCODING": "utf-8", "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1",
    }  # fmt: skip
    done = subprocess.run([sys.executable, str(path)], capture_output=True, check=True, env=environment, cwd=tmp_path)
    shown = done.stdout.decode()
    assert "Mưa lớn" in shown or "vnclean/page_type" in shown
