"""A web archive becomes records of clean text (extra ``warc``): the command does the same with --out."""

import gzip
import json
import tempfile
from pathlib import Path

from vnclean import Failure, extract_many
from vnclean.corpus.adapters.warc import pages
from vnclean.corpus.records import row

HTML = Path("page.html").read_bytes()
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + HTML
HEAD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bao.example/1\r\nWARC-Date: 2026-11-17T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(HTTP)}\r\n\r\n"
)

with tempfile.TemporaryDirectory() as folder:
    archive = Path(folder) / "crawl.warc.gz"
    archive.write_bytes(gzip.compress(HEAD.encode() + HTTP + b"\r\n\r\n"))
    for result in extract_many(pages(archive), on_error="record"):
        print("failed" if isinstance(result, Failure) else json.dumps(row(result), ensure_ascii=False))
