"""Tests of ``vnclean.output.layout``."""

import hashlib
import re
from base64 import b64encode

import pytest

from vnclean.output.layout import document


@pytest.mark.parametrize("style", ["", "p { color: teal }"])
def test_the_policy_allows_the_style_sheet_as_written(style: str) -> None:
    page = document("Tin <b>", "<p>x", style=style)
    (sheet,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert f"sha256-{b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}" in page
    assert sheet.endswith(style)
    assert "<title>Tin &lt;b&gt;</title>" in page
