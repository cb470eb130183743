"""Hugging Face ``datasets``: a data set with a column of pages in, a column per field added (extra ``datasets``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasets import Dataset, Features, Value

from vnclean.corpus.records import COLUMNS, require_columns, rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


@dataclass(frozen=True)
class CleanBatch:
    """A callable for ``Dataset.map``: a batch of columns in, a column per field of a row out.

    ``column`` names the column of pages, ``url`` that of URLs. It holds its settings only, so that the library's cache
    distinguishes two of them by what they do; it can be pickled for ``num_proc``. A page that fails has its ``error``.
    """

    column: str = "html"
    url: str | None = None
    pipeline: Pipeline = NEWS

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """Return the new columns, by name. Raises ``KeyError``, which names the columns, if one is not there."""
        require_columns(batch, self.column, self.url)
        addresses = None if self.url is None else batch[self.url]
        found = rows(batch[self.column], addresses, pipeline=self.pipeline)
        return {name: [row[name] for row in found] for name in COLUMNS if name != self.url}

    def __getstate__(self) -> dict[str, Any]:
        """Return the settings and the pipeline's fingerprint, by which a cache rejects results of older rules."""
        return {**self.__dict__, "fingerprint": self.pipeline.fingerprint}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore the settings from the pickled state."""
        self.__dict__.update((name, value) for name, value in state.items() if name != "fingerprint")


def clean_dataset(dataset: Dataset, clean: CleanBatch = CleanBatch(), **options: Any) -> Dataset:  # noqa: ANN401 (of map; it is frozen)
    """Return the data set with the new columns and their types, by ``dataset.map(clean, batched=True)``.

    ``options`` are those of ``map`` (``num_proc``, ``batch_size``). Without the types, a column with no value in the
    first batch could not have one in the next.
    """
    types = {name: Value("string") for name in COLUMNS if name != clean.url}
    types |= {"tags": [Value("string")], "vietnamese": Value("float64")}
    return dataset.map(clean, batched=True, features=Features({**dataset.features, **types}), **options)
