"""The output of the command, which is always UTF-8, whatever the locale."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final

from vnclean.article import Article
from vnclean.cli.arguments import Form
from vnclean.cli.atomic_files import STANDARD, replaced
from vnclean.cli.messages import say
from vnclean.corpus.records import row
from vnclean.output.tally import Tally
from vnclean.text.escape import shown, to_json

RENDER: Final[dict[Form, Callable[[Article], str]]] = {
    "text": lambda article: article.text,
    "markdown": Article.to_markdown,
    "html": Article.html,
    "explain": Article.explain,
}
"""The function that converts an article to text, for each output form except JSON."""


def record(article: Article, *, full: bool) -> dict[str, Any]:
    """Return the record of an article: its row (``corpus.records.row``), and with ``full`` also its ``to_dict``."""
    return row(article) | (article.to_dict() if full else {})


class Output:
    """A writer of articles to a stream, one after the other, in one output form.

    JSON is written as one record per line and page. In the other forms, an empty line separates the articles.
    """

    def __init__(self, stream: BinaryIO, form: Form, *, full: bool = False) -> None:
        self._stream = stream
        self._form = form
        self._full = full
        self._written = False

    def write(self, name: str, article: Article) -> None:
        """Write one article; ``name`` is the name of its page, shown in the forms ``json`` and ``explain`` only."""
        if self._form == "json":
            text = to_json({"id": name, **record(article, full=self._full)}) + "\n"
        else:
            page = f"{shown(name)}\n{article.explain()}" if self._form == "explain" else self._rendered(article)
            text = "\n" + page if self._written else page
        self._stream.write(text.encode("utf-8", "backslashreplace"))
        self._written = True

    def _rendered(self, article: Article) -> str:
        return RENDER[self._form](article) + "\n"


class Stream:
    """A substitute for ``Journal`` in runs that write to standard output and cannot be resumed.

    Records are written to the stream, and failures are printed on standard error.
    """

    taken: int = 0
    """The number of pages done at the last checkpoint; 0 at the start, since no earlier run can be resumed."""
    is_full: bool = False
    """Always false: a stream writes each line at once, so no lines wait for a checkpoint."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.failures: bool = False
        self.left_out: int = 0
        self.tally: Tally = Tally()

    def add(self, line: bytes, *, failed: bool) -> None:
        """Write the line of a record, or print the line of a failure on standard error."""
        if failed:
            self.failures = True
            say(line.decode().rstrip("\n"))
        else:
            self._stream.write(line)

    def leave_out(self) -> None:
        """Count a page that is not written."""
        self.left_out += 1

    def checkpoint(self, taken: int, tally: Tally) -> None:
        """Flush the stream, so that the program that reads it gets the records of the first ``taken`` pages."""
        self.taken, self.tally = taken, tally
        self._stream.flush()

    def finish(self) -> None:
        """Do nothing, since a stream has no part files to rename."""

    def close(self) -> None:
        """Do nothing: unlike a ``Journal``, a stream has no files to close and no lock to release."""


def write_whole(out: Path, text: str, stdout: BinaryIO) -> None:
    """Write a text to the file ``out``, or to standard output if ``out`` is "-".

    Raises ``OutputExistsError`` if ``out`` exists and is not a regular file.
    """
    data = text.encode("utf-8", "backslashreplace")
    if str(out) == STANDARD:
        stdout.write(data)
    else:
        replaced(out, data)


def abandon(stream: BinaryIO) -> None:
    """Redirect a broken standard output to the null device, so that Python reports no error at exit."""
    if sys.stdout is not None and stream is sys.stdout.buffer:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
