"""The documentation site is built without a warning and works in a browser; the notebook runs (extra ``docs``)."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from support.chromium import started
from support.material import ROOT


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    reference = (tmp_path / "reference.html").read_text(encoding="utf-8")
    assert 'id="vnclean.extract"' in reference
    assert "&gt;&gt;&gt;" in reference
    assert "<blockquote>" not in reference  # a doctest that was parsed as a block quote
    assert "From a wrong line to a merged rule" in (tmp_path / "contributing.html").read_text(encoding="utf-8")
    assert "SparkSession" in (tmp_path / "integrations.html").read_text(encoding="utf-8")
    assert "body.prose" in (tmp_path / "filters.html").read_text(encoding="utf-8")


def test_the_notebook_runs(tmp_path: Path) -> None:
    nbclient = pytest.importorskip("nbclient", reason="the extra `docs` is not installed")
    nbformat = pytest.importorskip("nbformat", reason="the extra `docs` is not installed")
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    (path,) = tmp_path.glob("*.ipynb")
    notebook = nbformat.read(path, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells)  # outputs are not stored
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum("<iframe sandbox" in data.get("text/html", "") for data in shown) == 2


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without logging."""

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of the built site, and the paths of its pages."""
    pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        yield f"http://127.0.0.1:{server.server_port}", pages
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium."""
    yield from started()


def test_every_page_shows_what_its_source_has(site: tuple[str, list[str]], browser: Any) -> None:
    """In a browser, a page shows all headings, links and pictures of its source, and reports no error."""
    address, pages = site
    assert len(pages) > 15
    for page in pages:
        tab, errors = browser.new_page(), list[str]()
        tab.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
        tab.on("console", lambda line, errors=errors: errors.append(line.text) if line.type == "error" else None)
        source = tab.goto(f"{address}/{page}").text()
        written = len(re.findall(r"<h[1-4][ >]", source)), len(re.findall(r"<a[ >]", source))
        shown = tab.locator("article").locator("h1, h2, h3, h4").count(), tab.locator("a").count()
        assert (page, shown[0], shown[1] >= written[1]) == (page, written[0], True)
        broken = tab.evaluate("[...document.images].filter(one => one.complete && !one.naturalWidth).length")
        assert (page, broken, errors) == (page, 0, [])
        tab.close()


CONTRAST = ["color-contrast", "link-in-text-block"]


def test_every_page_is_accessible(site: tuple[str, list[str]], browser: Any) -> None:
    """Axe finds no violation; contrast, which is the theme's, is measured on three pages in light and dark colours."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the extra `browser` is not installed")
    without: dict[str, Any] = {"rules": {rule: {"enabled": False} for rule in CONTRAST}}
    tried = [(page, "light", without) for page in site[1]]
    shown = ("index.html", "integrations.html", "normalization.html")
    tried += [(page, scheme, {"runOnly": CONTRAST}) for page in shown for scheme in ("light", "dark")]
    for page, scheme, options in tried:
        tab = browser.new_page(color_scheme=scheme)
        tab.goto(f"{site[0]}/{page}")
        violations = axe.Axe().run(tab, options=options).response["violations"]
        assert (page, scheme, [(one["id"], one["nodes"][0]["html"]) for one in violations]) == (page, scheme, [])
        tab.close()


def test_the_search_finds_filters_and_functions(site: tuple[str, list[str]], browser: Any) -> None:
    tab = browser.new_page()
    tab.goto(f"{site[0]}/index.html")
    for words, page in (("listing.headless", "filters.html"), ("extract_many", "reference.html")):
        tab.locator("input.md-search__input").fill("")
        tab.locator("input.md-search__input").press_sequentially(words)
        tab.locator(f".md-search-result a[href*='{page}']").first.wait_for(state="attached", timeout=20_000)
    tab.close()
