"""The recipe for Common Crawl, run against a local server that answers range requests as Common Crawl's does."""

import csv
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from support.archive import HTML_HEAD, TEXT, record
from support.material import ROOT

PAGE = (ROOT / "examples" / "page.html").read_bytes()
RECORDS = [
    record("https://bantin.example/cay-cau-moi.html", HTML_HEAD, PAGE),
    record("https://bantin.example/ngan", HTML_HEAD, f"<p>{TEXT}</p>".encode()),
    record("https://bantin.example/tep", HTML_HEAD, b"%PDF-1.7"),
    b"no record",
]


class Ranges(BaseHTTPRequestHandler):
    """Serves the requested range of the archive."""

    def do_GET(self) -> None:
        """Send the requested range; answer 404 for any other file, and without a range."""
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if self.path != "/crawl-data/1.warc.gz" or asked is None:
            self.send_error(404)
            return
        body = b"".join(RECORDS)[int(asked[1]) : int(asked[2]) + 1]
        self.send_response(206)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """The address of the server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Ranges) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_articles_come_out_and_the_rest_is_counted(address: str, tmp_path: Path) -> None:
    rows, place = tmp_path / "rows.csv", 0
    with rows.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["warc_filename", "warc_record_offset", "warc_record_length"])
        for each in RECORDS:
            writer.writerow(["crawl-data/1.warc.gz", place, len(each)])
            place += len(each)
        writer.writerow(["crawl-data/none.warc.gz", 0, 10])
    command = [sys.executable, str(ROOT / "examples" / "engines" / "common_crawl.py"), str(rows)]
    environment = {**os.environ, "COMMON_CRAWL": address, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=tmp_path)
    (article,) = map(json.loads, done.stdout.decode().splitlines())
    assert (article["page_type"], article["url"]) == ("article", "https://bantin.example/cay-cau-moi.html")
    assert article["title"] == "Xã vùng cao dựng lại cây cầu sau trận lũ lịch sử"
    counts = done.stderr.decode()
    assert "'article': 1" in counts
    assert "'stub': 1" in counts
    assert counts.count("failed: ValueError") == 1
    assert "not fetched: HTTP Error 404" in counts
