"""Ratings: stars, votes and reactions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from vnclean.filter import Decision, Draft
from vnclean.label import Label
from vnclean.lexicon import general
from vnclean.shape import shape

_VOTES: Final = regex.compile(
    r"\(?\{n\} (?:bình chọn|đánh giá|phiếu(?: bầu)?|votes?|sao)\b.{0,40}|\(?\{n\}\s?/\s?\{n\} (?:điểm"
    r"|sao)\b.{0,30}|(?:xếp hạng|đánh giá|điểm|rating)\s?:?\s?\{n\}(?:\s?/\s?\{n\})?.{0,40}|[★☆⭐\s]{3,}.{0,20}",
)

_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Votes:
    """A count of votes or a mark out of so many: "(6816 bình chọn, 9/10 điểm)", outside the story."""

    name: str = "rating.votes"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block outside the story that is a rating."""
        if not draft.story:
            return
        for block in draft.open():
            if (
                block.index not in draft.story
                and shape(block.text).length <= _LONGEST
                and _VOTES.fullmatch(general(block.text))
            ):
                yield Decision(block, Label.RATING, self.name, f"“{block.text.strip()}”")
