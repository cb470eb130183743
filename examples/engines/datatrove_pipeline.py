"""A datatrove pipeline: documents of pages in, documents of texts out, with statistics (extra ``datatrove``)."""

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor

from vnclean.corpus.adapters.datatrove import VncleanExtractor, VncleanFormatter

TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ."
pages = [Document(text=f"<p>{TEXT.format(number)}</p>", id=str(number)) for number in range(3)]
extractor = VncleanExtractor()
steps = [pages, extractor, VncleanFormatter(), lambda documents, *_: map(_shown, documents)]


def _shown(document: Document) -> Document:
    print(document.id, document.text)
    return document


if __name__ == "__main__":
    executor = LocalPipelineExecutor(pipeline=steps, logging_dir=None, skip_completed=False)
    print(executor.run())
