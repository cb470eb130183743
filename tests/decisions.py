"""What the pipeline says of every line of the cases and fixtures, and of pages made of them, as it stands in a table.

``python tests/decisions.py`` writes ``decisions.tsv`` anew: what a change of a rule does is what differs then. Beside
it ``mixed.tsv`` has digests of some thousand pages and texts that were mixed by chance.
"""

import hashlib
import itertools
import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import vnclean
from material import read_cases, read_examples, read_html_cases, read_markup
from mixed import markup, pages, texts

TABLE: Final = Path(__file__).with_suffix(".tsv")
MIXED_TABLE: Final = TABLE.with_name("mixed.tsv")
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
_LONG: Final = 150
"""Characters from which a line is taken for a paragraph here."""
_WORDS: Final = (*range(1, 17), 20, 23, 24, 30, 35, 36, 40)
_CHARACTERS: Final = (30, 40, 60, 80, 90, 110, 120, 150, 160, 165, 170, 180, 200, 220, 250, 300, 320, 400, 500, 600)
"""Lengths that filters ask for, and their neighbours: each line has so many, one more and, of paragraphs, one less."""
_RUNS: Final = range(1, 9)
_FAMILIES: Final[dict[str, Callable[[list[str]], Iterator[list[str]]]]] = {
    "short lines of so many words": lambda lines: (
        [line if len(line) >= _LONG else _of_words(line, number) for line in lines] for number in _WORDS
    ),
    "paragraphs of so many characters": lambda lines: (
        [_of_length(line, length + more) if len(line) >= _LONG else line for line in lines]
        for length in _CHARACTERS
        for more in (-1, 0, 1)
    ),
    "short lines of so many characters": lambda lines: (
        [line if len(line) >= _LONG else _of_length(line, length + more) for line in lines]
        for length in _CHARACTERS
        for more in (0, 1)
        if length <= 2 * _LONG
    ),
    "so many short lines running": lambda lines: (_short_runs(lines, number) for number in _RUNS),
    "without one line": lambda lines: (lines[:at] + lines[at + 1 :] for at in range(min(len(lines), 40))),
}
"""Many pages made of one, of which the table has one digest."""
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
_NODE: Final = re.compile(r"(?<=>)[^<>]*\w[^<>]*(?=</(?:p|li|h\d|div|a|span|td|figcaption|em|strong|time|button)\b)")
"""A text before an end tag: what scripts, styles and the head hold is left alone."""
_MARKUP_FAMILIES: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "short texts of so many words": lambda html: (
        _each_text(html, partial(_of_words, number=number), long=False) for number in _WORDS
    ),
    "long texts of so many characters": lambda html: (
        _each_text(html, partial(_of_length, length=length + more), long=True)
        for length in _CHARACTERS
        for more in (-1, 0, 1)
    ),
    "without one paragraph": lambda html: (
        html[: found.start()] + html[found.end() :] for found in itertools.islice(_PARAGRAPH.finditer(html), 40)
    ),
}


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
            for family, documents in _MARKUP_FAMILIES.items():
                yield f"{name}\t{family}\t{_digest(*map(vnclean.read_html, documents(source.decode())))}"
            continue
        lines = [block.text for block in page.blocks]
        for variant, make in _VARIANTS.items():
            yield f"{name}\t{variant}\t{_digest(vnclean.read_text(chr(10).join(make(lines))))}"
        for family, made_of in _FAMILIES.items():
            yield f"{name}\t{family}\t{_digest(*(vnclean.read_text(chr(10).join(made)) for made in made_of(lines)))}"


def _mixed_text(group: int) -> str:
    return _digest(*map(vnclean.read_text, pages(group)))


def _mixed_markup(group: int) -> str:
    return _digest(*map(vnclean.read_html, markup(group)))


def _mixed_damage(group: int) -> str:
    mended = (f"{vnclean.normalize(text)}\n{vnclean.normalize(text, tones='keep')}" for text in texts(group))
    return hashlib.sha256("\n".join(mended).encode("utf-8", "backslashreplace")).hexdigest()[:12]


MIXED: Final[dict[str, Callable[[], str]]] = {
    f"mixed {kind} {group}": partial(digest, group)
    for kind, digest, groups in (
        ("text", _mixed_text, 60),
        ("markup", _mixed_markup, 40),
        ("damage", _mixed_damage, 40),
    )
    for group in range(groups)
}
"""Digests of many pages and texts made by chance (``mixed``). A new line in a fixture changes them all."""


def sources() -> Iterator[tuple[str, str | bytes]]:
    """Each page by name: markup as bytes, text as text."""
    yield from ((case.name, case.source) for case in read_cases())
    yield from ((example.name, example.source) for example in read_examples())
    yield from ((html.name, html.source) for html in read_html_cases())
    yield from ((markup.name, markup.source.encode()) for markup in read_markup())


def _digest(*pages: vnclean.Page) -> str:
    return hashlib.sha256("\n".join(row for page in pages for row in _said(page)).encode()).hexdigest()[:12]


def _said(page: vnclean.Page) -> list[str]:
    article = vnclean.extract(page)
    return [
        f"{decision.label}\t{decision.filter}\t{' '.join(decision.because.split())}" for decision in article.decisions
    ]


def _every_other() -> Callable[[re.Match[str]], str]:
    """Every other match, and nothing for the rest."""
    numbers = itertools.count()
    return lambda found: found[0] if next(numbers) % 2 else ""


def _of_words(line: str, number: int) -> str:
    """So many of the line's words, from its beginning again where it has fewer; it ends as the line does."""
    words = line.split()
    chosen = list(itertools.islice(itertools.cycle(words), number)) if words else []
    return " ".join([*chosen[:-1], words[-1]] if chosen else [])


def _of_length(line: str, length: int) -> str:
    """So many of the line's characters, from its beginning again where it has fewer; it ends as the line does."""
    line = line.strip()
    long = (line + " ") * (length // (len(line) + 1) + 1) if line else ""
    return long[: length - 1].rstrip().ljust(length - 1, "a") + line[-1] if line else ""


def _each_text(html: str, change: Callable[[str], str], *, long: bool) -> str:
    """Markup whose long texts, or whose short ones, are changed."""
    return _NODE.sub(lambda found: change(found[0]) if (len(found[0]) >= _LONG) is long else found[0], html)


def _short_runs(lines: list[str], number: int) -> list[str]:
    """At most so many short lines running; paragraphs stay."""
    runs = itertools.groupby(lines, key=lambda line: len(line) >= _LONG)
    return [line for long, run in runs for line in itertools.islice(run, None if long else number)]


def _words(line: str, share: float) -> str:
    words = line.split()
    return " ".join(words[: max(1, round(len(words) * share))])


if __name__ == "__main__":
    TABLE.write_text("\n".join([HEAD, *table()]) + "\n", encoding="utf-8")
    MIXED_TABLE.write_text("".join(f"{group}\t{digest()}\n" for group, digest in MIXED.items()), encoding="utf-8")
