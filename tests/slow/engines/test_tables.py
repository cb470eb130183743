"""Arrow, Polars, pandas and Hugging Face datasets: tables in, tables out, on the engines themselves."""

import pickle
from pathlib import Path

import pytest

from vnclean import NEWS

pytest.importorskip("pyarrow")

pytestmark = pytest.mark.filterwarnings("default")  # an engine warns of itself


def test_arrow(pages: list[str], texts: list[str], urls: list[str], tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from vnclean.adapters import arrow

    table = pa.table({"html": [*pages, None], "url": [*urls, None], "text": [1] * (len(pages) + 1)})
    cleaned = arrow.clean_table(table, url="url")
    assert cleaned["text"].to_pylist() == [*texts, None]
    assert cleaned["url"].to_pylist() == [*urls, None]
    assert cleaned["error"].to_pylist()[-1] == "ValueError: there is no page"
    assert cleaned.schema == arrow.schema_of(table.schema, url="url")
    binary = pa.table({"page": pa.array([page.encode() for page in pages], pa.binary())})
    assert arrow.clean_table(binary, "page")["text"].to_pylist() == texts
    assert arrow.clean_table(table.slice(0, 0)).num_rows == 0
    with pytest.raises(KeyError):
        arrow.clean_table(table, "no such column")
    pq.write_table(table, tmp_path / "pages.parquet")
    assert [row["url"] for row in arrow.pages(tmp_path / "pages.parquet")] == [*urls, None]


def test_polars(pages: list[str], texts: list[str]) -> None:
    pl = pytest.importorskip("polars")
    from vnclean.adapters.polars import clean_frame

    frame = pl.DataFrame({"id": range(len(pages)), "html": pages})
    assert clean_frame(frame)["text"].to_list() == texts
    lazy = clean_frame(frame.lazy())
    assert lazy.collect_schema()["vietnamese"] == pl.Float64
    assert lazy.filter(pl.col("id") < 3).collect()["text"].to_list() == texts[:3]


def test_pandas(pages: list[str], texts: list[str], urls: list[str]) -> None:
    pd = pytest.importorskip("pandas")
    from vnclean.adapters.pandas import clean_frame

    frame = pd.DataFrame({"html": [*pages, None], "url": [*urls, None]}, index=range(5, 6 + len(pages)))
    cleaned = clean_frame(frame, url="url")
    assert cleaned["text"].tolist()[:-1] == texts
    assert cleaned["error"].tolist()[-1] == "ValueError: there is no page"
    assert list(cleaned.index) == list(frame.index)
    assert "text" not in frame


def test_datasets(pages: list[str], texts: list[str]) -> None:
    datasets = pytest.importorskip("datasets")
    from vnclean.adapters.datasets import CleanBatch, clean_dataset

    given = datasets.Dataset.from_dict({"html": pages})
    one = clean_dataset(given, batch_size=5)
    two = clean_dataset(given, batch_size=5, num_proc=2)
    assert list(one["text"]) == list(two["text"]) == texts
    assert pickle.loads(pickle.dumps(CleanBatch())) == CleanBatch()  # noqa: S301 (our own)
    hasher = datasets.fingerprint.Hasher
    assert hasher.hash(CleanBatch()) == hasher.hash(CleanBatch())
    assert hasher.hash(CleanBatch()) != hasher.hash(CleanBatch(pipeline=NEWS.keeping("caption")))
