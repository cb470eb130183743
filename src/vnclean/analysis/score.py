"""The learned score: for each block, the probability that the block is article text.

The score comes from two models, ``score_html.json`` and ``score_text.json``. Each is a forest of small decision trees
that ``tools/train_score.py`` trained on labelled pages. The features measure a block, its element, its neighbours and
the page. The models use no site, class name, phrase or decision of a filter.
"""

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, Final, NamedTuple

from vnclean.analysis.columns import HEADINGS, Columns
from vnclean.model.page import Block
from vnclean.text.overlap import Pair, word_pairs

MIN_CHARS: Final = 40
"""Minimum number of characters of a block whose score is used; filters alone decide on shorter blocks."""
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
"""The names of the features of a block that need neither markup nor other blocks' values, each mapped to its group.

The reason for a score names groups, not features.
"""
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
"""The names of the features that need markup, each mapped to its group."""
_NEAR: Final = ("characters", "link share", "full stop")
_NEAR_MARKUP: Final = ("p", "li", "sentences in parent")
FEATURES: Final = {
    **OWN,
    **{f"{name} {step:+d}": "neighbours" for name in _NEAR for step in _REACH},
    **MARKUP,
    **{f"{name} {step:+d}": "neighbours" for name in _NEAR_MARKUP for step in _REACH},
}
"""The names of all features in order, each mapped to its group; raw text has only the first ``TEXT_FEATURES``."""
TEXT_FEATURES: Final = len(OWN) + len(_NEAR) * len(_REACH)


class Features:
    """The feature vectors of a page's blocks."""

    def __init__(self, columns: Columns, headline: Block | None) -> None:
        """Compute the measures of the page; ``headline`` is the block with the page's headline, if known."""
        self._columns = columns
        self._headline = -1 if headline is None else headline.index
        blocks = columns.blocks
        self._length: list[float] = [min(len(block.text), _MOST_CHARS) / 100 for block in blocks]
        self._share: list[float] = [
            linked / max(len(block.text), 1) if linked else 0
            for block, linked in zip(blocks, columns.linked_chars, strict=True)
        ]
        self._stop: list[float] = [block.text.rstrip()[-1:] in _STOPS for block in blocks]
        self._prose: list[int] = [
            len(block.text) if stop and len(block.text) >= _SENTENCE and share < _FEW_LINKS else 0
            for block, share, stop in zip(blocks, self._share, self._stop, strict=True)
        ]
        """For each block, its number of characters if it is a finished sentence with few links, otherwise 0."""
        self._before: list[int] = list(accumulate(self._prose))
        self._total: int = sum(self._prose) or 1
        self._forms = Counter(columns.forms)
        self._pairs = Counter[Pair]()
        """For each pair of neighbouring words, the number of long paragraphs that contain the pair."""
        for block, prose in zip(blocks, self._prose, strict=True):
            if prose > _PARAGRAPH:
                self._pairs.update(word_pairs((block.text,)))
        self._places = _Places(columns, self._prose) if columns.tags else None

    def row(self, index: int) -> list[float]:
        """Return the features of the block at ``index``, in the order of ``FEATURES``.

        For raw text, the list has only the first ``TEXT_FEATURES`` values, because the other features need markup.
        """
        row = [*self._own(index), *self._near(index, self._length, self._share, self._stop)]
        if self._places is not None:
            row += self._of_markup(index, self._places)
            row += self._near(index, self._places.is_p, self._places.is_li, self._places.in_parent)
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

    def _of_markup(self, index: int, places: "_Places") -> list[float]:
        columns, count = self._columns, len(self._columns.blocks)
        block = columns.blocks[index]
        tag, parent, kind = block.tag, places.parents[index], places.kinds[index]
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
            places.in_parent[index],
            places.sentences.get(columns.parent(parent), 0) / places.most,
            places.kind_sentences.get(kind, 0) / self._total,
            min(places.kind_blocks[kind], _MOST_BLOCKS),
            places.parent_links.get(parent, 0) / max(places.parent_chars[parent], 1),
            min(places.parent_blocks[parent], _MOST_BLOCKS),
            (index - self._headline) / count if self._headline >= 0 else 0,
            0 <= self._headline < index,
            self._headline >= 0,
            index == self._headline,
            len(around),
            *(each in tags for each in _INSIDE),
        ]

    def _near(self, index: int, *columns: list[float]) -> list[float]:
        """Return the values of the three blocks before ``index`` and of the three after it, from each of ``columns``.

        Each column is a list with one value per block of the page.
        """
        count = len(self._length)
        places = [index + step for step in _REACH]
        return [column[at] if 0 <= at < count else 0 for column in columns for at in places]


class _Places:
    """Counts of blocks and of characters for each parent element and for each kind of element (``Columns.kind``)."""

    def __init__(self, columns: Columns, prose: list[int]) -> None:
        blocks = columns.blocks
        self.is_p: list[float] = [block.tag == "p" for block in blocks]
        self.is_li: list[float] = [block.tag == "li" for block in blocks]
        self.parents: list[int] = [columns.parent(block.element) for block in blocks]
        self.kinds: list[int] = list(map(columns.kind, columns.paragraphs))
        self.parent_blocks = Counter(self.parents)
        self.kind_blocks = Counter(self.kinds)
        self.parent_chars = dict.fromkeys(self.parents, 0)
        self.parent_links: dict[int, int] = {}
        self.sentences: dict[int, int] = {}
        """For each element, twice the number of characters of the sentences in its children, plus those in its
        grandchildren."""
        self.kind_sentences: dict[int, int] = {}
        rows = zip(blocks, self.parents, self.kinds, columns.linked_chars, prose, strict=True)
        for block, parent, kind, linked, chars in rows:
            self.parent_chars[parent] += len(block.text)
            if linked:
                self.parent_links[parent] = self.parent_links.get(parent, 0) + linked
            if chars:
                self.kind_sentences[kind] = self.kind_sentences.get(kind, 0) + chars
                for element, times in ((parent, 2), (columns.parent(parent), 1)):
                    self.sentences[element] = self.sentences.get(element, 0) + times * chars
        self.most: int = max(self.sentences.values(), default=1)
        self.in_parent: list[float] = [self.sentences.get(parent, 0) / self.most for parent in self.parents]


class Opinion(NamedTuple):
    """The probability (0.0 to 1.0) that a block is article text, and the reason for this probability.

    ``reason`` names in words the feature groups that changed the probability most.
    """

    chance: float
    reason: str


Tree = tuple[Any, ...]
"""A decision tree: a leaf ``(chance,)``, or a node ``(chance, feature, threshold, low, high)``.

``feature`` is the index of a feature. The subtree ``low`` is for values up to the threshold, the subtree ``high`` for
greater values. The chance of a node serves only to find the reason for a score.
"""


class Table(NamedTuple):
    """A forest of decision trees with a limit.

    A block counts as article text if its probability is above ``limit``.
    """

    trees: tuple[Tree, ...]
    limit: float

    def chance(self, row: list[float]) -> float:
        """Return the probability for a feature vector.

        Each tree leads the vector to one leaf; the probability is the mean of the values of these leaves.
        """
        total = 0.0
        for tree in self.trees:
            node = tree
            while len(node) > 1:
                node = node[3] if row[node[1]] <= node[2] else node[4]
            total += node[0]
        return total / len(self.trees)

    def opinion(self, row: list[float]) -> Opinion:
        """Return the probability for a feature vector, and as reason the feature groups that changed it most, in words.

        The reason names at most four groups, the strongest first. Each of them changed the probability by 0.01 or more.
        """
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
"""The smallest change of the probability for which a feature group is named in the reason of an opinion."""
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
"""Two descriptions of each feature group: for a group that lowered the probability, and for one that raised it."""


@cache
def table(*, is_markup: bool) -> Table:
    """Return the model for pages with markup if ``is_markup``, else the model for raw text."""
    name = "score_html.json" if is_markup else "score_text.json"
    data = json.loads(files("vnclean").joinpath(f"analysis/{name}").read_text("utf-8"))
    return Table(tuple(map(read_tree, data["trees"])), data["limit"])


def read_tree(data: list[Any]) -> Tree:
    """Return a decision tree from its JSON form.

    A leaf is ``[chance]``. A node is a list of five: chance, feature index, threshold, the tree for values up to the
    threshold and the tree for greater values.

    >>> Table((read_tree([0.5, 0, 1.0, [0.25], [0.75]]),), 0.6).chance([2.0])
    0.75
    """
    if len(data) == 1:
        return (data[0],)
    return (data[0], data[1], data[2], read_tree(data[3]), read_tree(data[4]))
