"""The code blocks of the documentation that need an engine run without error."""

import json
import re
import subprocess
import sys
from pathlib import Path

from support.archive import record
from support.material import ROOT


def test_warc_to_jsonl(tmp_path: Path) -> None:
    prose = "Mưa lớn kéo dài suốt đêm. Nước sông dâng nhanh, dân phải chạy lũ trong đêm tối. " * 8
    page = f"<title>Mưa lớn</title><h1>Mưa lớn suốt đêm ở vùng cao</h1><p>17/11/2026</p><p>{prose}</p>".encode()
    archived = record("https://bao.example/1", "Content-Type: text/html; charset=utf-8", page)
    (tmp_path / "crawl.warc.gz").write_bytes(archived)
    text = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```py\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (tmp_path / "program.py").write_text(code, encoding="utf-8")
    subprocess.run([sys.executable, "program.py"], cwd=tmp_path, check=True)
    (line,) = (tmp_path / "clean.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"url": "https://bao.example/1", "text": prose.strip()}
