"""Adapter for Polars (extra ``polars``).

It cleans a column of pages in a frame, and adds one column per result field.
"""

from functools import partial
from typing import TypeVar

import polars as pl

from vnclean.corpus.records import COLUMNS, require_columns, rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS

_Frame = TypeVar("_Frame", pl.DataFrame, pl.LazyFrame)
_TYPES = {"tags": pl.List(pl.String), "vietnamese": pl.Float64}


def clean_frame(frame: _Frame, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS) -> _Frame:
    """Return a new frame with a column for each result field of the pages in ``column``.

    A column of ``frame`` that has the name of a result field is replaced. ``url`` is the name of the column of URLs, if
    any; this column is never replaced. A lazy frame stays lazy and is cleaned as it streams. For a page that fails or
    is missing, the column ``error`` has the reason. Raises ``KeyError`` if the frame has no column ``column`` or
    ``url``; the message lists the columns.
    """
    require_columns(frame.collect_schema().names(), column, url)
    types = {name: _TYPES.get(name, pl.String) for name in COLUMNS if name != url}
    cleaned = partial(_cleaned, column=column, url=url, pipeline=pipeline, types=types)
    if isinstance(frame, pl.DataFrame):
        return cleaned(frame)
    return frame.map_batches(
        cleaned,
        schema={**frame.collect_schema(), **types},
        streamable=True,
        projection_pushdown=False,
        predicate_pushdown=False,
        slice_pushdown=False,
    )


def _cleaned(
    frame: pl.DataFrame, *, column: str, url: str | None, pipeline: Pipeline, types: dict[str, pl.DataType]
) -> pl.DataFrame:
    addresses = None if url is None else frame[url].to_list()
    found = rows(frame[column].to_list(), addresses, pipeline=pipeline)
    return frame.with_columns(pl.Series(name, [row[name] for row in found], kind) for name, kind in types.items())
