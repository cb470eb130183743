"""A Hugging Face data set of pages, cleaned in two processes (extra ``datasets``)."""

from pathlib import Path

from datasets import Dataset

from vnclean.corpus.adapters.datasets import clean_dataset

PAGE = Path("page.html").read_text(encoding="utf-8")
pages = Dataset.from_dict({"html": [PAGE] * 4})
cleaned = clean_dataset(pages, num_proc=2)
print(cleaned["page_type"][:], cleaned["text"][0])
