"""Where the command's pages come from."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, Final

from vnclean.command.arguments import From
from vnclean.page import Page
from vnclean.read.any import read

_STANDARD_INPUT: Final = "-"
_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml", ".aspx", ".md", ".markdown", ".txt"})


class Unreadable(Exception):  # noqa: N818 (what the input is, not what went wrong)
    """An input that is no page; its message is one sentence for the user, the input's name before it."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")


def expand(name: str) -> Iterator[str]:
    """A folder's pages (.html, .md, .txt and the like) at any depth, in order of their names; else the name itself."""
    path = Path(name)
    if name == _STANDARD_INPUT or not path.is_dir():
        yield name
        return
    found = sorted(str(each) for each in path.rglob("*") if each.suffix.lower() in _SUFFIXES and each.is_file())
    yield from found or [name]


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
        if name != _STANDARD_INPUT and Path(name).is_dir():
            raise Unreadable(name, "is a folder without pages (.html, .htm, .md, .txt)")
        most = -1 if longest is None else longest + 1  # one more tells that it is longer, however long it is
        with nullcontext(stdin) if name == _STANDARD_INPUT else Path(name).open("rb") as file:
            data = file.read(most)
    except OSError as error:
        raise Unreadable(name, error.strerror or str(error)) from None
    if not data.strip():
        raise Unreadable(name, "is empty")
    return data
