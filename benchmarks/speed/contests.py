"""The contests: raw text, correct text, HTML, and the stages of vnclean."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from time import perf_counter
from typing import Any

import vnclean
from vnclean import NEWS
from vnclean.analysis.draft import Draft
from vnclean.extraction import deciphered, read_facts
from vnclean.text.memo import clear_memos

from .clock import Contest, Times, take_turns
from .pages import Pages
from .peers import html_floor, html_peers, text_floor, text_peers

FIRST = "vnclean, tables empty"
"""The name of vnclean with empty memo tables, as on the first pages of a run."""


def over_all(work: Callable[[Any], object], pages: Iterable[Any], *, first: bool = False) -> Callable[[], None]:
    """Return a function that does the work for all pages; with ``first``, it empties all memo tables before."""

    def run() -> None:
        if first:
            clear_memos()
        for page in pages:
            work(page)

    return run


def raw_text(pages: Pages, rounds: int) -> dict[str, Times]:
    """Time ``clean`` on raw texts, compared with normalisers of text (which do less) and the floor."""
    return _text(vnclean.clean, pages.texts, rounds)


def right_text(pages: Pages, rounds: int) -> dict[str, Times]:
    """Time ``normalize`` on text that needs no repair."""
    return _text(vnclean.normalize, [pages.right], rounds)


def _text(own: Callable[[str], object], texts: Sequence[str], rounds: int) -> dict[str, Times]:
    contest: Contest = {
        "floor: lines and NFC": over_all(text_floor, texts),
        "vnclean": over_all(own, texts),
        FIRST: over_all(own, texts, first=True),
        **{name: over_all(peer, texts) for name, peer in text_peers().items()},
    }
    return take_turns(contest, rounds)


def html(pages: Pages, rounds: int) -> dict[str, Times]:
    """Time ``extract`` on the bytes of pages, compared with extractors and lexbor's parse of the same bytes."""
    contest: Contest = {
        "floor: lexbor's parse": over_all(html_floor, pages.html),
        "vnclean": over_all(vnclean.extract, pages.html),
        FIRST: over_all(vnclean.extract, pages.html, first=True),
        **{name: over_all(partial(_forgiving, peer), pages.html) for name, peer in html_peers().items()},
    }
    return take_turns(contest, rounds)


def _forgiving(peer: Callable[[bytes], object], page: bytes) -> object:
    """Return a peer's result for a page, or ``None`` if it raises, as some do for a page without an article."""
    try:
        return peer(page)
    except Exception:  # noqa: BLE001 (any exception of a peer)
        return None


def stages(pages: Pages, rounds: int) -> dict[str, Times]:
    """Time the stages of ``extract``, each on the output of the stage before."""
    read = [vnclean.read_html(page) for page in pages.html]
    decided = [NEWS.decide(page) for page in read]
    labels = [[decision.label for decision in decisions] for decisions in decided]
    texts = [[block.text for block in page.blocks] for page in read]
    contest: Contest = {
        "floor: lexbor's parse": over_all(html_floor, pages.html),
        "extract": over_all(vnclean.extract, pages.html),
        "read": over_all(vnclean.read_html, pages.html),
        "decipher": over_all(lambda page: deciphered(page, NEWS), read),
        "story and zone": over_all(Draft.of, read),
        "decide (story, zone, filters)": over_all(NEWS.decide, read),
        "normalize": over_all(lambda each: NEWS.normalize(*each), list(zip(texts, labels, strict=True))),
        "metadata": over_all(lambda each: read_facts(*each), list(zip(read, decided, texts, strict=True))),
    }
    return take_turns(contest, rounds)


def filters(pages: Pages, rounds: int) -> dict[str, float]:
    """Return the seconds that each filter takes for all pages: the minimum over the rounds."""
    read = [vnclean.read_html(page) for page in pages.html]
    best: dict[str, float] = {}
    for _ in range(rounds):
        taken: dict[str, float] = dict.fromkeys((each.name for each in NEWS.filters), 0.0)
        for draft in map(Draft.of, read):
            for each in NEWS.filters:
                start = perf_counter()
                if each.needs <= draft.analysis.evidence:
                    draft.record(list(each(draft)), each.name)
                taken[each.name] += perf_counter() - start
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in taken.items()}
    return best


def normalizers(pages: Pages, rounds: int) -> dict[str, float]:
    """Return the seconds that each normalizer takes for all lines of all pages: the minimum over the rounds."""
    lines = [block.text for page in map(vnclean.read_html, pages.html) for block in page.blocks]
    best: dict[str, float] = {}
    for _ in range(rounds):
        for each in NEWS.normalizers:
            start = perf_counter()
            for line in lines:
                each(line)
            best[each.name] = min(best.get(each.name, 9e9), perf_counter() - start)
    return best
