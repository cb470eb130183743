"""Hints: labels that the class names and ids of elements suggest.

Hints are weak evidence, since the author of each page template chooses these names freely. The words that give hints
are in the table ``class_hints.tsv``; none of the words is specific to a site.
"""

from functools import cache, lru_cache
from typing import Final

from vnclean.model.decision import Label
from vnclean.model.page import Attributes
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.resources import rows

_TOKEN: Final = lazy_regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONG: Final = 8
"""Minimum number of characters of a word that also counts inside a longer name ("lienquan" in "boxlienquanv2")."""
_CACHED: Final = 1 << 12


@lru_cache(_CACHED)
def hint(attributes: Attributes) -> tuple[Label, str] | None:
    """Return the label that an element's attributes suggest, and the name that suggests the label; or ``None``.

    The attributes are id, classes, role and item property, in this order; the first name that suggests a label counts.

    >>> hint(Attributes(("box-tinlienquan-v2",)))
    (<Label.LISTING: 'listing'>, 'box-tinlienquan-v2')
    >>> hint(Attributes(("content",)))
    """
    for name in attributes.names:
        if (label := _hint(name)) is not None:
            return label, name
    return None


@lru_cache(_CACHED)
def _hint(name: str) -> Label | None:
    known = _words()
    tokens = [token.lower() for token in _TOKEN.findall(name)]
    for size in (3, 2, 1):
        for start in range(len(tokens) - size + 1):
            if label := known.get("".join(tokens[start : start + size])):
                return label
    whole = "".join(tokens)
    return next((label for word, label in _long_words() if word in whole), None)


@cache
def _words() -> dict[str, Label]:
    """Return the words of ``class_hints.tsv`` with the label that each word suggests, longest words first."""
    words = {word: Label(label) for word, label, _ in rows("analysis/class_hints.tsv")[1:]}
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


@cache
def _long_words() -> tuple[tuple[str, Label], ...]:
    return tuple((word, label) for word, label in _words().items() if len(word) >= _LONG)
