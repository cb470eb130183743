"""The blocks of the documents that need an engine run."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from material import HERE


def test_warc_to_jsonl(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    prose = "Mưa lớn kéo dài suốt đêm. Nước sông dâng nhanh, dân phải chạy lũ trong đêm tối. " * 8
    page = f"<title>Mưa lớn</title><h1>Mưa lớn suốt đêm ở vùng cao</h1><p>17/11/2026</p><p>{prose}</p>".encode()
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bao.example/1\r\n"
        "WARC-Date: 2026-11-17T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
    )
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(head.encode() + response + b"\r\n\r\n"))
    text = (HERE.parent / "docs" / "howto" / "warc.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```py\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (tmp_path / "program.py").write_text(code, encoding="utf-8")
    subprocess.run([sys.executable, "program.py"], cwd=tmp_path, check=True)
    (record,) = (tmp_path / "clean.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(record) == {"url": "https://bao.example/1", "text": prose.strip()}
