"""The manifest of the benchmark: the location of each page, and the selectors of its gold."""

import csv
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

MANIFEST: Final = Path(__file__).with_name("manifest.tsv")
LATER: Final = MANIFEST.with_name("later.tsv")
"""The manifest of pages whose gold was written when the filters were done; the filters were not written with them."""
METADATA: Final = Path(__file__).with_name("metadata.tsv")


@dataclass(frozen=True)
class Page:
    """A page: where its file is, and its gold as selectors.

    ``repository`` is "owner/name", ``path`` the file in it, ``blob`` git's id of its content (SHA-1, 40 digits). The
    selectors are CSS, or XPath after "xpath:"; several are separated by "|". ``body`` and ``lead`` select the text,
    ``drop`` elements inside it that are not text, ``caption`` elements that do not affect the scores.
    """

    id: str
    site: str
    repository: str
    path: str
    blob: str
    body: str
    lead: str
    title: str
    drop: str
    caption: str


@dataclass(frozen=True)
class Metadata:
    """Metadata of a page as a person read it: the time in ISO 8601; an empty field is not judged."""

    id: str
    title: str = ""
    author: str = ""
    published: str = ""
    outlet: str = ""


def read_manifest(path: Path = MANIFEST) -> list[Page]:
    """Return the rows of a manifest.

    >>> page = read_manifest()[0]
    >>> page.id, len(page.blob)
    ('vnexpress-1', 40)
    """
    return [Page(**row) for row in _rows(path, {field.name for field in fields(Page)})]


def read_metadata(path: Path = METADATA) -> dict[str, Metadata]:
    """Return the metadata by the id of the page."""
    return {row["id"]: Metadata(**row) for row in _rows(path, {field.name for field in fields(Metadata)})}


def _rows(path: Path, names: set[str]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if set(row) != names or None in row.values():
            message = f"{path.name}: a row of other columns: {row.get('id')}"
            raise ValueError(message)
    return rows
