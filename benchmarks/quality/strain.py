"""``python -m benchmarks.quality.strain FOLDER``: print the quality on saved pages that were made harder.

Prints tables of ``docs/quality.md``: F1 with markup removed, with articles shortened and with pages converted to
Markdown, and the number of correct metadata fields.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import fmean
from types import ModuleType
from typing import Any

import vnclean
from benchmarks.news.run import Overlap
from benchmarks.quality.html import score
from benchmarks.quality.material import HtmlPage, load, read_html_pages
from vnclean.text.fold import fold

NAMES = re.compile(r"""(<[a-z][^<>]*?)\s(?:class|id)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


def _renamed(tags: str, to: str) -> Callable[[str], str]:
    pattern = re.compile(rf"<(/?)(?:{tags})\b", re.IGNORECASE)
    return lambda html: pattern.sub(rf"<\1{to}", html)


TAKEN_AWAY: dict[str, Callable[[str], str]] = {
    "nothing": lambda html: html,
    "all class and id names": lambda html: NAMES.sub(r"\1", NAMES.sub(r"\1", html)),
    "the head (titles, JSON-LD, meta)": lambda html: re.sub(r"(?is)<head\b.*?</head>", "", html),
    "`nav header footer aside article section main figure` become `div`": _renamed(
        "nav|header|footer|aside|article|section|main|figure|figcaption", "div"
    ),
    "`p` becomes `div`": _renamed("p", "div"),
    "`ul ol li` become `div`": _renamed("ul|li|ol", "div"),
    "`h1` to `h6` become `div`": _renamed("h[1-6]", "div"),
    "links become `span`": _renamed("a", "span"),
}
LEFT = (1, 2, 3, 4, 6)
PARAGRAPHS = ("p", "div", "li")
INSIDE = (*PARAGRAPHS, "table", "figure", "ul", "h2", "h3")


def strained(pages: Sequence[HtmlPage]) -> None:
    """Print F1 for each kind of markup that is removed."""
    for name, change in TAKEN_AWAY.items():
        print(f"| {name} | {fmean(score(vnclean.clean(change(page.decoded)), page).f1 for page in pages):.4f} |")


def shortened(folder: Path, pages: Sequence[HtmlPage]) -> None:
    """Print F1 and recall for articles cut after their first paragraphs."""
    material = load(folder / "pages.py")
    rows = {row.id: row for row in material.rows(folder / "manifest.tsv")}
    for left in LEFT:
        found = [each for page in pages if (each := _shortened(material, rows[page.name], page, left)) is not None]
        f1, recall = fmean(each.f1 for each in found), fmean(each.recall for each in found)
        print(f"| {left} | {len(found)} | {f1:.4f} | {recall:.4f} |")


def _shortened(material: ModuleType, row: Any, page: HtmlPage, left: int) -> Overlap | None:  # noqa: ANN401 (untyped)
    import lxml.html  # noqa: PLC0415 (a parser that is not the project's own)

    tree = material.parse(page.decoded)
    apart = {each for field in (row.drop, row.caption, row.lead, row.title) for each in material.select(tree, field)}
    places = {each: place for place, each in enumerate(tree.iter())}
    found = {
        each
        for body in material.select(tree, row.body)
        for each in body.iter(*PARAGRAPHS)
        if each.text_content().strip()
        and next(each.iterdescendants(*INSIDE), None) is None
        and apart.isdisjoint((each, *each.iterancestors()))
    }
    if len(found) < left + 2:
        return None
    for each in sorted(found, key=places.__getitem__)[left:]:
        each.drop_tree()
    gold, optional = material.gold(tree, row)
    html = lxml.html.tostring(tree, encoding="unicode")
    short = HtmlPage(page.name, page.site, html.encode(), html, (), "\n".join(gold), "\n".join(optional))
    return score(vnclean.clean(vnclean.read_html(html)), short)


def as_markdown(pages: Sequence[HtmlPage]) -> None:
    """Print F1 of the pages turned into Markdown by two converters."""
    from html2text import HTML2Text  # noqa: PLC0415 (a peer's tool)
    from markdownify import markdownify  # noqa: PLC0415 (a peer's tool)

    def html2text(html: str, width: int) -> str:
        converter = HTML2Text(bodywidth=width)
        converter.unicode_snob = True
        return str(converter.handle(html))

    converters: dict[str, Callable[[str], str]] = {
        "markdownify": lambda html: str(markdownify(html, heading_style="ATX")),
        "html2text": lambda html: html2text(html, 0),
        "html2text, 78 columns": lambda html: html2text(html, 78),
    }
    bare = {page.name: re.sub(r"(?is)<(script|style|noscript)\b.*?</\1>", "", page.decoded) for page in pages}
    for name, convert in converters.items():
        texts = ((vnclean.clean(vnclean.read_markdown(convert(bare[page.name]))), page) for page in pages)
        print(f"| {name} | {fmean(score(text, page).f1 for text, page in texts):.4f} |")


def metadata(folder: Path, pages: Iterable[HtmlPage]) -> None:
    """Print how many titles, authors and times are correct."""
    with (folder / "meta.tsv").open(encoding="utf-8", newline="") as file:
        gold = {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    right, total = Counter[str](), Counter[str]()
    for page in pages:
        article = vnclean.extract(page.source)
        for field in ("title", "author", "published"):
            expected = gold.get(page.name, {}).get(field)
            if not expected:
                continue
            total[field] += 1
            if field == "published":
                length = 10 if expected[11:16] == "00:00" else 16  # midnight stands for a day without a time
                printed = article.published.isoformat() if article.published else ""
                right[field] += printed[:length] == expected[:length]
            else:
                right[field] += fold(getattr(article, field) or "") == fold(expected)
    print(", ".join(f"{field} {right[field]} of {number}" for field, number in total.items()))


def main(folder: Path) -> None:
    """Print all four tables."""
    folder = folder / "pages" if (folder / "pages").is_dir() else folder
    pages = list(read_html_pages(folder))
    strained(pages)
    shortened(folder, pages)
    as_markdown(pages)
    metadata(folder, pages)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
