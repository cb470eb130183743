"""Adapter for Hugging Face ``datasets`` (extra ``datasets``).

It cleans a column of pages in a data set, and adds one column per result field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasets import Dataset, Features, Value

from vnclean.corpus.records import COLUMNS, require_columns, rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


@dataclass(frozen=True)
class CleanBatch:
    """A callable for ``Dataset.map`` that cleans a batch of pages and returns one column per result field.

    ``column`` is the name of the column that has the pages. ``url`` is the name of the column that has their URLs, if
    there is one. If a page fails, the column ``error`` has the reason.

    The object holds only its settings, so that the cache of ``datasets`` can distinguish two objects with different
    settings. The object can be pickled, as ``num_proc`` requires.
    """

    column: str = "html"
    url: str | None = None
    pipeline: Pipeline = NEWS

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """Return the new columns by name, one for each field of the result.

        A field with the name of the URL column is left out.

        Raises ``KeyError`` if the batch has no column of pages or URLs with the given name; the message lists the
        columns.
        """
        require_columns(batch, self.column, self.url)
        addresses = None if self.url is None else batch[self.url]
        found = rows(batch[self.column], addresses, pipeline=self.pipeline)
        return {name: [row[name] for row in found] for name in COLUMNS if name != self.url}

    def __getstate__(self) -> dict[str, Any]:
        """Return the settings and the pipeline's fingerprint, for pickling.

        A cache that hashes this state does not reuse results of a pipeline whose rules have changed since.
        """
        return {**self.__dict__, "fingerprint": self.pipeline.fingerprint}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore the settings; the fingerprint in the pickled state is only for caches, and is ignored."""
        self.__dict__.update((name, value) for name, value in state.items() if name != "fingerprint")


def clean_dataset(dataset: Dataset, clean: CleanBatch = CleanBatch(), **options: Any) -> Dataset:  # noqa: ANN401 (of map; it is frozen)
    """Return the data set with one added column per result field.

    The function calls ``dataset.map(clean, batched=True)`` and passes ``options`` (such as ``num_proc`` and
    ``batch_size``) to ``map``.

    It also passes the types of all columns to ``map``. Without them, ``map`` would derive the types from the
    first batch. A column that has no value in the first batch could then not hold values in later batches.
    """
    types = {name: Value("string") for name in COLUMNS if name != clean.url}
    types |= {"tags": [Value("string")], "vietnamese": Value("float64")}
    return dataset.map(clean, batched=True, features=Features({**dataset.features, **types}), **options)
