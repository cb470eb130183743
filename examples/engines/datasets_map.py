"""A Hugging Face data set of pages, cleaned in two processes (extra ``datasets``)."""

from datasets import Dataset

from vnclean.corpus.adapters.datasets import clean_dataset

TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ."
pages = Dataset.from_dict({"html": [f"<p>{TEXT.format(number)}</p>" for number in range(4)]})
print(clean_dataset(pages, num_proc=2)["text"][:])
