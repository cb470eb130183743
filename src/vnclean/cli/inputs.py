"""The inputs of the command: files, folders of pages, and standard input."""

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, Final

from vnclean.cli.arguments import From
from vnclean.cli.atomic_files import STANDARD
from vnclean.model.page import Page
from vnclean.read.auto import read

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
