"""Apache Arrow: clean the pages in a column of a table and add columns for the results (extra ``arrow``).

All code that reads or produces Arrow data uses this module: the code for Parquet files, DuckDB, Ray and Spark.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from vnclean.corpus.records import COLUMNS, require_columns, rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS

BATCH: Final = 1024
"""Maximum number of rows that are read or cleaned at a time."""
TYPES: Final = {"tags": pa.list_(pa.string()), "vietnamese": pa.float64()}
"""The Arrow types of two result columns; all other result columns are strings."""


def added(url: str | None = None) -> list[str]:
    """Return the names of the columns that cleaning adds to a table.

    These are the fields of an output row. A field with the same name as the input's URL column (``url``) is left out,
    so that the input column stays.
    """
    return [name for name in COLUMNS if name != url]


def schema_of(schema: pa.Schema, *, url: str | None = None) -> pa.Schema:
    """Return the schema of the output table for the schema of an input table.

    The input columns come first, then the added columns (see ``added``). An input column with the same name as
    an added column is left out. ``url`` is the name of the input's URL column, if any; this column always
    stays.
    """
    names = added(url)
    kept = [field for field in schema if field.name not in names]
    return pa.schema([*kept, *(pa.field(name, TYPES.get(name, pa.string())) for name in names)], schema.metadata)


def clean_batch(
    batch: pa.RecordBatch, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS
) -> pa.RecordBatch:
    """Return the record batch with one added column for each field of the result of cleaning.

    ``column`` names the column of pages (strings or binary), ``url`` the column of their URLs. The column that
    ``url`` names stays. Any other input column with the name of an added column is replaced. For a page that
    fails, the row has an ``error``, and no text or metadata. Raises ``KeyError`` if the batch has no column
    named ``column`` or ``url``; the message has the names of the batch's columns.
    """
    require_columns(batch.schema.names, column, url)
    schema = schema_of(batch.schema, url=url)
    addresses = None if url is None else _texts(batch.column(url))
    found = rows(_values(batch.column(column)), addresses, pipeline=pipeline)
    names = set(added(url))
    arrays = [
        pa.array([row[field.name] for row in found], field.type) if field.name in names else batch.column(field.name)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def clean_table(
    table: pa.Table, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS
) -> pa.Table:
    """Return the table with one added column for each field of the result of cleaning.

    The parameters, the columns and the exceptions are those of ``clean_batch``.
    """
    require_columns(table.schema.names, column, url)
    batches = table.to_batches(max_chunksize=BATCH)
    cleaned = (clean_batch(batch, column, url=url, pipeline=pipeline) for batch in batches)
    return pa.Table.from_batches(cleaned, schema_of(table.schema, url=url))


def pages(path: Path) -> Iterator[dict[str, Any]]:
    """Yield each row of a Parquet file as a mapping from column name to value.

    Only one batch of ``BATCH`` rows is in memory at a time.
    """
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=BATCH):
            columns = {name: _values(batch.column(name)) for name in batch.schema.names}
            for number in range(batch.num_rows):
                yield {name: values[number] for name, values in columns.items()}


def _values(column: pa.Array) -> list[Any]:
    """Return the values of a column as Python objects.

    If a string is not valid UTF-8, its bytes are returned, so that they can be decoded like a page.
    """
    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        found = column.cast(pa.large_binary()).to_pylist()
        return [each if each is None else _text(each) for each in found]
    return values


def _texts(column: pa.Array) -> list[Any]:
    """Return the values of a column of URLs; invalid UTF-8 bytes become replacement characters."""
    return [each.decode("utf-8", "replace") if isinstance(each, bytes) else each for each in _values(column)]


def _text(value: bytes) -> str | bytes:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value
