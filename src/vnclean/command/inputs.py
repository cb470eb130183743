"""Where the command's pages come from."""

from pathlib import Path
from typing import BinaryIO, Final

_STANDARD_INPUT: Final = "-"


class Unreadable(Exception):  # noqa: N818 (what the input is, not what went wrong)
    """An input that is no page; its message is one sentence for the user."""


def read(name: str, stdin: BinaryIO) -> str:
    """The text of a file, or of standard input for "-"; UTF-8, with or without a byte order mark.

    Raises ``Unreadable`` for what cannot be opened, is empty, or is no text in UTF-8.
    """
    try:
        data = stdin.read() if name == _STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from None
    if not data.strip():
        message = "is empty"
        raise Unreadable(message)
    if b"\0" in data:
        message = "is a binary file, not a page of text"
        raise Unreadable(message)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not text in UTF-8 (byte {error.start} is 0x{data[error.start]:02x}); convert it first"
        raise Unreadable(message) from None
