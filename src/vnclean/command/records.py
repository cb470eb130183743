"""The pages of a crawl: files, folders, patterns, and files of many pages (JSON lines, Parquet, WARC)."""

import gzip
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from glob import glob, has_magic
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Final

from vnclean.command.arguments import From
from vnclean.command.inputs import expand
from vnclean.corpus.given import Given
from vnclean.inert import from_json
from vnclean.read.any import DOORS

Record = tuple[str, Given]
"""A page and its name: the file's, and for one of many "#" and its number from 0."""

_Door = Callable[[Path], Iterable[Mapping[str, Any] | Exception]]
"""What gives the records of a file of many pages."""

_FIELDS: Final = ("page", "html", "markdown", "text", "content", "body")
"""Where a record's page is looked for, unless ``--field`` says."""
_FLAT: Final = (".jsonl", ".ndjson")
_EXTRA: Final = "{}: reading it needs an extra: pip install 'vnclean[{}]'"


class Missing(Exception):  # noqa: N818 (what is missing)
    """A library that a kind of file needs; its message is one sentence for the user."""


def names_of(inputs: Iterable[str]) -> list[str]:
    """The files that the arguments name, patterns and folders opened, in order."""
    found: list[str] = []
    for name in inputs:
        is_pattern = has_magic(name) and not Path(name).exists()
        matches = sorted(glob(name, recursive=True)) if is_pattern else [name]  # noqa: PTH207 (a whole path's pattern)
        for match in matches or [name]:
            pages = list(expand(match))
            found += sorted({*_containers(Path(match)), *pages} - {match}) or [match]
    return found


def records(names: Iterable[str], *, source: From, field: str | None) -> Iterator[Record]:
    """All pages of these files, in order, read as they are asked for. What cannot be read is an exception in its place.

    Raises ``Missing`` before the first page.
    """
    doors = [(name, _door(name)) for name in names]
    return _opened(doors, source, field)


def is_container(name: str) -> bool:
    """Whether a file has many pages, by its name."""
    return _door(name) is not None


def _opened(doors: Iterable[tuple[str, _Door | None]], source: From, field: str | None) -> Iterator[Record]:
    for name, door in doors:
        if door is None:
            yield name, Path(name) if source == "auto" else _file_as(source, Path(name))
            continue
        number = -1
        try:
            for number, row in enumerate(door(Path(name))):
                yield f"{name}#{number}", row if isinstance(row, Exception) else _page_of(row, source, field)
        except Exception as error:  # noqa: BLE001 (a damaged file costs its own pages alone)
            yield f"{name}#{number + 1}", error


def _file_as(source: From, path: Path) -> Given:
    try:
        return {source: path.read_bytes()}
    except OSError as error:
        return error


def _page_of(row: Mapping[str, Any], source: From, field: str | None) -> Given:
    """What ``extract_many`` takes, of a record."""
    names = (field,) if field else _FIELDS
    found = next((name for name in names if row.get(name) is not None), None)
    if found is None:
        return ValueError(f"the record has no page under {', '.join(names)}")
    kind = found if source == "auto" and found in DOORS else "page" if source == "auto" else source
    return {kind: row[found], "url": row.get("url"), "encoding": row.get("encoding")}


def _containers(folder: Path) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file() and is_container(str(path))]


def _door(name: str) -> _Door | None:
    low = name.lower()
    flat = low.removesuffix(".gz").removesuffix(".zst")
    if flat.endswith(_FLAT):
        if low.endswith(".zst") and find_spec("zstandard") is None:
            raise Missing(_EXTRA.format(name, "cli"))
        return _json_lines
    if low.endswith(".parquet"):
        return _needed("vnclean.adapters.arrow", "arrow", name)
    if low.endswith((".warc", ".warc.gz")):
        return _needed("vnclean.adapters.warc", "warc", name)
    return None


def _needed(module: str, extra: str, name: str) -> _Door:
    try:
        found: _Door = import_module(module).pages
    except ImportError:
        raise Missing(_EXTRA.format(name, extra)) from None
    return found


def _json_lines(path: Path) -> Iterator[Mapping[str, Any] | Exception]:
    with path.open("rb") as file, _unpacked(file, path.suffix) as lines:
        for line in lines:
            try:
                row = from_json(line)
            except ValueError as error:
                yield ValueError(f"the line is no JSON: {error}")
                continue
            yield row if isinstance(row, dict) else ValueError("the line is no JSON object")


def _unpacked(file: IO[bytes], suffix: str) -> IO[bytes]:
    if suffix == ".gz":
        return io.BufferedReader(gzip.GzipFile(fileobj=file))
    if suffix != ".zst":
        return file
    import zstandard  # noqa: PLC0415 (an extra, asked for in _door)

    return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(file))
