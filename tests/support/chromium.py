"""A Chromium for tests: Playwright's own, or the system's."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


def started() -> Iterator[Any]:
    """Yield a browser, and close it afterwards; skip the test if no Chromium is installed."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed")
    with playwright.sync_playwright() as started:
        own = Path(started.chromium.executable_path)
        path = str(own) if own.exists() else shutil.which("chromium") or shutil.which("google-chrome")
        if path is None:
            pytest.skip("no Chromium is at hand: playwright install chromium")
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
