"""Ray Data: a data set with a column of pages in, the data set with a column per field of a row out (extra ``ray``)."""

import pyarrow as pa
import ray.data

from vnclean.corpus.adapters.arrow import clean_table
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


def clean_dataset(
    dataset: ray.data.Dataset, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS
) -> ray.data.Dataset:
    """Return the data set with a column per field of a row, cleaned by the cluster's tasks (see ``adapters.arrow``)."""
    return dataset.map_batches(_cleaned, batch_format="pyarrow", fn_args=(column, url, pipeline), zero_copy_batch=True)


def _cleaned(batch: pa.Table, column: str, url: str | None, pipeline: Pipeline) -> pa.Table:
    return clean_table(batch, column, url=url, pipeline=pipeline)
