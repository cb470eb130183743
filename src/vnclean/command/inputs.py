"""Where the command's pages come from."""

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, Final

from vnclean.command.arguments import From
from vnclean.command.files import STANDARD
from vnclean.page import Page
from vnclean.read.any import read

_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml", ".aspx", ".md", ".markdown", ".txt"})

Found = tuple[str, Exception | None]
"""A file's name; and the error of one that is not to be read."""


class Unreadable(Exception):  # noqa: N818 (what the input is, not what went wrong)
    """An input that is no page; its message is one sentence for the user, the input's name before it."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")


def is_page(name: str) -> bool:
    """Whether a file in a folder is taken for a page, by the ending of its name."""
    return Path(name).suffix.lower() in _SUFFIXES


def expand(name: str, wanted: Callable[[str], bool] = is_page) -> Iterator[Found]:
    """Return a folder's wanted files at any depth, in the order of their names; of what is no folder the name itself.

    What cannot be looked into, and links that lead out of the folder, stand in their place with an error.
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


def read_page(name: str, stdin: BinaryIO, source: From, longest: int | None) -> Page:
    """The page in a file, or on standard input for "-".

    Raises ``Unreadable`` for what cannot be opened, is empty, is longer than ``longest`` bytes, or is no page.
    """
    data = read_bytes(name, stdin, longest)
    try:
        return read(data, source=None if source == "auto" else source, longest=longest)
    except ValueError as error:
        raise Unreadable(name, str(error)) from None


def read_bytes(name: str, stdin: BinaryIO, longest: int | None = None) -> bytes:
    """What is in a file, or on standard input for "-": of a file that is longer than ``longest``, one byte more.

    Raises ``Unreadable`` for what cannot be opened or is empty.
    """
    try:
        if name != STANDARD and Path(name).is_dir():
            raise Unreadable(name, "is a folder without pages (.html, .htm, .md, .txt)")
        most = -1 if longest is None else longest + 1  # one more tells that it is longer, however long it is
        with nullcontext(stdin) if name == STANDARD else Path(name).open("rb") as file:
            data = file.read(most)
    except (OSError, ValueError) as error:  # a ValueError for a name with a null character, and a closed stream
        raise Unreadable(name, getattr(error, "strerror", None) or str(error)) from None
    if not data.strip():
        raise Unreadable(name, "is empty")
    return data
