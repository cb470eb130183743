"""Archives and tables with damage: it costs the page that has it, and is told."""

import gzip
from pathlib import Path
from typing import Any

import pytest

import vnclean
from engines.archive import record

TEXT = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."
PAGE = f"<p>{TEXT}</p>".encode()
HTML = "Content-Type: text/html; charset=utf-8"


def read(tmp_path: Path, *records: bytes) -> list[Any]:
    pytest.importorskip("fastwarc")
    from vnclean.adapters.warc import pages

    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(records))
    return list(pages(path))


@pytest.mark.parametrize(
    "header",
    [
        "charset*=utf-8''x; charset*0*=x''a; charset*1=b",
        "charset=utf8mb4",
        "charset=none",
        "charset=UTF-8,text/html",
        "charset",
        "",
    ],
)
def test_a_charset_that_nobody_knows_costs_no_page(header: str, tmp_path: Path) -> None:
    head = f"Content-Type: text/html; {header}"
    found = read(tmp_path, record("https://bao.example/1", head, PAGE), record("https://bao.example/2", HTML, PAGE))
    results = list(vnclean.extract_many(found, on_error="record"))
    assert [each.text if isinstance(each, vnclean.Article) else each for each in results] == [TEXT] * 2


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), PAGE),
        (gzip.compress(PAGE) + b"\0\0", PAGE),
        (gzip.compress(PAGE)[:-12], None),
        (gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])[:-9], None),
        (PAGE, PAGE),
    ],
)
def test_bodies_of_gzip(body: bytes, page: bytes | None, tmp_path: Path) -> None:
    (found,) = read(tmp_path, record("https://bao.example/1", HTML + "\r\nContent-Encoding: gzip", body))
    assert isinstance(found, ValueError) if page is None else found["page"] == page
    assert page is not None or "https://bao.example/1 is cut" in str(found)


@pytest.mark.parametrize(
    "body",
    [
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE),
        b"%x;a=b\r\n%b\r\n 0 \r\n\r\n" % (len(PAGE), PAGE),
        b"5\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (PAGE[:5], len(PAGE) - 5, PAGE[5:]),
        PAGE,
    ],
)
def test_chunks_are_joined(body: bytes, tmp_path: Path) -> None:
    (found,) = read(tmp_path, record("https://bao.example/1", HTML + "\r\nTransfer-Encoding: chunked", body))
    assert found["page"] == PAGE


def test_a_negative_size_of_a_chunk_costs_nothing(tmp_path: Path) -> None:
    body = b"-5\r\n" + PAGE
    (found,) = read(tmp_path, record("https://bao.example/1", HTML + "\r\nTransfer-Encoding: chunked", body))
    assert PAGE in found["page"]


def test_a_string_of_parquet_that_is_no_utf8_costs_itself(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    from vnclean.adapters.arrow import clean_table, pages

    broken = pa.array([PAGE, b"<p>\xc4\xff" + PAGE, PAGE]).cast(pa.binary())
    column = pa.Array.from_buffers(pa.string(), 3, broken.buffers())
    table = pa.table({"html": column})
    assert clean_table(table).column("text").to_pylist()[::2] == [TEXT, TEXT]
    path = tmp_path / "a.parquet"
    pq.write_table(table, path)
    assert [isinstance(row["html"], bytes) for row in pages(path)] == [False, True, False]
