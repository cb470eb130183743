"""What the pipeline says of every line of the cases and fixtures, and of pages made of them, as it stands in a table.

``python tests/decisions.py`` writes ``decisions.tsv`` anew: what a change of a rule does is what differs then.
"""

import hashlib
import itertools
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

import vnclean
from material import read_cases, read_examples, read_html_cases, read_markup

TABLE: Final = Path(__file__).with_suffix(".tsv")
HEAD: Final = "page\tline\tlabel\tfilter\tbecause"
_VARIANTS: Final[dict[str, Callable[[list[str]], list[str]]]] = {
    "reversed": lambda lines: lines[::-1],
    "capitals": lambda lines: [line.upper() if number % 2 else line for number, line in enumerate(lines)],
    "small letters": lambda lines: [line.lower() for line in lines],
    "first quarter": lambda lines: [_words(line, 0.25) for line in lines],
    "first half": lambda lines: [_words(line, 0.5) for line in lines],
    "three quarters": lambda lines: [_words(line, 0.75) for line in lines],
    "said twice": lambda lines: [f"{line} {line}" for line in lines],
    "said five times": lambda lines: [" ".join([line] * 5) if len(line) < 60 else line for line in lines],
    "without the first": lambda lines: lines[1:],
    "without the last": lambda lines: lines[:-1],
    "every other line": lambda lines: lines[::2],
    "the page twice": lambda lines: lines * 2,
    "each line twice": lambda lines: [line for line in lines for _ in range(2)],
    "nines": lambda lines: ["".join("9" if char.isdigit() else char for char in line) for line in lines],
    "no stops": lambda lines: [line.rstrip(".!?…") for line in lines],
    "stops": lambda lines: [line + "." for line in lines],
    "pairs": lambda lines: [" | ".join(lines[at : at + 2]) for at in range(0, len(lines), 2)],
    "numbered": lambda lines: [f"{number}. {line}" for number, line in enumerate(lines)],
    "bare": lambda lines: [vnclean.bare(line) for line in lines],
}
"""What is made of a page's lines: other lengths, cases, numbers and neighbours, which rules tell apart."""
_PARAGRAPH: Final = re.compile(r"<(p|li|h\d|div)\b[^>]*>[^<]*</\1>", re.IGNORECASE)
_MARKUP: Final[dict[str, Callable[[str], str]]] = {
    "no names": lambda html: re.sub(r"\s(?:class|id|role|itemprop)=(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", "", html),
    "paragraphs as boxes": lambda html: re.sub(r"<(/?)p\b", r"<\1div", html),
    "boxes as paragraphs": lambda html: re.sub(r"<(/?)(?:section|article|aside|nav|header|footer)\b", r"<\1div", html),
    "headings lower": lambda html: re.sub(r"<(/?)h[123]\b", r"<\1h4", html),
    "no headings": lambda html: re.sub(r"<(h\d)\b.*?</\1>", "", html, flags=re.DOTALL),
    "no links": lambda html: re.sub(r"</?a\b[^>]*>", "", html),
    "no pictures": lambda html: re.sub(r"<img\b[^>]*>", "", html),
    "paragraphs twice": lambda html: _PARAGRAPH.sub(r"\g<0>\g<0>", html),
    "without the first": lambda html: _PARAGRAPH.sub("", html, count=1),
    "every other paragraph": lambda html: _PARAGRAPH.sub(_every_other(), html),
    "short paragraphs": lambda html: re.sub(r">([^<]{40})[^<]{40,}<", r">\1.<", html),
    "capitals": lambda html: re.sub(r">([^<&]+)<", lambda found: f">{found[1].upper()}<", html),
}
"""What is made of a page's markup."""


def table(names: Collection[str] = ()) -> Iterator[str]:
    """The rows, of all pages or some: of each page its lines: label, filter, reason; of each variant a digest."""
    for name, source in sources():
        if names and name not in names:
            continue
        page = vnclean.read_html(source) if isinstance(source, bytes) else vnclean.read_text(source)
        yield from (f"{name}\t{number}\t{row}" for number, row in enumerate(_said(page), start=1))
        if isinstance(source, bytes):
            for variant, change in _MARKUP.items():
                yield f"{name}\t{variant}\t{_digest(vnclean.read_html(change(source.decode())))}"
            continue
        lines = [block.text for block in page.blocks]
        for variant, make in _VARIANTS.items():
            yield f"{name}\t{variant}\t{_digest(vnclean.read_text(chr(10).join(make(lines))))}"


def sources() -> Iterator[tuple[str, str | bytes]]:
    """Each page by name: markup as bytes, text as text."""
    yield from ((case.name, case.source) for case in read_cases())
    yield from ((example.name, example.source) for example in read_examples())
    yield from ((html.name, html.source) for html in read_html_cases())
    yield from ((markup.name, markup.source.encode()) for markup in read_markup())


def _digest(page: vnclean.Page) -> str:
    return hashlib.sha256("\n".join(_said(page)).encode()).hexdigest()[:12]


def _said(page: vnclean.Page) -> list[str]:
    article = vnclean.extract(page)
    return [
        f"{decision.label}\t{decision.filter}\t{' '.join(decision.because.split())}" for decision in article.decisions
    ]


def _every_other() -> Callable[[re.Match[str]], str]:
    """Every other match, and nothing for the rest."""
    numbers = itertools.count()
    return lambda found: found[0] if next(numbers) % 2 else ""


def _words(line: str, share: float) -> str:
    words = line.split()
    return " ".join(words[: max(1, round(len(words) * share))])


if __name__ == "__main__":
    TABLE.write_text("\n".join([HEAD, *table()]) + "\n", encoding="utf-8")
