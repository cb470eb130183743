"""A table of pages becomes a table of texts (extra ``arrow``); Parquet files and DuckDB are read so, too."""

import pyarrow as pa

from vnclean.corpus.adapters.arrow import clean_table

TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ."
table = pa.table({"id": [1, 2], "html": [f"<p>{TEXT.format(number)}</p>" for number in (1, 2)]})
print(clean_table(table).select(["id", "text", "page_type", "vietnamese", "error"]).to_pylist())
