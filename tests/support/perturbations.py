"""Changes of a page that should not change which lines are kept, and the number of lines for which they do.

Each family changes the lines, or the markup, of every case and fixture: other lengths, letters, neighbours, elements. A
line of a changed page is compared with its original line: both should be kept, or both dropped. A difference is an
exception. ``perturbations.tsv`` has the number of exceptions for each page (rows) and family (columns). A family's sum
over the pages of the table may fall, but not rise; a new page is not compared until it is in the table. Some families
leave little of the evidence that filters use (a page in reverse order), so their numbers are large: they are counted to
show when they change.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final, TypeVar

import vnclean
from support.decisions import sources
from support.material import HERE, PROSE
from support.mixed import markup, pages
from vnclean.analysis.visibility import with_hidden

_T = TypeVar("_T")
EXCEPTIONS: Final = HERE / "slow" / "perturbations.tsv"
Line = tuple[int, str]
"""The index of the original line, and the text."""
Compared = tuple[str, list[bool]]
"""The name of a page, and for each line of a changed page whether it is kept or dropped like its original line."""
_SAME: Final[dict[str, Callable[[list[Line]], list[Line]]]] = {
    "reversed": lambda lines: lines[::-1],
    "capitals": lambda lines: [(at, line.upper() if at % 2 else line) for at, line in lines],
    "small letters": lambda lines: [(at, line.lower()) for at, line in lines],
    "first quarter": lambda lines: [(at, _words(line, 0.25)) for at, line in lines],
    "first half": lambda lines: [(at, _words(line, 0.5)) for at, line in lines],
    "three quarters": lambda lines: [(at, _words(line, 0.75)) for at, line in lines],
    "said twice": lambda lines: [(at, f"{line} {line}") for at, line in lines],
    "said five times": lambda lines: [(at, " ".join([line] * 5) if len(line) < 60 else line) for at, line in lines],
    "without the first": lambda lines: lines[1:],
    "without the last": lambda lines: lines[:-1],
    "every other line": lambda lines: lines[::2],
    "the page twice": lambda lines: lines * 2,
    "each line twice": lambda lines: [line for line in lines for _ in range(2)],
    "nines": lambda lines: [(at, re.sub(r"\d", "9", line)) for at, line in lines],
    "no stops": lambda lines: [(at, line.rstrip(".!?…")) for at, line in lines],
    "stops": lambda lines: [(at, line + ".") for at, line in lines],
    "numbered": lambda lines: [(at, f"{at}. {line}") for at, line in lines],
    "bare": lambda lines: [(at, vnclean.bare(line)) for at, line in lines],
}
_LONG: Final = 150
"""The minimum length of a line, in characters, to count as a paragraph here; other lines are short lines."""
_WORDS: Final = (*range(1, 17), 20, 23, 24, 30, 35, 36, 40)
_CHARACTERS: Final = (30, 40, 60, 80, 90, 110, 120, 150, 160, 165, 170, 180, 200, 220, 250, 300, 320, 400, 500, 600)
"""Thresholds of length in filters: lines get this length, one character more and, for paragraphs, one less."""
_RUNS: Final = range(1, 9)
_MANY: Final[dict[str, Callable[[list[Line]], Iterator[list[Line]]]]] = {
    "short lines of so many words": lambda lines: (
        [(at, line if len(line) >= _LONG else _of_words(line, number)) for at, line in lines] for number in _WORDS
    ),
    "paragraphs of so many characters": lambda lines: (
        [(at, _of_length(line, length + more) if len(line) >= _LONG else line) for at, line in lines]
        for length in _CHARACTERS
        for more in (-1, 0, 1)
    ),
    "short lines of so many characters": lambda lines: (
        [(at, line if len(line) >= _LONG else _of_length(line, length + more)) for at, line in lines]
        for length in _CHARACTERS
        for more in (0, 1)
        if length <= 2 * _LONG
    ),
    "so many short lines running": lambda lines: (_short_runs(lines, number) for number in _RUNS),
    "without one line": lambda lines: (lines[:at] + lines[at + 1 :] for at in range(min(len(lines), 40))),
}
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
_NODE: Final = re.compile(r"(?<=>)[^<>]*\w[^<>]*(?=</(?:p|li|h\d|div|a|span|td|figcaption|em|strong|time|button)\b)")
"""A text directly before an end tag; the contents of scripts, styles and the head do not match."""
_MARKUP_MANY: Final[dict[str, Callable[[str], Iterator[str]]]] = {
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
_MIXED_GROUPS: Final = {"text": 60, "markup": 40}


def exceptions(family: str) -> dict[str, int]:
    """Return, for each page, how many lines are exceptions in the pages that a family makes of it."""
    counts = Counter[str]()
    for page, compared in FAMILIES[family]():
        counts[page] += compared.count(False)
    return dict(counts)


def _of_texts(make: Callable[[list[Line]], Iterable[list[Line]]]) -> Iterator[Compared]:
    """Yield, for each changed page of raw text, whether each line is kept or dropped like its original line."""
    for name, source in sources():
        if isinstance(source, bytes):
            continue
        page = vnclean.read_text(source)
        lines = list(enumerate(block.text for block in page.blocks))
        before = _kept(page)
        for made in make(lines):
            changed = vnclean.read_text("\n".join(text for _, text in made))
            ends = list(itertools.accumulate(len(text) + 1 for _, text in made))
            kept = _kept(changed)
            fate = {sum(end <= block.start for end in ends): kept[block.index] for block in changed.blocks}
            yield name, [fate[at] == before[origin] for at, (origin, _) in enumerate(made) if at in fate]


def _of_markup(make: Callable[[str], Iterable[str]]) -> Iterator[Compared]:
    """Yield, for each changed page of HTML, whether each block is kept or dropped like its original block.

    Blocks are matched by their first words in page order, since the original of a block is not known.
    """
    for name, source in sources():
        if not isinstance(source, bytes):
            continue
        page = with_hidden(vnclean.read_html(source))
        before: dict[str, list[bool]] = {}
        for block, kept in zip(page.blocks, _kept(page), strict=True):
            before.setdefault(_beginning(block.text), []).append(kept)
        for made in make(source.decode()):
            changed = with_hidden(vnclean.read_html(made))
            numbers = Counter[str]()
            compared = []
            for block, kept in zip(changed.blocks, _kept(changed), strict=True):
                beginning = _beginning(block.text)
                if found := before.get(beginning):
                    compared.append(found[min(numbers[beginning], len(found) - 1)] is kept)
                    numbers[beginning] += 1
            yield name, compared


def _of_mixed(kind: str) -> Iterator[Compared]:
    """Yield, for each random page, whether each paragraph of ``PROSE`` is kept."""
    prose = {text for name, text in PROSE.items() if name != "title"}
    make, read = (pages, vnclean.read_text) if kind == "text" else (markup, vnclean.read_html)
    for group in range(_MIXED_GROUPS[kind]):
        for source in make(group):
            page = read(source)
            yield "mixed", [kept for block, kept in zip(page.blocks, _kept(page), strict=True) if block.text in prose]


def _once(change: Callable[[_T], _T]) -> Callable[[_T], list[_T]]:
    """Return a change of a page as a family with one changed page."""
    return lambda page: [change(page)]


FAMILIES: Final[dict[str, Callable[[], Iterator[Compared]]]] = {
    **{f"text: {name}": partial(_of_texts, _once(change)) for name, change in _SAME.items()},
    **{f"text: {name}": partial(_of_texts, make) for name, make in _MANY.items()},
    **{f"markup: {name}": partial(_of_markup, _once(change)) for name, change in _MARKUP.items()},
    **{f"markup: {name}": partial(_of_markup, make) for name, make in _MARKUP_MANY.items()},
    **{f"mixed {kind}: paragraphs of the story": partial(_of_mixed, kind) for kind in _MIXED_GROUPS},
}


def read_exceptions() -> dict[str, dict[str, int]]:
    """Return the table: for each family, the known exceptions of each page."""
    head, *rows = (row.split("\t") for row in EXCEPTIONS.read_text(encoding="utf-8").splitlines())
    return {family: {row[0]: int(row[at]) for row in rows if row[at]} for at, family in enumerate(head) if at}


def _kept(page: vnclean.Page) -> list[bool]:
    return [decision.label in vnclean.NEWS.keep for decision in vnclean.NEWS.decide(page)]


def _beginning(text: str) -> str:
    """Return the first three words, case-folded and without a final full stop: changes of markup keep these."""
    return " ".join(text.casefold().split()[:3]).rstrip(".")


def _every_other() -> Callable[[re.Match[str]], str]:
    """Return a replacement function that keeps every other match and deletes the rest."""
    numbers = itertools.count()
    return lambda found: found[0] if next(numbers) % 2 else ""


def _of_words(line: str, number: int) -> str:
    """Return ``number`` words of the line, repeated if it has fewer; the last word of the line stays the last."""
    words = line.split()
    chosen = list(itertools.islice(itertools.cycle(words), number)) if words else []
    return " ".join([*chosen[:-1], words[-1]] if chosen else [])


def _of_length(line: str, length: int) -> str:
    """Return ``length`` characters of the line, repeated if it has fewer; the last character stays the last."""
    line = line.strip()
    long = (line + " ") * (length // (len(line) + 1) + 1) if line else ""
    return long[: length - 1].rstrip().ljust(length - 1, "a") + line[-1] if line else ""


def _each_text(html: str, change: Callable[[str], str], *, long: bool) -> str:
    """Return the markup with its long texts, or its short ones, changed."""
    return _NODE.sub(lambda found: change(found[0]) if (len(found[0]) >= _LONG) is long else found[0], html)


def _short_runs(lines: list[Line], number: int) -> list[Line]:
    """Return the lines with at most ``number`` successive short lines; paragraphs stay."""
    runs = itertools.groupby(lines, key=lambda line: len(line[1]) >= _LONG)
    return [line for long, run in runs for line in itertools.islice(run, None if long else number)]


def _words(line: str, share: float) -> str:
    words = line.split()
    return " ".join(words[: max(1, round(len(words) * share))])
