"""A lazy Polars frame of pages, cleaned as it streams (extra ``polars``)."""

import polars as pl

from vnclean.corpus.adapters.polars import clean_frame

TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ."
frame = pl.LazyFrame({"html": [f"<p>{TEXT.format(number)}</p>" for number in (1, 2)]})
print(clean_frame(frame).select("text", "page_type").collect())
