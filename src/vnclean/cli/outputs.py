"""What the command writes: always UTF-8, whatever the locale."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from vnclean.article import Article
from vnclean.cli.arguments import Form
from vnclean.cli.atomic_files import STANDARD, replaced
from vnclean.cli.messages import say
from vnclean.output.tally import Tally
from vnclean.text.escape import shown, to_json

_FORMS: Final[dict[Form, Callable[[Article], str]]] = {
    "text": lambda article: article.text,
    "markdown": Article.to_markdown,
    "html": Article.html,
}


class Output:
    """Pages written one after the other in one form.

    Texts and tables are parted by an empty line; JSON is on one line a page and says its ``file``.
    """

    def __init__(self, stream: BinaryIO, form: Form) -> None:
        self._stream = stream
        self._form = form
        self._written = False

    def write(self, name: str, article: Article) -> None:
        """Write one page."""
        if self._form == "json":
            text = to_json({"file": name, **article.to_dict()}) + "\n"
        else:
            page = _FORMS[self._form](article) + "\n" if self._form in _FORMS else f"{shown(name)}\n{article.explain()}"
            text = "\n" + page if self._written else page
        self._stream.write(text.encode("utf-8", "backslashreplace"))
        self._written = True


class Stream:
    """The records of a crawl on standard output as they are made, failures as messages: nothing to go on from."""

    taken: int = 0
    """Pages that were written before: none."""
    is_full: bool = False
    """Nothing waits."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.failures: bool = False
        self.tally: Tally = Tally()

    def add(self, line: bytes, *, failed: bool) -> None:
        """Write a record's line, or say a failure's."""
        if failed:
            self.failures = True
            say(line.decode().rstrip("\n"))
        else:
            self._stream.write(line)

    def checkpoint(self, taken: int, tally: Tally) -> None:
        """Flush, so that a reader has what was made of ``taken`` pages."""
        self.taken, self.tally = taken, tally
        self._stream.flush()

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """Nothing is left to do."""


def write_whole(out: Path, text: str, stdout: BinaryIO) -> None:
    """Write a text to a file, or to standard output for "-". Raises ``OutputExistsError`` for an irregular file."""
    data = text.encode("utf-8", "backslashreplace")
    if str(out) == STANDARD:
        stdout.write(data)
    else:
        replaced(out, data)


def abandon(stream: BinaryIO) -> None:
    """Forget a closed pipe or a full disk, so that Python does not complain of it at exit."""
    if sys.stdout is not None and stream is sys.stdout.buffer:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
