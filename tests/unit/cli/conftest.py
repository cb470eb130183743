"""Fixtures for tests of the command: pages and folders on disk."""

import gzip
import json
from pathlib import Path

import pytest

from support.crawls import TEXT


@pytest.fixture
def page(tmp_path: Path, story: dict[str, str]) -> Path:
    """The path of a plain text page."""
    path = tmp_path / "trang.txt"
    lines = [story["title"], story["1"], "Bà con đổ móng. Ảnh: Hà An", "Tỉnh uỷ đã đến thăm hỏi bà con.", story["2"]]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, story: dict[str, str]) -> Path:
    """A folder with the same page as HTML, Markdown and text, and a file that is not a page."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    paragraphs = [story["1"], story["2"], story["3"]]
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    pages = {
        "a/1.html": f"<!doctype html><h1>{story['title']}</h1><div id=nd>{html}</div><nav><a href=/>Trang chủ</a></nav>",
        "a/b/2.md": f"# {story['title']}\n\n" + "\n\n".join(paragraphs) + "\n\n- [Trang chủ](/)\n- [Thời sự](/ts)\n",
        "a/3.txt": "\n".join([story["title"], *paragraphs, "Trang chủ"]),
        "a/4.css": "p { color: red }",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "a"


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder with pages in several formats, and with a file and rows that are not pages."""
    folder = tmp_path / "crawl"
    (folder / "deep").mkdir(parents=True)
    for number in range(3):
        (folder / f"{number}.html").write_text(f"<p>{TEXT.format(number)}</p>", encoding="utf-8")
    (folder / "deep" / "x.txt").write_text(TEXT.format("x"), encoding="utf-8")
    (folder / "deep" / "broken.html").write_bytes(b"%PDF-1.7")
    rows = [{"url": "https://bao.example/1", "html": f"<p>{TEXT.format('a')}</p>"}, {"content": TEXT.format("b")}, {}]
    lines = "\n".join([*map(json.dumps, rows), "no JSON", "[]"])
    (folder / "rows.jsonl").write_text(lines, encoding="utf-8")
    with gzip.open(folder / "rows.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(lines)
    return folder


@pytest.fixture
def files(crawl: Path) -> list[str]:
    """The paths of three files; the second is not a page."""
    return [str(crawl / "0.html"), str(crawl / "deep" / "broken.html"), str(crawl / "1.html")]
