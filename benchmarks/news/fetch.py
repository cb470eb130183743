"""Fetch the pages of the manifest with git, by the ids of their blobs."""

import hashlib
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from benchmarks.news.manifest import Page

BASE: Final = "https://github.com/"


def fetch(pages: Iterable[Page], folder: Path, *, base: str = BASE) -> dict[str, str]:
    """Save the pages that are not in ``folder`` yet as ``ID.html``; return why others could not be had, by id.

    One partial clone per repository, without a work tree, brings nothing but the wanted blobs. A blob that does not
    have its id is not saved.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing: dict[str, str] = {}
    wanted = defaultdict(list)
    for page in pages:
        if blob_id(_saved(folder, page)) != page.blob:
            wanted[page.repository].append(page)
    for repository, rows in wanted.items():
        clone = folder / ".repositories" / repository.replace("/", "__")
        if not clone.exists() and (
            error := _git("clone", "--quiet", "--bare", "--filter=blob:none", base + repository, str(clone))[1]
        ):
            missing |= {page.id: f"{repository}: {error}" for page in rows}
            continue
        for page in rows:
            data, error = _git("-C", str(clone), "cat-file", "blob", page.blob)
            if blob_id(data) == page.blob:
                (folder / f"{page.id}.html").write_bytes(data)
            else:
                missing[page.id] = f"{repository}: {error or 'another content has come'}"
    return missing


def blob_id(data: bytes | None) -> str:
    r"""Return git's id of a file's content; "" for ``None``.

    >>> blob_id(b"hello\n")
    'ce013625030ba8dba906f756967f9e9ca394464a'
    """
    return "" if data is None else hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _saved(folder: Path, page: Page) -> bytes | None:
    path = folder / f"{page.id}.html"
    return path.read_bytes() if path.is_file() else None


def _git(*arguments: str) -> tuple[bytes, str]:
    """Run git; return its output, and the last line of its message if it failed."""
    run = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S607 (git of the path)
    lines = run.stderr.decode("utf-8", "replace").strip().splitlines()
    return run.stdout, "" if run.returncode == 0 else (lines[-1] if lines else f"git ended with {run.returncode}")
