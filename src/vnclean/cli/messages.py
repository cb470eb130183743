"""The messages of the command: sentences on standard error, with invisible characters of a page replaced."""

import sys
from contextlib import suppress
from typing import Final

from vnclean.text.escape import shown

INTERRUPTED: Final = 130
"""The exit code of a program ended by Ctrl-C."""


def say(text: str) -> None:
    """Print a message on standard error, after the name of the command."""
    lines = "\n".join(map(shown, text.split("\n")))
    with suppress(OSError, ValueError):  # standard error is closed, or nobody reads it
        print(f"vnclean: {lines}", file=sys.stderr)  # noqa: T201 (this is the command)
