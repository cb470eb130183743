"""What the names of classes and ids around a block say.

They are weak evidence: who wrote the page's template chose them for himself. The words are data, ``names.tsv``; nothing
here knows a site.
"""

from functools import cache
from typing import Final

from vnclean.analysis.paths import above, is_in
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.memo import PLACES
from vnclean.text.resources import rows

_NAME: Final = lazy_regex(r"[#.@]([\w-]+)")
_TOKEN: Final = lazy_regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONG: Final = 8
"""A word of so many letters counts inside a longer name, too ("boxlienquanv2")."""


def named(path: str) -> tuple[Label, str] | None:
    """Return what the class and id names of a path's last element say, and the name that said it.

    >>> named("div:3.box-tinlienquan-v2")
    (<Label.LISTING: 'listing'>, 'box-tinlienquan-v2')
    >>> named("div:3.content")
    """
    return _named(path.rpartition("/")[2])


def named_around(block: Block, container: str = "") -> tuple[Label, str] | None:
    """Return what the names of the elements around a block say, the nearest first, below those that hold ``zone``, too.

    >>> named_around(Block(0, 0, 1, "x", "p", "div:1.related/p:2"))
    (<Label.LISTING: 'listing'>, 'related')
    """
    for path in (block.path, *above(block.path)):
        if is_in(container, path):
            break
        if found := named(path):
            return found
    return None


@PLACES.memoized
def _named(step: str) -> tuple[Label, str] | None:
    known = _words()
    for found in _NAME.finditer(step):
        name = found[1]
        tokens = [token.lower() for token in _TOKEN.findall(name)]
        for size in (3, 2, 1):
            for start in range(len(tokens) - size + 1):
                if label := known.get("".join(tokens[start : start + size])):
                    return label, name
        whole = "".join(tokens)
        for word, label in _long_words():
            if word in whole:
                return label, name
    return None


@cache
def _words() -> dict[str, Label]:
    """Return the words of ``names.tsv``, longest first, each with what it says."""
    words = {word: Label(label) for word, label, _ in rows("analysis/class_hints.tsv")[1:]}
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


@cache
def _long_words() -> tuple[tuple[str, Label], ...]:
    return tuple((word, label) for word, label in _words().items() if len(word) >= _LONG)
