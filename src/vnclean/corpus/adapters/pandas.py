"""pandas: a frame with a column of pages in, the frame with a column per field of a row out (extra ``pandas``)."""

import pandas as pd

from vnclean.corpus.records import COLUMNS, require_columns, rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


def clean_frame(
    frame: pd.DataFrame, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS
) -> pd.DataFrame:
    """Return a new frame of the same index, with a column per field of a row for the pages in ``column``.

    ``url`` names the column of URLs, which is not changed. A page that fails, or is missing, has its ``error``. Raises
    ``KeyError``, which names the columns, if ``column`` or ``url`` is not among them.
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
