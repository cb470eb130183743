"""What the command tells its user: sentences on standard error, in which nothing of a page is alive."""

import sys
from contextlib import suppress

from vnclean.inert import shown


def say(text: str) -> None:
    """A sentence, or lines, on standard error, under the command's name."""
    lines = "\n".join(map(shown, text.split("\n")))
    with suppress(OSError, ValueError):  # standard error is closed, or nobody reads it
        print(f"vnclean: {lines}", file=sys.stderr)  # noqa: T201 (this is the command)
