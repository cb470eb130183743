"""Entries of listings that tell themselves: arrows, dates, the numbers of government documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.draft import Draft
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_prose

_ARROW: Final = lazy_regex(r"\s*(?:>>+|=>+|»|►|▶|👉|→|☞|>\s)\s*[^\s>].{8,}")
_DATED: Final = lazy_regex(r".{12,}\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)\s*$")
_DATE_FIRST: Final = lazy_regex(r"\s*(?:\(?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\)?)[\s.:|–-]*(?=\p{L}).{15,}")
_DOCUMENT: Final = lazy_regex(
    r"(?:số(?: hiệu| ký hiệu)?\s?:\s)?\d{1,5}(?:/\d{4})?/[\p{L}\d]{1,8}(?:-[\p{L}\d&]{1,12})*"
)
_COUNTS: Final = lazy_regex(r"lượt (?:xem|tải|đọc)\s?:\s?\d.{0,40}")
_LONGEST_ARROW: Final = 250


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link to another story set off by an arrow: ">> …", "=> …"."""

    name: str = "listing.arrow"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that begins with an arrow and does not end as a sentence does."""
        for block in draft.printing(">", "»", "►", "▶", "👉", "→", "☞"):
            text = block.text.strip()
            if len(text) <= _LONGEST_ARROW and _ARROW.fullmatch(text) and not text.endswith((".", ":")):
                yield Decision(block, Label.LISTING, self.name, f"begins with “{text.split(maxsplit=1)[0][:3]}”")


@dataclass(frozen=True, slots=True)
class Dated:
    """Headlines that bear a date: "Tiêu đề (26/12)", "22-07-2018 Tiêu đề". Inside the content two in a row."""

    name: str = "listing.dated"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is a dated headline."""
        dated = [
            block
            for block in draft.holding("{")
            if not is_prose(block.text) and (_DATED.fullmatch(block.text.strip()) or _DATE_FIRST.match(block.text))
        ]
        places = {block.index for block in dated}
        for block in dated:
            if block.index not in draft.span or {block.index - 1, block.index + 1} & places:
                yield Decision(block, Label.LISTING, self.name, "a headline with its date")


@dataclass(frozen=True, slots=True)
class Documents:
    """A list of government documents: a number ("Số: 17/CT-UBND"), a title, counts of views and downloads.

    Outside the content only. The titles are the lines between a number and the counts under it.
    """

    most_lines: int = 4

    @property
    def name(self) -> str:
        """Government documents."""
        return "listing.document"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide numbers, titles and counts."""
        blocks = draft.page.blocks
        for block in draft.holding("lượt ", "/", "{date}"):
            if block.index in draft.span:
                continue
            form = draft.lines.forms[block.index]
            if _COUNTS.match(form) and ("tải" in form or draft.label(block.index - 1) is Label.LISTING):
                yield Decision(block, Label.LISTING, self.name, "counts of views and downloads")
            elif _DOCUMENT.fullmatch(form):
                yield Decision(block, Label.LISTING, self.name, f"the number of a document, {block.text.strip()}")
                for line in blocks[block.index + 1 : block.index + 1 + self.most_lines]:
                    following = fold(line.text)
                    if line.index in draft.span or _DOCUMENT.fullmatch(following) or _COUNTS.match(following):
                        break
                    yield Decision(line, Label.LISTING, self.name, f"under the document {block.text.strip()}")
