"""Lexical overlap of two texts: the pairs of neighbouring words that they share."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import Final

from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import WORDS, MemoTable

_WORD: Final = lazy_regex(r"[\p{L}\p{M}\d]+")

_WORDS: Final[MemoTable[list[str]]] = MemoTable(lambda token: _WORD.findall(token), WORDS)  # noqa: PLW0108 (compiled later)
"""The words of each whitespace-separated token."""
_CACHED: Final = 256
"""Number of texts whose pairs are cached: those of a page or two."""

Pair = tuple[str, str]


def word_pairs(texts: Iterable[str]) -> set[Pair]:
    """Return the pairs of neighbouring words of the folded texts.

    Pairs, since most Vietnamese words are written as two syllables.

    >>> sorted(word_pairs(["Giá vàng tăng"]))
    [('giá', 'vàng'), ('vàng', 'tăng')]
    """
    return set().union(*map(_pairs, texts))


@lru_cache(_CACHED)
def _pairs(text: str) -> frozenset[Pair]:
    """Return the pairs of one text; cached, since several filters need those of the same paragraphs."""
    words = [word for token in fold(text).split() for word in _WORDS[token]]
    return frozenset(pairwise(words))


def share(own: AbstractSet[Pair], known: AbstractSet[Pair]) -> float:
    """Return the share of the pairs ``own`` that are in ``known``, from 0.0 to 1.0; 0.0 if ``own`` is empty.

    Measured on labelled pages: 0.2 to 0.6 for a paragraph against the rest of its article, 0.0 to 0.3 for a teaser of
    another article.

    >>> share(word_pairs(["Giá vàng tăng mạnh."]), word_pairs(["Sáng nay giá vàng trong nước tăng nhẹ."]))
    0.3333333333333333
    """
    return len(own & known) / len(own) if own else 0.0
