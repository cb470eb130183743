"""A second opinion on each block: the chance that it is the article's text, learned from labelled pages.

The tables (``score_html.json``, ``score_text.json``) are forests of small trees that ``tools/train_score.py`` makes.
Their features are plain measures of a block, its element, its neighbours and the page: no site, no class name, no
phrase and no filter's decision is among them.
"""

import json
from collections import Counter
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate
from typing import Any, Final, NamedTuple

from vnclean.analysis.columns import HEADINGS, Columns
from vnclean.model.page import Block
from vnclean.text.overlap import Pair, word_pairs

MIN_CHARS: Final = 40
"""Shorter blocks have no score: their words and their place decide."""
_SENTENCE: Final = 40
_FEW_LINKS: Final = 0.3
_PARAGRAPH: Final = 80
_MOST_CHARS: Final = 600
_MOST_WORDS: Final = 120
_MOST_BLOCKS: Final = 30
_STOPS: Final = frozenset('.!?…"”')
_CELLS: Final = frozenset({"td", "th", "tr"})
_INLINE: Final = frozenset({"a", "span"})
_CAPTIONS: Final = frozenset({"figcaption", "caption"})
_INSIDE: Final = "nav footer header aside form ul ol table article main figure blockquote".split()
_REACH: Final = (-3, -2, -1, 1, 2, 3)

OWN: Final = {
    "characters": "length",
    "words": "length",
    "link share": "links",
    "full stop": "sentence",
    "colon": "sentence",
    "commas": "sentence",
    "digits": "sentence",
    "capitals": "sentence",
    "list item": "sentence",
    "twin": "repetition",
    "shared pairs": "words",
    "sentences before": "place",
    "position": "place",
}
"""The features of a line, each with the group that it is printed under."""
MARKUP: Final = {
    **dict.fromkeys(("p", "li", "h1", "h2-h6", "cell", "a/span", "caption", "div"), "tag"),
    "sentences in parent": "element",
    "sentences in grandparent": "element",
    "sentences of kind": "element",
    "blocks of kind": "element",
    "link share of parent": "links",
    "blocks in parent": "element",
    "from headline": "place",
    "after headline": "place",
    "headline known": "place",
    "is headline": "place",
    "depth": "element",
    **{f"in {tag}": "element" for tag in _INSIDE},
}
"""The features that only markup gives."""
_NEAR: Final = ("characters", "link share", "full stop")
_NEAR_MARKUP: Final = ("p", "li", "sentences in parent")
FEATURES: Final = {
    **OWN,
    **{f"{name} {step:+d}": "neighbours" for name in _NEAR for step in _REACH},
    **MARKUP,
    **{f"{name} {step:+d}": "neighbours" for name in _NEAR_MARKUP for step in _REACH},
}
"""All features in order, each with its group; of raw text the first ``TEXT_FEATURES`` are known."""
TEXT_FEATURES: Final = len(OWN) + len(_NEAR) * len(_REACH)


class Features:
    """The features of the blocks of a page; the columns behind them are worked out once."""

    def __init__(self, columns: Columns, headline: Block | None) -> None:
        """Return the features of these columns' page."""
        self._columns = columns
        self._headline = -1 if headline is None else headline.index

    def row(self, index: int) -> list[float]:
        """Return the features of a block, in the order of ``FEATURES``; of raw text the first ``TEXT_FEATURES``."""
        row = [*self._own(index), *self._near(index, (self._length, self._share, self._stop))]
        if self._columns.tags:
            row += self._of_markup(index)
            row += self._near(index, (self._is_p, self._is_li, self._in_parent))
        return row

    def _own(self, index: int) -> list[float]:
        columns = self._columns
        text, seen, form = columns.blocks[index].text, columns.features[index], columns.forms[index]
        size = len(text)
        pairs = word_pairs((text,))
        return [
            self._length[index],
            min(seen.words, _MOST_WORDS) / 20,
            self._share[index],
            self._stop[index],
            text.rstrip().endswith(":"),
            text.count(",") / max(seen.words, 1),
            sum(map(str.isdigit, text)) / size,
            sum(map(str.isupper, text)) / size,
            seen.item,
            self._forms[form] > 1,
            sum([self._pairs[pair] > 1 for pair in pairs]) / max(len(pairs), 1),
            self._before[index] / self._total,
            index / len(columns.blocks),
        ]

    def _of_markup(self, index: int) -> list[float]:
        columns, count = self._columns, len(self._columns.blocks)
        block = columns.blocks[index]
        tag, parent = block.tag, columns.parent(block.element)
        grandparent, kind = columns.parent(parent), columns.kind(columns.paragraphs[index])
        around = list(columns.above(block.element))
        tags = {columns.tags[each] for each in around}
        return [
            tag == "p",
            tag == "li",
            tag == "h1",
            tag in HEADINGS and tag != "h1",
            tag in _CELLS,
            tag in _INLINE,
            tag in _CAPTIONS,
            tag == "div",
            self._in_parent[index],
            self._sentences[grandparent] / self._most,
            self._kind_sentences[kind] / self._total,
            min(self._kind_blocks[kind], _MOST_BLOCKS),
            self._parent_links[parent] / max(self._parent_chars[parent], 1),
            min(self._parent_blocks[parent], _MOST_BLOCKS),
            (index - self._headline) / count if self._headline >= 0 else 0,
            0 <= self._headline < index,
            self._headline >= 0,
            index == self._headline,
            len(around),
            *(each in tags for each in _INSIDE),
        ]

    def _near(self, index: int, columns: tuple[list[float], ...]) -> list[float]:
        """Return what the blocks around one have in these columns; 0 beyond the page."""
        count = len(self._columns.blocks)
        places = [index + step for step in _REACH]
        return [column[at] if 0 <= at < count else 0 for column in columns for at in places]

    @cached_property
    def _length(self) -> list[float]:
        return [min(len(block.text), _MOST_CHARS) / 100 for block in self._columns.blocks]

    @cached_property
    def _share(self) -> list[float]:
        return [block.linked / max(len(block.text), 1) if block.links else 0 for block in self._columns.blocks]

    @cached_property
    def _stop(self) -> list[float]:
        return [block.text.rstrip()[-1:] in _STOPS for block in self._columns.blocks]

    @cached_property
    def _prose(self) -> list[int]:
        """Of each block its characters, where it is a finished sentence with few links; else 0."""
        rows = zip(self._columns.blocks, self._share, self._stop, strict=True)
        return [
            len(block.text) if stop and len(block.text) >= _SENTENCE and share < _FEW_LINKS else 0
            for block, share, stop in rows
        ]

    @cached_property
    def _total(self) -> int:
        return sum(self._prose) or 1

    @cached_property
    def _before(self) -> list[int]:
        return list(accumulate(self._prose))

    @cached_property
    def _forms(self) -> Counter[str]:
        return Counter(self._columns.forms)

    @cached_property
    def _pairs(self) -> Counter[Pair]:
        """In how many paragraphs each pair of words stands."""
        found = Counter[Pair]()
        for block, prose in zip(self._columns.blocks, self._prose, strict=True):
            if prose > _PARAGRAPH:
                found.update(word_pairs((block.text,)))
        return found

    @cached_property
    def _sentences(self) -> Counter[int]:
        """Twice the characters of sentences in each element's children, and once those of its grandchildren."""
        found = Counter[int]()
        for parent, prose in zip(self._parents, self._prose, strict=True):
            if prose:
                found[parent] += 2 * prose
                found[self._columns.parent(parent)] += prose
        return found

    @cached_property
    def _most(self) -> int:
        return max(self._sentences.values(), default=1)

    @cached_property
    def _in_parent(self) -> list[float]:
        return [self._sentences[parent] / self._most for parent in self._parents]

    @cached_property
    def _kind_sentences(self) -> Counter[int]:
        found = Counter[int]()
        for element, prose in zip(self._columns.paragraphs, self._prose, strict=True):
            if prose:
                found[self._columns.kind(element)] += prose
        return found

    @cached_property
    def _kind_blocks(self) -> Counter[int]:
        return Counter(map(self._columns.kind, self._columns.paragraphs))

    @cached_property
    def _parents(self) -> list[int]:
        return [self._columns.parent(block.element) for block in self._columns.blocks]

    @cached_property
    def _parent_blocks(self) -> Counter[int]:
        return Counter(self._parents)

    @cached_property
    def _parent_chars(self) -> Counter[int]:
        found = Counter[int]()
        for block, parent in zip(self._columns.blocks, self._parents, strict=True):
            found[parent] += len(block.text)
        return found

    @cached_property
    def _parent_links(self) -> Counter[int]:
        found = Counter[int]()
        for block, parent in zip(self._columns.blocks, self._parents, strict=True):
            if block.links:
                found[parent] += block.linked
        return found

    @cached_property
    def _is_p(self) -> list[float]:
        return [block.tag == "p" for block in self._columns.blocks]

    @cached_property
    def _is_li(self) -> list[float]:
        return [block.tag == "li" for block in self._columns.blocks]


class Opinion(NamedTuple):
    """The chance that a block is the article's text, 0.0 to 1.0, and what moved it, in words."""

    chance: float
    reason: str


Tree = tuple[Any, ...]
"""A leaf, ``(chance,)``, or a node: chance, feature, threshold, the tree up to that and the tree above it."""


class Table(NamedTuple):
    """A forest, the groups of its features, and the chance above which a block is held for text."""

    trees: tuple[Tree, ...]
    limit: float

    def chance(self, row: list[float]) -> float:
        """Return the mean of the trees' chances for a row of features."""
        total = 0.0
        for tree in self.trees:
            node = tree
            while len(node) > 1:
                node = node[3] if row[node[1]] <= node[2] else node[4]
            total += node[0]
        return total / len(self.trees)

    def opinion(self, row: list[float]) -> Opinion:
        """Return the chance, and the groups of features that moved it most, the strongest first."""
        names = list(FEATURES)
        moved = Counter[str]()
        chance = 0.0
        for tree in self.trees:
            node = tree
            while len(node) > 1:
                below = node[3] if row[node[1]] <= node[2] else node[4]
                moved[FEATURES[names[node[1]]]] += below[0] - node[0]
                node = below
            chance += node[0]
        strongest = sorted(moved.items(), key=lambda each: -abs(each[1]))[:_GROUPS]
        said = [_WORDS[group][by > 0] for group, by in strongest if abs(by) >= _LEAST * len(self.trees)]
        return Opinion(chance / len(self.trees), ", ".join(said))


_GROUPS: Final = 4
_LEAST: Final = 0.01
"""What moved the chance by less is not said."""
_WORDS: Final = {
    "length": ("short", "long"),
    "links": ("links", "few links"),
    "sentence": ("not a complete sentence", "a complete sentence"),
    "repetition": ("printed twice", "printed once"),
    "words": ("its words are not in other paragraphs", "its words are in other paragraphs"),
    "place": ("far from the headline and the other sentences", "after the headline, among the sentences"),
    "tag": ("not in an element of paragraphs", "a paragraph by its tag"),
    "element": ("in an element with few sentences", "in the element that holds most sentences"),
    "neighbours": ("beside lines that are not sentences", "beside sentences"),
}
"""What is said of a group of features that lowered and that raised the chance."""


@cache
def table(*, is_markup: bool) -> Table:
    """Return the table for pages with elements, or the one for raw text."""
    name = "score_html.json" if is_markup else "score_text.json"
    data = json.loads(files("vnclean").joinpath(f"analysis/{name}").read_text("utf-8"))
    return Table(tuple(map(read_tree, data["trees"])), data["limit"])


def read_tree(data: list[Any]) -> Tree:
    """Return the tree that nested lists describe: a leaf's chance, or chance, feature, threshold and two trees.

    >>> Table((read_tree([0.5, 0, 1.0, [0.25], [0.75]]),), 0.6).chance([2.0])
    0.75
    """
    if len(data) == 1:
        return (data[0],)
    return (data[0], data[1], data[2], read_tree(data[3]), read_tree(data[4]))
