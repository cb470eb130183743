"""Polars: a frame with a column of pages in, the frame with a column per field of a row out (extra ``polars``)."""

from functools import partial
from typing import TypeVar

import polars as pl

from vnclean.corpus.records import COLUMNS, require_columns, rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS

_Frame = TypeVar("_Frame", pl.DataFrame, pl.LazyFrame)
_TYPES = {"tags": pl.List(pl.String), "vietnamese": pl.Float64}


def clean_frame(frame: _Frame, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS) -> _Frame:
    """Return a new frame with a column per field of a row for the pages in ``column``.

    ``url`` names the column of URLs. A lazy frame is cleaned as it streams. A page that fails, or is missing, has its
    ``error``. Raises ``KeyError``, which names the columns, if ``column`` or ``url`` is not among them.
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
