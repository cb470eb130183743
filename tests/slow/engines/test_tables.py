"""Tables with damage or missing columns: damage costs only its own row, and errors name the columns."""

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


MISSING = r"no column 'html'; the columns are id, page"


@pytest.mark.parametrize("asked", [{}, {"column": "page", "url": "html"}])
def test_a_column_that_is_not_there_is_named_with_those_that_are(asked: dict[str, str]) -> None:
    pa = pytest.importorskip("pyarrow")
    from vnclean.corpus.adapters.arrow import clean_table

    with pytest.raises(KeyError, match=MISSING):
        clean_table(pa.table({"id": [1], "page": [PAGE]}), **asked)


def test_frames_and_data_sets_name_their_columns() -> None:
    data = {"id": [1], "page": [TEXT]}
    pd, pl = pytest.importorskip("pandas"), pytest.importorskip("polars")
    datasets = pytest.importorskip("datasets")
    from vnclean.corpus.adapters import datasets as of_datasets
    from vnclean.corpus.adapters import pandas as of_pandas
    from vnclean.corpus.adapters import polars as of_polars

    with pytest.raises(KeyError, match=MISSING):
        of_pandas.clean_frame(pd.DataFrame(data))
    for frame in (pl.DataFrame(data), pl.LazyFrame(data)):
        with pytest.raises(KeyError, match=MISSING):
            of_polars.clean_frame(frame)
    with pytest.raises(KeyError, match=MISSING):
        of_datasets.clean_dataset(datasets.Dataset.from_dict(data))
