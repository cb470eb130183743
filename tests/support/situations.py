"""The reported situations and their variants: small pages with one situation each, and how a result is judged."""

import base64
import json
from typing import Any, Final

import vnclean
from support.material import HERE

SITUATIONS: Final = HERE / "situations"
FILES: Final = ("situations.jsonl", "variants.jsonl")
Situation = dict[str, Any]
"""A row of the files: the page, what its text must have (``keep``) and must not have (``gone``), and its metadata."""

_BOILERPLATE: Final = ("Trang chủ", "Tin liên quan", "Giá nước sinh hoạt", "Tổng biên tập", "Ghi rõ nguồn")
"""Boilerplate lines that most of the reported pages have and that the text must not have."""
_LONG: Final = 25
"""Maximum number of characters of a wanted text that may occur more than once; a longer one must occur once."""


def read_situations() -> list[Situation]:
    """Return the rows of both files, with the names of shared parts ("§prose") replaced by the parts."""
    parts = json.loads((SITUATIONS / "parts.json").read_text(encoding="utf-8"))
    rows = []
    for file in FILES:
        for line in (SITUATIONS / file).read_text(encoding="utf-8").strip().split("\n"):
            text = line
            for name, part in parts.items():
                text = text.replace(f"§{name}", json.dumps(part, ensure_ascii=False)[1:-1])
            rows.append(json.loads(text))
    return rows


def is_variant(row: Situation) -> bool:
    """Return whether a situation is one of the variants; the ids of variants begin with a letter other than n."""
    return not row["id"].startswith("n")


def faults(row: Situation, pipeline: vnclean.Pipeline = vnclean.NEWS) -> list[str]:
    """Return what is wrong with the article that a pipeline makes of a situation's page; empty if nothing is."""
    page = base64.b64decode(row["bytes"]) if "bytes" in row else row["source"]
    article = vnclean.extract(page, url=row.get("url"), pipeline=pipeline)
    text = _flat(article.text)
    found = []
    for wanted in map(_flat, row["keep"]):
        times = text.count(wanted)
        if not times or (times > 1 and len(wanted) > _LONG):
            found.append(f"{times} times: {wanted}")
    for unwanted in (*row["gone"], *(() if is_variant(row) else _BOILERPLATE)):
        damaged = row["kind"].startswith("normalizing")  # normalizing would repair the unwanted characters
        if (" ".join(unwanted.split()) if damaged else _flat(unwanted)) in text:
            found.append(f"not gone: {unwanted}")
    for field, wanted in row["meta"].items():
        stated = getattr(article, field)
        if field in ("published", "modified") and stated is not None:
            stated = stated.isoformat()[: len("2026-03-07T08:07")]
        if (list(stated) if field == "tags" else stated) != wanted:
            found.append(f"{field}: {stated!r} instead of {wanted!r}")
    return found


def _flat(text: str) -> str:
    return " ".join(vnclean.normalize(text).split())
