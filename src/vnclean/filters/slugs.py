"""Filters for lines of Vietnamese without its diacritics: slugs, as in the URL of a page or the name of a picture."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.analysis.draft import Draft, Filter
from vnclean.model.decision import Finding, Label
from vnclean.model.page import Block
from vnclean.text.fold import LETTERS, bare_words
from vnclean.text.lazy_pattern import lazy_re, lazy_regex
from vnclean.text.line_features import is_address, is_names
from vnclean.text.memo import memoized
from vnclean.text.syllables import are_bare_syllables

_EXTENSION: Final = lazy_regex(r"\.(?:jpe?g|png|gif|webp|bmp|mp4|flv)(?:\?\S*)?$", regex.IGNORECASE)
_TAIL: Final = lazy_regex(
    r"(?: (?:hinh anh|hinh|anh|photo|image|img|pic))?(?: \d{1,4})*$", regex.REVERSE
)  # from the end, at once
_ASCII: Final = lazy_re(r"[\x20-\x7e…–—“”‘’]+")
_STOP: Final = lazy_re(r"\. |[.!?][”’\"')]*\Z")
_FEWEST_SLUG_WORDS: Final = 4
_LONGEST_SLUG: Final = 250


@dataclass(frozen=True, slots=True)
class TitleSlug(Filter):
    """A filter for slugs that repeat another line (the title, a caption) without its diacritics.

    "gia-vang-tang-manh-1.jpg" repeats "Giá vàng tăng mạnh". The conditions:

    - The slug has only ASCII characters and typographic quotes and dashes. It is not an address, a sentence or
      a list of names.
    - The slug has at least four words. A file extension, a final number and a suffix like "hinh anh 1" are ignored.
    - The two lines have the same words, or the shorter line begins the longer one and has more than half of its words.

    English lines and foreign names are not labelled, since they repeat no other line in this way.
    """

    @property
    def name(self) -> str:
        """The name of this filter, which gives the label ``slug``."""
        return "slug.title"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``slug`` finding for each unlabelled ASCII line that repeats another line without its diacritics."""
        slugs = [(block, words) for block, stem in _slugs(draft) if len(words := stem.split()) >= _FEWEST_SLUG_WORDS]
        if not slugs:
            return
        firsts = {stem[0][0] for _, stem in slugs}
        twins: dict[tuple[str, ...], list[Block]] = {}
        analysis, some = draft.analysis, min(firsts)
        # Most lines begin with another letter.
        pairs = zip(draft.page.blocks, analysis.forms, strict=True)
        for block in [block for block, form in pairs if LETTERS.get(form[:1], some) in firsts]:
            seen = analysis.features[block.index]
            if seen.length <= _LONGEST_SLUG and not _ASCII.fullmatch(block.text.strip()):
                twins.setdefault(tuple(bare_words(block.text).split()[:_FEWEST_SLUG_WORDS]), []).append(block)
        for block, stem in slugs:
            for twin in twins.get(tuple(stem[:_FEWEST_SLUG_WORDS]), ()):
                words = _TAIL.sub("", bare_words(twin.text)).split()
                shared = min(len(stem), len(words))
                if stem[:shared] == words[:shared] and 2 * shared > max(len(stem), len(words)):
                    yield Finding(block.index, Label.SLUG, "twin", f"“{twin.text.strip()}” without its diacritics")
                    break


@dataclass(frozen=True, slots=True)
class RepeatedSlug(Filter):
    """A filter for slugs, lines of Vietnamese without diacritics, such as "ho chieu tren nui hinh anh 1".

    Unlike for ``TitleSlug``, the line with the diacritics need not be on the page. The conditions:

    - The line is in lower case and ASCII. It is not an address, a sentence or a list of names.
    - The line has at least four words, not counting a number or picture suffix at its end.
    - At least 85 % of the words are Vietnamese syllables without diacritics.
    - The line is on the page twice, or ends in a number or a picture suffix ("hinh anh 1", "anh 2").
    """

    @property
    def name(self) -> str:
        """The name of this filter, which gives the label ``slug``."""
        return "slug.repeated"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``slug`` finding for each unlabelled slug that occurs twice or ends in a number or picture suffix."""
        slugs = _slugs(draft)
        times = Counter(stem for _, stem in slugs)
        for block, stem in slugs:
            words = stem.split()
            if len(words) < _FEWEST_SLUG_WORDS or block.text.strip() != block.text.strip().lower():
                continue
            tailed = _TAIL.search(bare_words(block.text))
            if are_bare_syllables(words) and (times[stem] > 1 or (tailed and tailed[0])):
                code = "repeated" if times[stem] > 1 else "tail"
                yield Finding(block.index, Label.SLUG, code, f"{times[stem]} times on the page, without diacritics")


def _slugs(draft: Draft) -> list[tuple[Block, str]]:
    """Return the unlabelled ASCII blocks that could be slugs, each with its words as ``_stem`` returns them."""
    decisions = draft.decisions
    return [(block, stem) for block, stem in draft.once(_stems) if decisions[block.index] is None]


def _stems(draft: Draft) -> list[tuple[Block, str]]:
    """Return all blocks that could be slugs, each with its words as ``_stem`` returns them."""
    return [(block, stem) for block in draft.page.blocks if (stem := _stem(block.text))]


@memoized
def _stem(text: str) -> str:
    """Return the words of an ASCII line in lower case; "" if the line is not ASCII or cannot be a slug.

    A file extension, final numbers and a suffix such as "hinh anh" are left out.
    """
    text = text.strip()
    if (
        not _ASCII.fullmatch(text)
        or len(text) > _LONGEST_SLUG
        or is_address(text)
        or is_names(text)
        or _STOP.search(text)
    ):
        return ""
    return _TAIL.sub("", bare_words(_EXTENSION.sub("", text)))
