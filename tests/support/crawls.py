"""Helpers that run the command on files and read its output."""

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vnclean.cli import main

crawling = sys.modules["vnclean.cli.crawl"]


TEXT = "Mưa lớn kéo dài suốt đêm thứ {}. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."


def objects(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def stopped(files: list[str], out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Interrupt a run of the command after its second page, with a checkpoint at each page; return its journal."""
    pages = extract_pages = crawling.records

    def interrupted(*arguments: Any, **options: Any) -> Iterator[Any]:  # noqa: ANN401 (as in the replaced function)
        yield from itertools.islice(pages(*arguments, **options), 2)
        raise KeyboardInterrupt

    monkeypatch.setattr(crawling, "records", interrupted)
    monkeypatch.setattr(crawling, "_CHECKPOINT", 1)
    assert main([*files, "--out", str(out)]) == 130
    monkeypatch.setattr(crawling, "records", extract_pages)
    return out.with_name(out.name + ".journal")
