"""A hook of MkDocs: generate the page about filters and normalizers with ``tools/catalogue.py``."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

sys.path[:0] = [str(Path(__file__).parents[2] / "tools")]

from catalogue import catalogue  # noqa: E402 (it is in a folder of programs)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Return the files of the site with ``filters.md`` among them."""
    files.append(File.generated(config, "filters.md", content=catalogue()))
    return files
