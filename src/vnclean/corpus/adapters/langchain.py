"""Adapter for LangChain (extra ``langchain``): replaces the pages in documents by their articles."""

from collections.abc import Sequence
from typing import Any

from langchain_core.documents import BaseDocumentTransformer, Document

from vnclean.corpus.records import rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


class VncleanTransformer(BaseDocumentTransformer):  # type: ignore[misc]  # not installed for checks
    """A transformer that replaces the page in each document by the text of its article.

    The other fields of the result are added to ``metadata``. The URL of the page is read from ``metadata["url"]``, or
    else from ``metadata["source"]``. A document whose page fails or has no article text is left out. With
    ``keep_empty``, such a document is kept with an empty text, and with ``error`` in ``metadata`` if its page failed.
    """

    def __init__(self, pipeline: Pipeline = NEWS, *, keep_empty: bool = False) -> None:
        """Store the pipeline, and whether documents without article text are kept."""
        self.pipeline = pipeline
        self.keep_empty = keep_empty

    def transform_documents(self, documents: Sequence[Document], **kwargs: Any) -> list[Document]:  # noqa: ANN401 (as in the class above)
        """Return new documents with cleaned text, in the order of the input."""
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
