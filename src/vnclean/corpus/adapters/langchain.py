"""LangChain: documents that contain a page become documents that contain its article's text (extra ``langchain``)."""

from collections.abc import Sequence
from typing import Any

from langchain_core.documents import BaseDocumentTransformer, Document

from vnclean.corpus.records import rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


class VncleanTransformer(BaseDocumentTransformer):  # type: ignore[misc]  # not installed for checks
    """A transformer that cleans documents; the other fields of a row go to ``metadata``.

    The URL is read from ``url``, else ``source``, in ``metadata``. A document that fails, or has no text, is left out,
    unless ``keep_empty`` is set: then it is kept, with its ``error`` if it failed.
    """

    def __init__(self, pipeline: Pipeline = NEWS, *, keep_empty: bool = False) -> None:
        """Set the pipeline, and whether documents without text are kept."""
        self.pipeline = pipeline
        self.keep_empty = keep_empty

    def transform_documents(self, documents: Sequence[Document], **kwargs: Any) -> list[Document]:  # noqa: ANN401 (as in the class above)
        """Return new, cleaned documents, in order."""
        del kwargs
        addresses = [document.metadata.get("url") or document.metadata.get("source") for document in documents]
        found = rows(
            [document.page_content for document in documents],
            [address if isinstance(address, str) else None for address in addresses],
            pipeline=self.pipeline,
        )
        return [
            document.model_copy(
                update={
                    "page_content": row["text"] or "",
                    "metadata": document.metadata
                    | {name: value for name, value in row.items() if name != "text" and value is not None},
                }
            )
            for document, row in zip(documents, found, strict=True)
            if row["text"] or self.keep_empty
        ]
