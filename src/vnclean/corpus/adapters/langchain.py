"""LangChain: documents whose content is a page become documents of the article's text (extra ``langchain``)."""

from collections.abc import Sequence
from typing import Any

from langchain_core.documents import BaseDocumentTransformer, Document

from vnclean.corpus.records import rows
from vnclean.pipeline import Pipeline
from vnclean.presets import NEWS


class VncleanTransformer(BaseDocumentTransformer):  # type: ignore[misc]  # not installed for checks
    """Cleans documents; the fields of a row go to ``metadata``, the address is read from ``source`` or ``url`` there.

    A document that fails, or has no text, is left out, unless ``keep_empty``: then it stays, with its ``error``.
    """

    def __init__(self, pipeline: Pipeline = NEWS, *, keep_empty: bool = False) -> None:
        """With a pipeline."""
        self.pipeline = pipeline
        self.keep_empty = keep_empty

    def transform_documents(self, documents: Sequence[Document], **kwargs: Any) -> list[Document]:  # noqa: ANN401 (as in the class above)
        """Return new documents, in order."""
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
