"""A lazy Polars frame of pages, cleaned as it streams (extra ``polars``)."""

from pathlib import Path

import polars as pl

from vnclean.corpus.adapters.polars import clean_frame

PAGE = Path("page.html").read_text(encoding="utf-8")
frame = pl.LazyFrame({"html": [PAGE, "Đăng nhập"]})
print(clean_frame(frame).select("text", "page_type").collect())
