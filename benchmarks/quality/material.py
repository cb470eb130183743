"""Labelled pages from a folder outside the project, as lines of raw text, each with a gold label.

The folder holds ``pages/`` (saved pages with selectors; its own ``pages.py`` renders them) and ``rawtext/`` (crawled
texts, ``label<TAB>line``). The pages belong to others and are not part of the project.
"""

import gzip
import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

TEXT = frozenset({"body", "lead", "heading"})
NEVER_COUNTS = frozenset({"alt", "title"})


_RENAMED = {"dateline": "timestamp", "dateline?": "timestamp?"}
"""Labels of the folder that have another name in the library."""


@dataclass(frozen=True)
class Labelled:
    """A page: its name, and its lines with their gold labels."""

    name: str
    lines: tuple[tuple[str, str], ...]

    @property
    def source(self) -> str:
        """The page as raw text."""
        return "\n".join(text for text, _ in self.lines)


@dataclass(frozen=True)
class HtmlPage:
    """A saved page: its bytes and text, its lines with their labels, the gold text, and text that is optional."""

    name: str
    site: str
    source: bytes
    decoded: str
    lines: tuple[tuple[str, str], ...]
    gold: str
    optional: str


def read_html_pages(folder: Path) -> Iterator[HtmlPage]:
    """Yield the saved pages in ``pages/`` of a folder, or in the folder itself if it has no ``pages/``."""
    folder = folder / "pages" if (folder / "pages").is_dir() else folder
    pages = load(folder / "pages.py")
    for row in pages.rows(folder / "manifest.tsv"):
        raw = gzip.decompress((folder / "html" / f"{row.id}.html.gz").read_bytes())
        decoded = pages.decode(raw)
        tree = pages.parse(decoded)
        gold, optional = pages.gold(tree, row)
        lines = tuple(pages.lines(tree, row))
        yield HtmlPage(row.id, row.site, raw, decoded, lines, "\n".join(gold), "\n".join(optional))


def read_pages(folder: Path) -> Iterator[Labelled]:
    """Return the saved pages as raw text; the labels are ``body lead title other`` and those of ``NEVER_COUNTS``."""
    return (Labelled(page.name, page.lines) for page in read_html_pages(folder))


def read_texts(folder: Path) -> Iterator[Labelled]:
    """Yield the crawled texts; they have all labels, and ``x?`` is a doubtful label."""
    for path in sorted((folder / "rawtext").glob("*.tsv")):
        rows = (line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines()[1:])
        yield Labelled(path.stem, tuple((text, _RENAMED.get(label, label)) for label, text in rows if text.strip()))


def load(path: Path) -> ModuleType:
    """Return a module from a file outside the project."""
    spec = importlib.util.spec_from_file_location(f"labelled_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
