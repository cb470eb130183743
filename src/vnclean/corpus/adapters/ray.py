"""Ray Data: clean the pages in a column of a data set (extra ``ray``).

The output data set has an added column for each field of the result of cleaning.
"""

import pyarrow as pa
import ray.data

from vnclean.corpus.adapters.arrow import clean_table
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


def clean_dataset(
    dataset: ray.data.Dataset, column: str = "html", *, url: str | None = None, pipeline: Pipeline = NEWS
) -> ray.data.Dataset:
    """Return the data set with added columns: the fields of the result for each page in ``column``.

    Tasks of the Ray cluster clean the pages. ``url`` names the column of the pages' URLs, which stays. Any other input
    column with the name of an added column is replaced.
    """
    return dataset.map_batches(_cleaned, batch_format="pyarrow", fn_args=(column, url, pipeline), zero_copy_batch=True)


def _cleaned(batch: pa.Table, column: str, url: str | None, pipeline: Pipeline) -> pa.Table:
    return clean_table(batch, column, url=url, pipeline=pipeline)
