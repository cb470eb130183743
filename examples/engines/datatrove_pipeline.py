"""A datatrove pipeline: documents of pages in, documents of texts out, with statistics (extra ``datatrove``)."""

from pathlib import Path

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor

from vnclean.corpus.adapters.datatrove import VncleanExtractor, VncleanFormatter

PAGE = Path("page.html").read_text(encoding="utf-8")
pages = [Document(text=PAGE, id=str(number)) for number in range(3)]
extractor = VncleanExtractor()
steps = [pages, extractor, VncleanFormatter(), lambda documents, *_: map(_shown, documents)]


def _shown(document: Document) -> Document:
    print(document.id, document.metadata["page_type"], document.text[:60])
    return document


if __name__ == "__main__":
    executor = LocalPipelineExecutor(pipeline=steps, logging_dir=None, skip_completed=False)
    print(executor.run())
