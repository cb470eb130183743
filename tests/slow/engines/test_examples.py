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
    "near_duplicates_datatrove": "xxhash", "fastapi_service": "fastapi", "llamaindex_documents": "llama_index.core",
    "crawler_output": "vnclean",
}  # fmt: skip
EXAMPLES = sorted(path for path in (ROOT / "examples" / "engines").glob("*.py") if path.stem != "common_crawl")


def test_all_have_their_engine() -> None:
    assert {path.stem for path in EXAMPLES} == set(NEEDS)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs(path: Path, tmp_path: Path) -> None:
    """Each example runs in a folder of its own, since engines write logs to the current folder."""
    pytest.importorskip(NEEDS[path.stem])
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    environment = {
        **os.environ, "PYTHONIOENCODING": "utf-8", "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1",
    }  # fmt: skip
    done = subprocess.run([sys.executable, str(path)], capture_output=True, check=True, env=environment, cwd=tmp_path)
    shown = done.stdout.decode()
    if path.stem.startswith("near_duplicates"):
        assert "cleaned: 18 of 18 copies" in shown or "cleaned: 3 of 12 documents left, 3 texts" in shown
    else:
        assert "article" in shown
