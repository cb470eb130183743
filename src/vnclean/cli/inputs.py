"""The inputs of the command: files, folders of pages, standard input, and files that contain many pages.

Files with many pages are JSON lines, Parquet and WARC.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from glob import glob, has_magic
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Final

from vnclean.cli.arguments import From
from vnclean.cli.atomic_files import STANDARD
from vnclean.cli.parts import unpacked
from vnclean.corpus.adapters import warc
from vnclean.corpus.batch import PageInput
from vnclean.model.page import Page
from vnclean.read.auto import READERS, read
from vnclean.text.escape import from_json

_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml", ".aspx", ".md", ".markdown", ".txt"})

Found = tuple[str, Exception | None]
"""The name of an input, and the error if the input cannot be read (otherwise ``None``)."""


class InputError(Exception):
    """An input that cannot be read as a page; the message is one sentence that begins with the input's name."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")


def is_page(name: str) -> bool:
    """Return whether a file name has the suffix of a page, such as ``.html`` or ``.md``."""
    return Path(name).suffix.lower() in _SUFFIXES


def expand(name: str, wanted: Callable[[str], bool] = is_page) -> Iterator[Found]:
    """Yield the files of the input ``name``, as pairs of a file name and ``None`` or an error.

    If ``name`` is a folder, the pairs are sorted by file name, and come from all its levels:

    - A file for whose name ``wanted`` is true is yielded with ``None``.
    - A folder that cannot be listed is yielded with an error.
    - A symbolic link that leads out of the folder is yielded with an error if it leads to a folder, or if
      ``wanted`` is true for its name.

    If the folder has nothing to yield, or if ``name`` is not a folder, the only pair is ``name`` and ``None``.
    """
    folder = Path(name)
    if name == STANDARD or not folder.is_dir():
        yield name, None
        return
    found = sorted(_walked(folder, wanted), key=lambda each: each[0])
    yield from found or [(name, None)]


def _walked(folder: Path, wanted: Callable[[str], bool]) -> Iterator[Found]:
    errors: list[OSError] = []
    root = folder.resolve()
    for path, folders, files in os.walk(folder, onerror=errors.append):
        for name in (*folders, *files):
            each = Path(path, name)
            if each.is_symlink() and not each.resolve().is_relative_to(root):
                if name in folders or wanted(name):
                    yield str(each), OSError(f"is a symbolic link that leads out of {folder}")
            elif name in files and wanted(name) and each.is_file():
                yield str(each), None
    for error in errors:
        yield str(error.filename), OSError(error.strerror or str(error))


def read_page(name: str, stdin: BinaryIO, source: From, max_size: int | None) -> Page:
    """Return the page in the file ``name``, or on standard input if ``name`` is "-".

    ``source`` is the format of the page, or "auto" to detect it.

    Raises ``InputError`` if the input cannot be opened, is empty, is longer than ``max_size`` bytes, or is not a page.
    """
    data = read_bytes(name, stdin, max_size)
    try:
        return read(data, source=None if source == "auto" else source, max_size=max_size)
    except ValueError as error:
        raise InputError(name, str(error)) from None


def read_bytes(name: str, stdin: BinaryIO, max_size: int | None = None) -> bytes:
    """Return the bytes of the file ``name``, or of standard input if ``name`` is "-".

    At most ``max_size`` + 1 bytes are read, so that the caller can detect a longer input. Raises ``InputError`` if the
    input cannot be opened, is a folder, or has nothing but white space.
    """
    try:
        if name != STANDARD and Path(name).is_dir():
            raise InputError(name, "is a folder without pages (.html, .htm, .md, .txt)")
        most = -1 if max_size is None else max_size + 1  # one byte more shows that it is too long
        with nullcontext(stdin) if name == STANDARD else Path(name).open("rb") as file:
            data = file.read(most)
    except (OSError, ValueError) as error:  # a ValueError for a name with a null character, and a closed stream
        raise InputError(name, getattr(error, "strerror", None) or str(error)) from None
    if not data.strip():
        raise InputError(name, "is empty")
    return data


Record = tuple[str, PageInput]
"""The name of a page, and the page.

The name is that of the file, followed in a file of many pages by "#" and the page's number, from 0 ("crawl.jsonl#0").
"""

_Reader = Callable[[Path, int | None], Iterable[Mapping[str, Any] | Exception]]
"""A function that returns the records of a file, given the file's path and the maximum size of a record in bytes."""

_FIELDS: Final = ("page", "html", "markdown", "text", "content", "body")
"""The fields that may hold a record's page, in order of preference, unless ``--field`` names one."""
_LINES: Final = tuple(ending + packed for ending in (".jsonl", ".ndjson") for packed in ("", ".gz", ".zst"))
_JOINED: Final = 64
"""Maximum number of separate pieces of an incomplete line: when one more is read, all are joined."""


class MissingExtraError(Exception):
    """An error: a file format needs a library that is not installed.

    The message is one sentence for the user.
    """

    def __init__(self, name: str | Path, doing: str, extra: str) -> None:
        """Create the error for the file ``name``.

        ``doing`` says what cannot be done with the file ("reading" or "writing"). ``extra`` is the name of the
        optional dependency that is needed for it.
        """
        super().__init__(f"{name}: {doing} it needs an optional dependency: pip install 'vnclean[{extra}]'")


def names_of(inputs: Iterable[str], *, besides: Iterable[Path] = ()) -> list[Found]:
    """Return the files that the arguments name, in order.

    An argument is a file, a folder or a file name pattern. ``besides`` are files that the run writes. Such a
    file is left out if it is found through a folder or a pattern. It is kept if an argument names exactly
    this file.
    """
    written = {os.path.realpath(path) for path in besides}
    found: list[Found] = []
    for name in inputs:
        is_pattern = has_magic(name) and not os.path.lexists(name)
        matches = sorted(glob(name, recursive=True)) if is_pattern else [name]  # noqa: PTH207 (a whole path's pattern)
        for match in matches or [name]:
            files = list(expand(match, _is_wanted))
            found += [each for each in files if each[0] == name or os.path.realpath(each[0]) not in written]
    return found


def records(
    names: Iterable[Found], *, source: From, field: str | None, max_size: int | None = None
) -> Iterator[Record]:
    """Return a lazy iterator over the pages of all files, in order.

    ``source`` is the format of the pages. In a file with many pages, each page is in a field of a record, and
    ``field`` is the name of this field. If ``field`` is ``None``, one of the usual names is used.

    An exception replaces a page that cannot be read. In a JSON lines file, an exception also replaces a line of
    more than ``max_size`` bytes after decompression; such a line is never in memory as a whole.

    Raises ``MissingExtraError`` on the call, before the first page, if a file needs a library that is not
    installed.
    """
    readers = [(name, error, None if error else _reader(name)) for name, error in names]
    return _opened(readers, source, field, max_size)


def is_container(name: str) -> bool:
    """Return whether a file can contain many pages, judged by the suffix of its name."""
    return name.lower().endswith((*_LINES, ".parquet", ".warc", ".warc.gz"))


def _is_wanted(name: str) -> bool:
    return is_page(name) or is_container(name)


def _opened(
    readers: Iterable[tuple[str, Exception | None, _Reader | None]],
    source: From,
    field: str | None,
    max_size: int | None,
) -> Iterator[Record]:
    for name, problem, reader in readers:
        if problem is not None:
            yield name, problem
            continue
        if reader is None:
            yield name, Path(name) if source == "auto" else _file_as(source, Path(name), max_size)
            continue
        number = -1
        try:
            for number, row in enumerate(reader(Path(name), max_size)):
                yield f"{name}#{number}", row if isinstance(row, Exception) else _page_of(row, source, field)
        except Exception as error:  # noqa: BLE001 (a damaged file costs its own pages alone)
            yield f"{name}#{number + 1}", error


def _file_as(source: From, path: Path, max_size: int | None) -> PageInput:
    try:
        with path.open("rb") as file:
            return {source: file.read(-1 if max_size is None else max_size + 1)}
    except OSError as error:
        return error


def _page_of(row: Mapping[str, Any], source: From, field: str | None) -> PageInput:
    """Return the page of a record in a form that ``extract_many`` takes.

    If the record has no page, a ``ValueError`` is returned, not raised: ``extract_many`` reports it for this page.
    ``source`` is the format of the page. ``field`` is the name of the field with the page. If ``field`` is
    ``None``, the page is in the first of ``_FIELDS`` that has a value in the record.
    """
    names = (field,) if field else _FIELDS
    found = next((name for name in names if row.get(name) is not None), None)
    if found is None:
        return ValueError(f"the record has no page under {', '.join(names)}")
    # With "auto", a field like "html" gives the format; "page" leaves the detection to ``extract_many``.
    kind = found if source == "auto" and found in READERS else "page" if source == "auto" else source
    url, encoding = (row.get(name) for name in ("url", "encoding"))
    return {
        kind: row[found],
        "url": url.decode("utf-8", "replace") if isinstance(url, bytes) else url,
        "encoding": encoding,
        "fetched": row.get("fetched"),
    }


def _reader(name: str) -> _Reader | None:
    low = name.lower()
    if not is_container(name):
        return None
    if low.endswith(".parquet"):
        return _needed("vnclean.corpus.adapters.arrow", "arrow", name)
    if low.endswith((".warc", ".warc.gz")):
        return lambda path, max_size: warc.pages(path, max_size=max_size)
    if low.endswith(".zst") and find_spec("zstandard") is None:
        raise MissingExtraError(name, "reading", "cli")
    return _json_lines


def _needed(module: str, extra: str, name: str) -> _Reader:
    try:
        found: Callable[[Path], Iterable[Mapping[str, Any] | Exception]] = import_module(module).pages
    except ImportError:
        raise MissingExtraError(name, "reading", extra) from None
    return lambda path, _: found(path)


def _json_lines(path: Path, max_size: int | None) -> Iterator[Mapping[str, Any] | Exception]:
    with path.open("rb") as file:
        for line in _lines(unpacked(file, path.name), max_size):
            if line is None:
                yield ValueError(f"the line has more than {max_size} bytes, the limit set by max_size")
            elif line.strip():
                try:
                    row = from_json(line)
                except ValueError as error:
                    yield ValueError(f"the line is not JSON: {error}")
                    continue
                yield row if isinstance(row, dict) else ValueError("the line is not JSON object")


def _lines(pieces: Iterable[bytes], max_size: int | None) -> Iterator[bytes | None]:
    """Yield the lines of a file, given in ``pieces``; ``None`` replaces a line of more than ``max_size`` bytes."""
    held: list[bytes] = []
    size, too_long = 0, False
    for piece in pieces:
        *whole, rest = piece.split(b"\n")
        for line in whole:
            is_over = too_long or (max_size is not None and size + len(line) > max_size)
            yield None if is_over else b"".join((*held, line))
            held, size, too_long = [], 0, False
        size += len(rest)
        too_long = too_long or (max_size is not None and size > max_size)
        held = [] if too_long else [*held, rest] if len(held) < _JOINED else [b"".join((*held, rest))]
    if size:
        yield None if too_long else b"".join(held)
