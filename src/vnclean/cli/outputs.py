"""The output of the command, which is always UTF-8, whatever the locale.

A crawl is written as JSON lines (plain or compressed), CSV or Parquet; the suffix of the file name selects the format.
"""

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from vnclean.article import Article
from vnclean.cli.arguments import Form
from vnclean.cli.atomic_files import STANDARD, OutputExistsError, extra, replaced
from vnclean.cli.inputs import MissingExtraError
from vnclean.cli.messages import say
from vnclean.corpus.records import COLUMNS, row
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


_COLUMNS: Final = ("id", "fetched", *COLUMNS)
_FLAT: Final = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_TABLES: Final = {".csv": "", ".parquet": "arrow"}
"""For each suffix of a table: the extra of this package that the format needs, or "" for none."""
_BATCH: Final = 1024
"""The number of rows of a table that are in memory at a time."""

Make = Callable[[Path, Path], None]
"""A function that converts a file of JSON lines (first path) to a table (second path)."""


def maker(out: Path, *, full: bool) -> Make | None:
    """Return the function that converts JSON lines to the format of ``out``.

    The result is ``None`` if ``out`` is itself a file of JSON lines. Raises ``OutputExistsError`` if the suffix of
    ``out`` is unknown, or if ``full`` (output of whole articles) is combined with a table. Raises ``MissingExtraError``
    if a library for the format is missing.
    """
    low = out.name.lower()
    if low.endswith(_FLAT):
        if low.endswith(".zst") and find_spec("zstandard") is None:
            raise MissingExtraError(out, "writing", "cli")
        return None
    ending = next((each for each in _TABLES if low.endswith(each)), None)
    if ending is None:
        message = f"{str(out)!r} must end in one of {', '.join((*_FLAT, *_TABLES))}"
        raise OutputExistsError(message)
    if full:
        message = f"{out}: --full adds what no table holds; it needs {', '.join(_FLAT)}"
        raise OutputExistsError(message)
    if ending == ".csv":
        return _csv
    if find_spec("pyarrow") is None:
        raise MissingExtraError(out, "writing", _TABLES[ending])
    return _parquet


def _rows(lines: Path) -> Iterator[dict[str, Any]]:
    with lines.open("rb") as file:
        yield from map(json.loads, file)


def _csv(lines: Path, out: Path) -> None:
    """Write the records of the JSON lines file ``lines`` to a CSV file with a header line."""
    with ExitStack() as opened:
        file, name = opened.enter_context(extra(out))
        text = opened.enter_context(io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline=""))
        writer = csv.DictWriter(text, _COLUMNS, extrasaction="ignore")
        writer.writeheader()
        for row in _rows(lines):
            writer.writerow({**row, "tags": "; ".join(row["tags"])})  # None becomes an empty cell
        text.flush()
        name.replace(out)


def _parquet(lines: Path, out: Path) -> None:
    """Write the records of the JSON lines file ``lines`` to a Parquet file."""
    import pyarrow as pa  # noqa: PLC0415 (an extra)
    import pyarrow.parquet as pq  # noqa: PLC0415 (an extra)

    from vnclean.corpus.adapters.arrow import schema_of  # noqa: PLC0415 (it needs the extra)

    schema = schema_of(pa.schema([pa.field("id", pa.string()), pa.field("fetched", pa.string())]))
    rows = _rows(lines)
    with extra(out) as (file, name):
        with pq.ParquetWriter(file, schema) as writer:
            for batch in iter(partial(_batch, rows), []):
                writer.write_table(pa.Table.from_pylist(batch, schema))
        name.replace(out)


def _batch(rows: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    return list(islice(rows, _BATCH))
