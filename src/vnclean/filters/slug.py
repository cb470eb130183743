"""ASCII slugs: file names and titles without diacritics that are where a picture stood."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.fold import LETTERS, bare_words
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.line_features import is_address, is_names
from vnclean.text.memo import memoized
from vnclean.text.syllables import is_bare_syllable

_EXTENSION: Final = lazy_regex(r"\.(?:jpe?g|png|gif|webp|bmp|mp4|flv)(?:\?\S*)?$", regex.IGNORECASE)
_FILE: Final = lazy_regex(r"[\w\-() .%+]{1,120}\.(?:jpe?g|png|gif|webp|bmp|mp4|flv)(?:\?\S*)?", regex.IGNORECASE)
_TAIL: Final = lazy_regex(
    r"(?: (?:hinh anh|hinh|anh|photo|image|img|pic))?(?: \d{1,4})*$", regex.REVERSE
)  # from the end, at once
_DIGITS: Final = lazy_regex(r"[\d\s_.\-/]+")
_ASCII: Final = lazy_re(r"[\x20-\x7e…–—“”‘’]+")
_FEWEST_WORDS: Final = 4
_LONGEST: Final = 250
_VIETNAMESE: Final = 0.85


@dataclass(frozen=True, slots=True)
class TitleSlug:
    """An ASCII line that is another line of the page, the title or a caption, without its diacritics.

    Hyphens, underscores, quotation marks, a file extension, and a tail like "hinh anh 1" or a number do not
    matter; a slug may be cut short, or go on after the line that it spells, by less than half. An English line
    or a foreign name spells no other line of the page and is left alone.
    """

    name: str = "slug.title"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open ASCII block that has its twin on the page."""
        slugs = [(block, words) for block, stem in _slugs(draft) if len(words := stem.split()) >= _FEWEST_WORDS]
        if not slugs:
            return
        firsts = {stem[0][0] for _, stem in slugs}
        twins: dict[tuple[str, ...], list[Block]] = {}
        for block, form, seen in zip(draft.page.blocks, draft.lines.forms, draft.lines.features, strict=True):
            if form[:1] in LETTERS and LETTERS[form[:1]] not in firsts:
                continue  # it begins with another letter
            if not block.text.isascii() and seen.length <= _LONGEST:
                twins.setdefault(tuple(bare_words(block.text).split()[:_FEWEST_WORDS]), []).append(block)
        for block, stem in slugs:
            for twin in twins.get(tuple(stem[:_FEWEST_WORDS]), ()):
                words = _TAIL.sub("", bare_words(twin.text)).split()
                shared = min(len(stem), len(words))
                if stem[:shared] == words[:shared] and 2 * shared > max(len(stem), len(words)):
                    yield Decision(block, Label.SLUG, self.name, f"“{twin.text.strip()}” without its diacritics")
                    break


@dataclass(frozen=True, slots=True)
class RepeatedSlug:
    """An ASCII line of small letters, Vietnamese by its syllables, with no twin on the page.

    It counts where it is on the page twice, or ends in a picture's tail ("hinh anh 1", "anh 2").
    """

    name: str = "slug.repeated"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is such a line."""
        slugs = _slugs(draft)
        times = Counter(stem for _, stem in slugs)
        for block, stem in slugs:
            words = stem.split()
            if len(words) < _FEWEST_WORDS or block.text.strip() != block.text.strip().lower():
                continue
            tailed = _TAIL.search(bare_words(block.text))
            vietnamese = sum(map(is_bare_syllable, words)) >= len(words) * _VIETNAMESE
            if vietnamese and (times[stem] > 1 or (tailed and tailed[0])):
                yield Decision(block, Label.SLUG, self.name, f"{times[stem]} times on the page, without diacritics")


@dataclass(frozen=True, slots=True)
class FileSlug:
    """A file's name alone on a line ("img_2041.jpg"), or inside the content nothing but digits ("4 3 15")."""

    name: str = "slug.file"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that names a file or holds two or more numbers and no word."""
        for block in draft.holding(".jp", ".png", ".gif", ".webp", ".bmp", ".mp", ".flv"):
            text = block.text.strip()
            if len(text) <= _LONGEST and _FILE.fullmatch(text):
                yield Decision(block, Label.SLUG, self.name, "a file's name")
        for block in (draft.page.blocks[i] for i in draft.span):
            text = block.text.strip()
            if draft.decisions[block.index] is not None or text[:1].isalpha() or len(text) > _LONGEST:
                continue
            if _DIGITS.fullmatch(text) and len(text.split()) > 2:  # noqa: PLR2004
                yield Decision(block, Label.SLUG, self.name, "digits and nothing else")


def _slugs(draft: Draft) -> list[tuple[Block, str]]:
    """Return the open blocks that are slugs by their letters, each with its words."""
    ascii_lines = (block for block in draft.open() if _ASCII.fullmatch(block.text.strip()))
    return [(block, stem) for block in ascii_lines if (stem := _stem(block.text))]


@memoized
def _stem(text: str) -> str:
    """Return an ASCII line's words without extension and tail; empty where the line is not a slug by its letters."""
    text = text.strip()
    if len(text) > _LONGEST or is_address(text) or is_names(text) or text[-1:] in ".!?" or ". " in text:
        return ""
    return _TAIL.sub("", bare_words(_EXTENSION.sub("", text)))
