"""A table of pages becomes a table of texts (extra ``arrow``); Parquet files and DuckDB work the same way."""

from pathlib import Path

import pyarrow as pa

from vnclean.corpus.adapters.arrow import clean_table

PAGE = Path("page.html").read_text(encoding="utf-8")
table = pa.table({"id": [1, 2], "html": [PAGE, "Đăng nhập"]})
print(clean_table(table).select(["id", "text", "page_type", "vietnamese", "error"]).to_pylist())
