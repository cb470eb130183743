"""The messages of the command: each log record is printed as a sentence on standard error.

Invisible characters, which can come from a page, are replaced by visible ones.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from vnclean.text.escape import shown

INTERRUPTED: Final = 130
"""The exit code of a program ended by Ctrl-C."""
_LOG: Final = logging.getLogger("vnclean")


class _Sentences(logging.Handler):
    """A log handler that prints each record on standard error, after the name of the command."""

    def emit(self, record: logging.LogRecord) -> None:
        lines = "\n".join(map(shown, record.getMessage().split("\n")))
        with suppress(OSError, ValueError):  # standard error is closed, or nobody reads it
            print(f"vnclean: {lines}", file=sys.stderr)  # noqa: T201 (this is the command)


@contextmanager
def messages() -> Iterator[None]:
    """Print the command's messages on standard error while the context is active.

    By default, failures and notes are printed; ``choose`` changes this.
    """
    handler, level = _Sentences(), _LOG.level
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    try:
        yield
    finally:
        _LOG.removeHandler(handler)
        _LOG.setLevel(level)


def choose(*, quiet: bool, verbose: bool) -> None:
    """Choose the messages to print: with ``quiet`` only failures, with ``verbose`` also a line for each page.

    With neither, failures and notes are printed. ``quiet`` takes precedence over ``verbose``.
    """
    _LOG.setLevel(logging.ERROR if quiet else logging.DEBUG if verbose else logging.INFO)


def say(text: str) -> None:
    """Print a message that reports a failure, even with ``--quiet``."""
    _LOG.error("%s", text)


def note(text: str) -> None:
    """Print a message that is useful but reports no failure; ``--quiet`` suppresses it."""
    _LOG.info("%s", text)


def detail(text: str) -> None:
    """Print a message that only ``--verbose`` shows."""
    _LOG.debug("%s", text)
