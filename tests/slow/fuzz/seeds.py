"""The seeds of the mutations: the project's cases and fixtures, and the corpus of inputs found to cover more."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final

import vnclean
from support.material import PROSE, read_cases, read_examples, read_html_cases, read_markup, read_mends
from vnclean import Tally
from vnclean.corpus.templates import learn

CORPUS: Final = Path(__file__).parent / "corpus"
_ROWS: Final = 12
_ENCODINGS: Final = ("utf-16-le", "utf-16-be", "utf-8-sig", "cp1258", "cp1252")
_LONGEST: Final = 12_000


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """Return the seeds of a target, none longer than 12,000 bytes."""
    found = [path.read_bytes() for path in sorted((CORPUS / target).glob("*"))]
    return tuple(seed[:_LONGEST] for seed in (*_own(target), *found))


def _own(target: str) -> list[bytes]:
    texts = [case.source for case in read_cases()]
    pages = [case.source for case in read_html_cases()]
    if target == "text":
        return [text.encode() for text in (*texts, *(page.source for page in read_examples()))]
    if target == "html":
        return [*pages, *(page.source.encode() for page in read_markup())]
    if target == "markdown":
        return [vnclean.extract(page).to_markdown().encode() for page in pages]
    if target == "normalize":
        return _tables()
    if target == "json":
        return [value.encode() for value in _values()]
    return [*pages, *("\n".join(PROSE.values()).encode(encoding, "ignore") for encoding in _ENCODINGS)]


def _tables() -> list[bytes]:
    """Return the inputs of the normalizer tables, up to a dozen rows per seed."""
    rows = defaultdict[tuple[str, str], list[str]](list)
    for row in read_mends():
        rows[row.table, row.kind].append(row.source)
    return ["\n".join(group[:_ROWS]).encode("utf-8", "surrogatepass") for group in rows.values()]


def _values() -> list[str]:
    pages = [
        {"html": f"<div>Trang chủ</div><p>{PROSE[number]}</p><p>Chia sẻ</p>", "url": f"https://bao.example/{number}"}
        for number in "12345"
    ]
    article = vnclean.extract(
        f"<h1>{PROSE['title']}</h1><p>{PROSE['1']} <a href=/x>Xem</a><img src=a.jpg alt=Cầu><p>{PROSE['2']}"
    )
    return [Tally.of([article]).to_json(), learn(pages).to_json(), json.dumps(article.to_dict(), ensure_ascii=False)]
