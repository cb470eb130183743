"""Tests of ``vnclean.corpus.adapters.warc``."""

import gzip
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import vnclean
from support.archive import ARCHIVED_PAGE, HTML_HEAD, TEXT, bad_record, good_record, record
from vnclean.corpus.adapters.warc import pages


def read(tmp_path: Path, *records: bytes) -> list[Any]:
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
    found = read(
        tmp_path,
        record("https://bao.example/1", head, ARCHIVED_PAGE),
        record("https://bao.example/2", HTML_HEAD, ARCHIVED_PAGE),
    )
    results = list(vnclean.extract_many(found, on_error="record"))
    assert [each.text if isinstance(each, vnclean.Article) else each for each in results] == [TEXT] * 2


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (gzip.compress(ARCHIVED_PAGE[:20]) + gzip.compress(ARCHIVED_PAGE[20:]), ARCHIVED_PAGE),
        (gzip.compress(ARCHIVED_PAGE) + b"\0\0", ARCHIVED_PAGE),
        (gzip.compress(ARCHIVED_PAGE)[:-12], None),
        (gzip.compress(ARCHIVED_PAGE[:20]) + gzip.compress(ARCHIVED_PAGE[20:])[:-9], None),
        (ARCHIVED_PAGE, ARCHIVED_PAGE),
    ],
)
def test_bodies_of_gzip(body: bytes, page: bytes | None, tmp_path: Path) -> None:
    (found,) = read(tmp_path, record("https://bao.example/1", HTML_HEAD + "\r\nContent-Encoding: gzip", body))
    assert isinstance(found, ValueError) if page is None else found["page"] == page
    assert page is not None or "of https://bao.example/1 is cut" in str(found)


@pytest.mark.parametrize(
    "body",
    [
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(ARCHIVED_PAGE), ARCHIVED_PAGE),
        b"%x;a=b\r\n%b\r\n 0 \r\n\r\n" % (len(ARCHIVED_PAGE), ARCHIVED_PAGE),
        b"5\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (ARCHIVED_PAGE[:5], len(ARCHIVED_PAGE) - 5, ARCHIVED_PAGE[5:]),
        ARCHIVED_PAGE,
    ],
)
def test_chunks_are_joined(body: bytes, tmp_path: Path) -> None:
    (found,) = read(tmp_path, record("https://bao.example/1", HTML_HEAD + "\r\nTransfer-Encoding: chunked", body))
    assert found["page"] == ARCHIVED_PAGE


def test_a_negative_size_of_a_chunk_costs_nothing(tmp_path: Path) -> None:
    body = b"-5\r\n" + ARCHIVED_PAGE
    (found,) = read(tmp_path, record("https://bao.example/1", HTML_HEAD + "\r\nTransfer-Encoding: chunked", body))
    assert ARCHIVED_PAGE in found["page"]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    info = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\nContent-Length: 9\r\n\r\nis: here\n\r\n\r\n"
    dns = b"WARC/1.0\nWARC-Type: response\nContent-Type: text/dns\nContent-Length: 3\n\na b\n\n"
    image = record("https://bao.example/0", "Content-Type: image/png", b"\x89PNG")
    found = read(
        tmp_path,
        gzip.compress(info),
        gzip.compress(dns),
        image,
        record("https://bao.example/1", HTML_HEAD, ARCHIVED_PAGE),
    )
    assert [each["url"] for each in found] == ["https://bao.example/1"]
    assert read(tmp_path, info, dns, gzip.decompress(image)) == []


DAMAGED = {
    "version": (bad_record(version="WARC/2.7"), "has the unknown version WARC/2.7"),
    "no version": (bad_record(version="SPAM/1.0"), "does not begin with WARC/"),
    "long head": (bad_record(more="X: " + "x" * 70_000 + "\r\n"), "has a head that is too long"),
    "many fields": (bad_record(more="X: x\r\n" * 14_000), "has a head that is too long"),
    "no head": (b"WARC/1.0\r\nWARC-Type: resp\r\n", "is cut in its head"),
    "no length": (bad_record().replace(b"Content-Length", b"Content-Lengths", 1), "has no Content-Length"),
    "negative": (bad_record(length=-9999), "has no Content-Length that is a number, but '-9"),
    "too short": (bad_record(length=-9), "does not end where its Content-Length says"),
    "too long": (bad_record(length=9), "does not end where|is cut"),
    "far too long": (bad_record(length=10**12), "is cut"),
    "garbage": (b"Trang ch\xe1\xbb\xa7\n" * 3 + b"\0" * 9 + b"\n", "does not begin with WARC/"),
    "no http": (bad_record().replace(b"HTTP/1.1", b"SPDY/1.1"), "is not a response over HTTP"),
}


@pytest.mark.parametrize("kind", DAMAGED)
@pytest.mark.parametrize("form", [gzip.compress, bytes])
def test_damage_costs_one_record(kind: str, form: Callable[[bytes], bytes], tmp_path: Path) -> None:
    damaged, message = DAMAGED[kind]
    found = read(tmp_path, form(good_record(1)), form(damaged), form(good_record(2)), form(good_record(3)))
    pages_found = [each["url"][-1] for each in found if isinstance(each, dict)]
    (error,) = (each for each in found if not isinstance(each, dict))
    assert re.search(message, str(error))
    assert pages_found == ["1", "2", "3"]
    if kind not in ("no version", "no head", "garbage", "long head", "many fields"):
        assert "<urn:uuid:00000000-0000-0000-0000-000000000000> of https://bao.example/bad" in str(error)


@pytest.mark.parametrize("place", [3, 12, 60, -3, -9])
def test_a_damaged_member_costs_one_record(place: int, tmp_path: Path) -> None:
    damaged = bytearray(gzip.compress(bad_record()))
    damaged[place] ^= 0xFF
    found = read(tmp_path, gzip.compress(good_record(1)), bytes(damaged), gzip.compress(good_record(2)))
    assert [each["url"][-1] for each in found if isinstance(each, dict)][:1] == ["1"]
    assert [each["url"][-1] for each in found if isinstance(each, dict)][-1:] == ["2"]
    assert sum(isinstance(each, ValueError) for each in found) == 1 or place == 3


@pytest.mark.parametrize("form", [gzip.compress, bytes])
def test_an_archive_that_is_cut_is_told(form: Callable[[bytes], bytes], tmp_path: Path) -> None:
    last = form(good_record(2))
    for size in range(1, len(last) - 4, 7):
        found = read(tmp_path, form(good_record(1)), last[:size])
        assert found[0]["url"] == "https://bao.example/1"
        assert isinstance(found[-1], ValueError), size
        assert len(found) == 2 or (len(found) == 3 and size > len(last) - 12), size


def test_one_member_with_all_records_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, gzip.compress(good_record(1) + bad_record(version="WARC/2.7") + b"x\n" + good_record(2)))
    assert [isinstance(each, dict) for each in found] == [True, False, True]


def test_records_are_read_within_bounds(tmp_path: Path) -> None:
    bomb = record("https://bao.example/1", HTML_HEAD, b"x" * 50_000_000)
    inner = gzip.compress(b"x" * 50_000_000)
    packed = record("https://bao.example/2", HTML_HEAD + "\r\nContent-Encoding: gzip", inner)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(bomb + packed + record("https://bao.example/3", HTML_HEAD, ARCHIVED_PAGE))
    tracemalloc.start()
    found = list(pages(path, max_size=100_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [isinstance(each, dict) for each in found] == [False, False, True]
    assert "has more than 100000 bytes" in str(found[0])
    assert "of https://bao.example/2 has more than 100000 bytes" in str(found[1])
    assert peak < 3_000_000  # a few chunks of 64 KiB and ``max_size``, not 50 MB
