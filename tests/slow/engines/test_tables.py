"""Tables with damage: it costs the page that has it."""

from pathlib import Path

import pytest

TEXT = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
PAGE = f"<p>{TEXT}</p>".encode()


def test_a_string_of_parquet_that_is_no_utf8_costs_itself(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    from vnclean.corpus.adapters.arrow import clean_table, pages

    broken = pa.array([PAGE, b"<p>\xc4\xff" + PAGE, PAGE]).cast(pa.binary())
    column = pa.Array.from_buffers(pa.string(), 3, broken.buffers())
    table = pa.table({"html": column})
    assert clean_table(table).column("text").to_pylist()[::2] == [TEXT, TEXT]
    path = tmp_path / "a.parquet"
    pq.write_table(table, path)
    assert [isinstance(row["html"], bytes) for row in pages(path)] == [False, True, False]
