"""Cleaning of the pages in a column of a pandas frame (extra ``pandas``): one new column per field."""

import pandas as pd

from vnclean.corpus.records import COLUMNS, require_columns, rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


def clean_frame(
    frame: pd.DataFrame, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS
) -> pd.DataFrame:
    """Return a new frame: the columns of ``frame``, and one column for each field of a result row.

    ``column`` names the column of pages, ``url`` the column of their URLs. A column of ``frame`` that has the name of a
    field is replaced, unless it is the column of URLs. If a page is missing or fails, the column ``error`` says why.
    Raises ``KeyError``, with the names of the columns, if ``column`` or ``url`` is not a column of ``frame``.
    """
    require_columns(map(str, frame.columns), column, url)
    given = [None if pd.api.types.is_scalar(page) and pd.isna(page) else page for page in frame[column]]
    addresses = None if url is None else [address if isinstance(address, str) else None for address in frame[url]]
    found = rows(given, addresses, pipeline=pipeline)
    new = {
        name: pd.Series([row[name] for row in found], frame.index, dtype=_TYPES.get(name, "string"))
        for name in COLUMNS
        if name != url
    }
    return frame.assign(**new)


_TYPES = {"tags": "object", "vietnamese": "float64"}
