"""The output formats of a crawl, chosen by the suffix of the file name.

The formats are JSON lines (plain or compressed), CSV and Parquet.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Final

from vnclean.cli.atomic_files import OutputExistsError, extra
from vnclean.cli.page_files import MissingExtraError
from vnclean.corpus.records import COLUMNS

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
