"""Adapter for datatrove (extra ``datatrove``): an extractor and a formatter.

The extractor cleans pages and adds statistics; the formatter normalizes text.
"""

from collections.abc import Iterator
from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.formatters.base import BaseFormatter

from vnclean.article import Article
from vnclean.corpus.batch import extract_many
from vnclean.corpus.records import row
from vnclean.extraction import normalize
from vnclean.model.decision import Failure
from vnclean.output.tally import Tally
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


class VncleanExtractor(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """A pipeline step that replaces the page in a document's text by the text of the article.

    The other fields of the result are added to ``metadata``. The URL of the page is read from ``metadata["url"]``. A
    document is dropped if its page fails or has no article text. The statistics count pages by page type and by error,
    and characters by label. The step needs no sandbox: no page can stall it.
    """

    type = "🛢 - EXTRAC"
    name = "🇻🇳 vnclean"

    def __init__(self, pipeline: Pipeline = NEWS) -> None:
        """Store the pipeline that cleans the documents."""
        super().__init__()
        self.pipeline = pipeline

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Clean each document, and yield the documents that have an article text."""
        del rank, world_size
        for document in data or ():
            with self.track_time():
                given = (document.metadata.get("url"), document.text)
                (result,) = extract_many([given], pipeline=self.pipeline, on_error="record")
                self._count(result)
            found: dict[str, Any] = row(result)
            document.text = found.pop("text") or ""
            if found["error"] or not document.text:
                self.stat_update("dropped")
                continue
            document.metadata.update((name, value) for name, value in found.items() if value is not None)
            self.update_doc_stats(document)
            self.stat_update("forwarded")
            yield document

    def _count(self, result: Article | Failure) -> None:
        tally = Tally.of([result])
        for axis in ("page_type", "error"):
            for name in tally.by[axis]:
                self.stat_update(f"{axis}_{name}")
        for name, count in tally.by["label"].items():
            self.stat_update(f"characters_{name}", value=count.characters)


class VncleanFormatter(BaseFormatter):  # type: ignore[misc]  # datatrove has no types
    """A formatter that repairs text with ``vnclean.normalize``.

    No line is removed.
    """

    name = "🇻🇳 vnclean normalize"

    def format(self, text: str) -> str:
        """Return the normalized text."""
        return normalize(text)
