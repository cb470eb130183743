"""``tools/disagreements.py`` lists dropped paragraphs that at least two other opinions keep."""

import gzip
import runpy
from pathlib import Path

import pytest

from benchmarks.news.systems import Output, System
from support.material import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "disagreements.py"))
OPENING = "Nhịp cầu dài bốn mươi hai mét, nối bản Nà Khoang với trung tâm xã, được khánh thành sáng nay."
AGAIN = "Xem thêm: Cây cầu treo đầu tiên của xã Hua Păng nay chỉ còn hai mố đá"


def _page(*lines: str) -> bytes:
    paragraphs = "".join(
        f"<p>{line} Bà con mừng lắm. Từ nay học sinh đi học không phải lội suối.</p>" for line in lines
    )
    return f"<title>Cầu mới</title><h1>Cầu mới ở bản Nà Khoang</h1>{paragraphs}<p>{AGAIN}</p>".encode()


def test_a_row_needs_two_opinions() -> None:
    keeps = System("keeps all", "", lambda data: Output(data.decode()))
    fails = System("fails", "", lambda data: Output(data.decode("ascii")))
    page = _page(OPENING, OPENING.replace("sáng nay", "hôm qua"))
    (row,) = TOOL["disagreements"]("page", page, (keeps, keeps._replace(name="keeps, too"), fails))
    assert (row.opinions, row.label, row.text) == (("keeps all", "keeps, too"), "listing", AGAIN)
    assert str(row).split("\t")[0] == "keeps all, keeps, too"
    assert not list(TOOL["disagreements"]("page", page, (keeps, fails)))


def test_pages_are_found_at_any_depth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html.gz").write_bytes(gzip.compress(_page(OPENING)))
    (tmp_path / "b.html").write_bytes(_page(OPENING))
    (tmp_path / "c.txt").write_text("no page")
    assert [name for name, _ in TOOL["_pages"](tmp_path)] == ["b.html", "in/a.html.gz"]
    TOOL["main"](str(tmp_path))
    assert "2 pages, " in capsys.readouterr().err.splitlines()[-1]
