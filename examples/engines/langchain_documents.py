"""LangChain: loaded pages become documents of clean text, ready to be split and embedded (extra ``langchain``)."""

from langchain_core.documents import Document

from vnclean.corpus.adapters.langchain import VncleanTransformer

page = "<p>Mưa lớn kéo dài suốt đêm. Nước sông dâng nhanh, dân phải chạy lũ.</p><p>Tin liên quan</p>"
documents = [Document(page_content=page, metadata={"source": "https://bao.example/1"})]
for document in VncleanTransformer().transform_documents(documents):
    print(document.page_content, document.metadata)
