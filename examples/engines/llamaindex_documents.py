"""LlamaIndex: pages become documents, and nodes that end at paragraphs (``pip install llama-index-core``).

There is no adapter to install: a document takes the text and the metadata of an article.
"""

from pathlib import Path

from llama_index.core import Document
from llama_index.core.node_parser import SentenceSplitter

import vnclean


def document(article: vnclean.Article) -> Document:
    """Return an article as a document; the metadata goes with each of its nodes."""
    stated = {"title": article.title, "url": article.url, "published": str(article.published or "")}
    return Document(text=article.text, metadata={name: value for name, value in stated.items() if value})


pages = [Path("page.html"), Path("page.txt")]
articles = [article for article in map(vnclean.extract, pages) if article.page_type == "article"]
splitter = SentenceSplitter(chunk_size=150, chunk_overlap=0, paragraph_separator="\n\n", tokenizer=str.split)
for node in splitter.get_nodes_from_documents([document(article) for article in articles]):
    print(len(node.text.split()), node.metadata["title"][:22], "article", node.text[:40])
