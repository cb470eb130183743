"""LangChain: loaded pages become documents of clean text, ready to be split and embedded (extra ``langchain``)."""

from pathlib import Path

from langchain_core.documents import Document

from vnclean.corpus.adapters.langchain import VncleanTransformer

documents = [
    Document(page_content=Path("page.html").read_text(encoding="utf-8"), metadata={"source": "https://bao.example/1"})
]
for document in VncleanTransformer().transform_documents(documents):
    print(document.page_content, document.metadata)
