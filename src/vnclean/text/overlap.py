"""Lexical overlap of two texts, measured by the pairs of neighbouring words that both texts contain."""

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
"""A cache of the words in each token; a token is a part of a text between spaces."""
_CACHED: Final = 256
"""Maximum number of texts whose word pairs are cached: about as many as one or two pages have."""

Pair = tuple[str, str]


def word_pairs(texts: Iterable[str]) -> set[Pair]:
    """Return all pairs of neighbouring words in the texts, after folding (``fold``).

    A word here is a run of letters or digits: in Vietnamese, one syllable. Pairs are used because most Vietnamese words
    have two syllables.

    >>> sorted(word_pairs(["Giá vàng tăng"]))
    [('giá', 'vàng'), ('vàng', 'tăng')]
    """
    return set().union(*map(_pairs, texts))


@lru_cache(_CACHED)
def _pairs(text: str) -> frozenset[Pair]:
    """Return the pairs of neighbouring words of one text.

    The result is cached, since several filters need the pairs of the same paragraphs.
    """
    words = [word for token in fold(text).split() for word in _WORDS[token]]
    return frozenset(pairwise(words))


def share(own: AbstractSet[Pair], known: AbstractSet[Pair]) -> float:
    """Return the share of the pairs in ``own`` that are also in ``known``, from 0.0 to 1.0.

    The result is 0.0 if ``own`` is empty. On labelled pages, the share is 0.2 to 0.6 for a paragraph compared with the
    rest of its article, and 0.0 to 0.3 for a teaser of another article.

    >>> share(word_pairs(["Giá vàng tăng mạnh."]), word_pairs(["Sáng nay giá vàng trong nước tăng nhẹ."]))
    0.3333333333333333
    """
    return len(own & known) / len(own) if own else 0.0
