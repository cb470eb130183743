"""Counters: how often a page was seen, liked, shared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.filter import Decision, Draft
from vnclean.label import Label
from vnclean.lexicon import general
from vnclean.shape import shape

_COUNT: Final = regex.compile(
    r"(?:\(?\{n\}\)?[\s|,·-]*)+(?:(?:người|lượt|lần|likes?|views?|thích|xem|đọc|chia sẻ|k|tr)\s?)*"
    r"|(?:lượt (?:xem|đọc|truy cập|thích)|đã xem|views?)\s?:?\s?\{n\}.{0,20}",
)

_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number, or numbers with "lượt xem", "người" and the like, outside the story."""

    name: str = "counter.number"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block outside the story that counts something."""
        if not draft.story:
            return
        for block in draft.open():
            if (
                block.index not in draft.story
                and shape(block.text).length <= _LONGEST
                and _COUNT.fullmatch(general(block.text))
            ):
                yield Decision(block, Label.COUNTER, self.name, f"“{block.text.strip()}”")
