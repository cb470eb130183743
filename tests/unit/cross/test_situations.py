"""Tests of small pages with one situation each: reported ones in ``situations.jsonl``, others in ``variants.jsonl``.

The variants were written later, of the same kinds, without knowledge of the filters. At first, about two in three
passed.
"""

import base64
import json
from itertools import chain
from typing import Any, Final

import pytest

import vnclean
from support.material import HERE

SITUATIONS: Final = HERE / "situations"


BOILERPLATE: Final = ("Trang chủ", "Tin liên quan", "Giá nước sinh hoạt", "Tổng biên tập", "Ghi rõ nguồn")
"""Boilerplate lines that most of the pages have and that the text must not have."""


LONG: Final = 25
"""Maximum number of characters of a wanted text that may occur more than once; a longer one must occur once."""


def read_situations() -> "list[pytest.ParameterSet]":
    parts = json.loads((SITUATIONS / "parts.json").read_text(encoding="utf-8"))
    failing = (SITUATIONS / "failing.txt").read_text(encoding="utf-8").split()
    rows = []
    files = ("situations.jsonl", "variants.jsonl")
    for line in chain.from_iterable(
        (SITUATIONS / name).read_text(encoding="utf-8").strip().split("\n") for name in files
    ):
        text = line
        for name, part in parts.items():
            text = text.replace(f"§{name}", json.dumps(part, ensure_ascii=False)[1:-1])
        row = json.loads(text)
        marks: list[pytest.MarkDecorator] = (
            [pytest.mark.xfail(strict=True, reason=row["kind"])] if row["id"] in failing else []
        )
        if row["id"][0] in "abcdefgh" and row["id"][-1] not in "05":
            marks.append(pytest.mark.slow)  # two in ten variants are quick
        rows.append(pytest.param(row, id=row["id"], marks=marks))
    return rows


def flat(text: str) -> str:
    return " ".join(vnclean.normalize(text).split())


@pytest.mark.parametrize("row", read_situations())
def test_a_reported_situation(row: dict[str, Any]) -> None:
    page = base64.b64decode(row["bytes"]) if "bytes" in row else row["source"]
    article = vnclean.extract(page, url=row.get("url"))
    text = flat(article.text)
    for wanted in map(flat, row["keep"]):
        assert wanted in text
        assert text.count(wanted) == 1 or len(wanted) <= LONG
    boilerplate = () if row["id"][0] in "abcdefgh" else BOILERPLATE
    for unwanted in (*row["gone"], *boilerplate):
        damaged = row["kind"].startswith("normalizing")  # normalizing would repair the unwanted characters
        assert (" ".join(unwanted.split()) if damaged else flat(unwanted)) not in text
    for field, wanted in row["meta"].items():
        stated = getattr(article, field)
        if field in ("published", "modified") and stated is not None:
            stated = stated.isoformat()[: len("2026-03-07T08:07")]
        assert (list(stated) if field == "tags" else stated) == wanted
