"""The benchmark of extractors: fetching from a repository on disk, runs on the project's own pages, and tables."""

import json
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("lxml", reason="the benchmark reads its gold with lxml (the extra `quality`)")
pytest.importorskip("cssselect", reason="the benchmark reads its gold with cssselect (the extra `quality`)")

from benchmarks.news.__main__ import main
from benchmarks.news.fetch import blob_id
from benchmarks.news.manifest import LATER, METADATA, Page, read_manifest, read_metadata

ROW = "\t".join
HTML = (
    "<title>Mưa lớn</title><nav>Trang chủ</nav><h1>Mưa lớn</h1><div class=nd><p>Mưa lớn kéo dài suốt đêm qua ở bản.</p>"
    "<p>Sáng nay, nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm. Huyện cử hai đội xuống giúp bà con dọn bùn.</p>"
    "<figure>Ảnh cây cầu cũ của bản</figure><div class=lq><a href=/x>Ba năm xây cầu treo</a></div><p>Nước đã rút hẳn. Trường mở cửa từ thứ hai.</div>"
)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """A manifest of two pages: one in a repository on disk, and one that cannot be fetched."""
    repository = tmp_path / "remote" / "ai" / "do"
    repository.mkdir(parents=True)
    (repository / "1.html").write_text(HTML, encoding="utf-8")
    for command in (
        ("init", "--quiet"),
        ("config", "uploadpack.allowFilter", "true"),
        ("config", "uploadpack.allowAnySHA1InWant", "true"),
        ("add", "."),
        ("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "a page"),
    ):
        subprocess.run(["git", "-C", str(repository), *command], check=True)  # noqa: S607
    row = Page("a", "site", "ai/do", "1.html", blob_id(HTML.encode()), "div.nd", "", "h1", "div.lq", "figure")
    lost = Page("b", "site", "ai/khac", "2.html", "0" * 40, "p", "", "", "", "")
    path = tmp_path / "manifest.tsv"
    path.write_text("\n".join(map(ROW, (vars(row), vars(row).values(), vars(lost).values()))), encoding="utf-8")
    return path


def test_the_benchmark_from_fetch_to_tables(manifest: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = [
        "--manifest",
        str(manifest),
        "--folder",
        str(tmp_path / "pages"),
        "--results",
        str(tmp_path / "rows.jsonl"),
    ]
    assert main(["fetch", *common, "--base", f"file://{tmp_path}/remote/"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("1 of 2 pages are in")
    assert printed.err.startswith("b cannot be had: ai/khac: ")
    assert (tmp_path / "pages" / "a.html").read_text(encoding="utf-8") == HTML
    assert main(["run", *common, "--system", "vnclean"]) == 0
    (row,) = (json.loads(line) for line in (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines())
    assert (row["system"], row["page"], row["f1"], row["lost"]) == ("vnclean", "a", 1.0, 0.0)
    assert main(["report", *common]) == 0
    assert "| vnclean | 1.0000 | 1.0000 to 1.0000 |" in capsys.readouterr().out


def test_a_page_with_another_content_is_not_saved(manifest: Path, tmp_path: Path) -> None:
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace(blob_id(HTML.encode()), "1" * 40), encoding="utf-8")
    folder = tmp_path / "pages"
    assert (
        main(["fetch", "--manifest", str(manifest), "--folder", str(folder), "--base", f"file://{tmp_path}/remote/"])
        == 1
    )
    assert not list(folder.glob("*.html"))


def test_on_the_projects_own_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = str(tmp_path / "rows.jsonl")
    assert main(["run", "--own", "--results", results, "--system", "vnclean"]) == 0
    assert main(["report", "--results", results]) == 0
    table = capsys.readouterr().out
    assert "F1, mean of 32 pages" in table
    mean = float(table.partition("| vnclean | ")[2].split(" ")[0])
    assert mean > 0.99


def test_the_manifest_is_whole() -> None:
    first, later = read_manifest(), read_manifest(LATER)
    pages = [*first, *later]
    assert (len(first), len(later)) == (28, 15)
    assert len({page.id for page in pages}) == len({page.blob for page in pages}) == len(pages)
    assert all(len(page.blob) == 40 and page.body and page.repository.count("/") == 1 for page in pages)
    assert set(read_metadata(METADATA)) == {page.id for page in pages}
