"""The files that the command writes: none is written through a symbolic link, none is overwritten unasked."""

import os
from pathlib import Path
from typing import BinaryIO, Final

_OPEN: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Unfit(Exception):  # noqa: N818 (what the files are)
    """Files that stand in the way of a run; its message is one sentence for the user."""


def refuse(*paths: Path, hint: str = "--overwrite writes it anew") -> None:
    """Raise ``Unfit`` where one of these is there, be it a link that leads nowhere."""
    for path in paths:
        if os.path.lexists(path):
            message = f"{path} is there already; {hint}"
            raise Unfit(message)


def opened(path: Path, length: int = 0) -> BinaryIO:
    """A file to be written from ``length`` on, made where it is not there; what stood after that is cut away.

    Raises ``Unfit`` for a symbolic link, which could lead anywhere.
    """
    if path.is_symlink():
        message = f"{path} is a symbolic link, which is not written through; take it away"
        raise Unfit(message)
    file = os.fdopen(os.open(path, _OPEN, 0o666), "r+b")
    file.truncate(length)
    file.seek(length)
    return file


def replaced(path: Path, data: bytes) -> None:
    """Give a file its content as a whole: written beside it and renamed, so that it is never there by half."""
    beside = path.with_name(path.name + ".new")
    with opened(beside) as file:
        file.write(data)
    beside.replace(path)
