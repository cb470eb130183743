"""Adapter for PySpark (extra ``spark``): adds the fields of the cleaned articles to a frame as columns."""

from collections.abc import Iterable, Iterator
from functools import partial

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.types import ArrayType, DataType, DoubleType, StringType, StructField, StructType

from vnclean.corpus.adapters.arrow import added, clean_batch
from vnclean.corpus.records import require_columns
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS

_TYPES: dict[str, DataType] = {"tags": ArrayType(StringType()), "vietnamese": DoubleType()}


def clean_frame(
    frame: DataFrame, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS
) -> DataFrame:
    """Return a new frame: the columns of ``frame``, and one added column for each field of the result of cleaning.

    ``column`` names the column of pages, ``url`` the column of their URLs. An added column replaces an input column of
    the same name, except the column of URLs. The pages are cleaned on the executors, which need vnclean and pyarrow.

    Raises ``KeyError`` if the frame has no column named ``column`` or ``url``; the message lists the columns of the
    frame.
    """
    require_columns(frame.columns, column, url)
    names = added(url)
    kept = [field for field in frame.schema if field.name not in names]
    schema = StructType([*kept, *(StructField(name, _TYPES.get(name, StringType())) for name in names)])
    return frame.mapInArrow(partial(_cleaned, column=column, url=url, pipeline=pipeline), schema)


def _cleaned(
    batches: Iterable[pa.RecordBatch], *, column: str, url: str | None, pipeline: Pipeline
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield clean_batch(batch, column, url=url, pipeline=pipeline)
