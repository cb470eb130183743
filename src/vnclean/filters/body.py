"""Protection: what is certainly prose is decided first, and no later voice can take it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from vnclean.analysis import lexicon
from vnclean.analysis.draft import Draft
from vnclean.analysis.paths import is_linked
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.text.credit_line import unstamped
from vnclean.text.dates import find_moment
from vnclean.text.fold import fold
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import credit, is_cut, line_features

_MARK: Final = lazy_regex(r"\s*(\[\d{1,2}\]|\(\*{1,3}\))\s*\p{L}")
_NEEDS: Final = lazy_regex(
    r"(?:(?:các |phần |chuẩn bị )?nguyên liệu|thành phần|chuẩn bị)"
    r"(?:\s?[(:].*|\s(?:cần|chính|làm|nấu|chế biến|để|cho|gồm)\b.*)?"
)
_METHOD: Final = lazy_regex(r"(?:các bước|cách|hướng dẫn|thực hiện|chế biến|sơ chế|bước 1)\b")
_MOST_WORDS_OF_HEAD: Final = 10
_OPENING: Final = 5
_LONGEST_TEASER: Final = 300


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of the content that are certainly prose: several sentences, or one longer than a caption.

    A paragraph that stood on the page before, one that ends in a picture's credit, and a short one cut off with
    "…", and one that is a link, are left to later filters.
    """

    sentences: int = 2
    longer_than_caption: int = 200

    @property
    def name(self) -> str:
        """Certain prose."""
        return "body.prose"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the certain paragraphs among the content's open blocks."""
        seen_before: set[str] = set()
        for block in draft.page.blocks[: draft.span.stop]:
            form = unstamped(block.text)
            again = form in seen_before
            seen_before.add(form)
            if again or block.index not in draft.span or draft.decisions[block.index] is not None:
                continue
            seen = draft.lines.features[block.index]
            if not seen.ended or is_linked(block) or credit(block.text):
                continue
            if seen.length <= _LONGEST_TEASER and is_cut(block.text):
                continue
            if seen.sentences >= self.sentences and seen.length >= self.longer_than_caption // 2:
                yield Decision(block, Label.BODY, self.name, f"{seen.sentences} sentences inside the content")
            elif seen.length >= self.longer_than_caption:
                yield Decision(
                    block, Label.BODY, self.name, f"a sentence of {seen.length} characters inside the content"
                )


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a recipe needs, where no sentence is before it: from the line that says so to the content.

    At most ``longest`` lines, none of them boilerplate or a date, with a line like "Cách làm" under them.
    """

    longest: int = 30

    @property
    def name(self) -> str:
        """A recipe's list of ingredients."""
        return "body.ingredients"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide the lines between "Nguyên liệu:" and the content."""
        blocks, span = draft.page.blocks, draft.span
        for i in range(max(0, span.start - self.longest), span.start):
            if _NEEDS.fullmatch(fold(blocks[i].text)) and line_features(blocks[i].text).words <= _MOST_WORDS_OF_HEAD:
                run = blocks[i : span.start]
                detected = any(_METHOD.match(fold(block.text)) for block in blocks[i + 1 : span.start + _OPENING])
                if detected and not any(lexicon.find(block.text) or find_moment(block.text) for block in run):
                    reason = f"what the recipe in line {span.start + 1} needs"
                    yield from (Decision(block, Label.BODY, self.name, reason) for block in run)
                return


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines of a poem or song: ``fewest`` or more in a row, of 3 to 10 words each, that begin with a capital.

    What tells them from a menu is that a third of them end in a comma, a full stop or the like. They may stand
    right after the content's last paragraph, too.
    """

    fewest: int = 4
    punctuated: float = 1 / 3

    @property
    def name(self) -> str:
        """Verse."""
        return "body.verse"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide runs of verse in the content and right after it."""
        blocks = draft.page.blocks
        index, last = draft.span.start, draft.span.stop
        while index <= last and index < len(blocks):
            run = list(takewhile(lambda block: _is_verse(block.text), blocks[index : index + 200]))
            marked = sum(block.text.rstrip()[-1] in ',.;!?…”"' for block in run)
            if len(run) >= self.fewest and marked >= len(run) * self.punctuated:
                reason = f"{len(run)} lines of verse, {marked} of them with a mark at the end"
                yield from (Decision(block, Label.BODY, self.name, reason) for block in run)
            index += len(run) or 1


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note after the content: a line that opens with a mark, "[1]" or "(*)", that the content bears, too."""

    name: str = "body.footnote"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block after the content that is a note to it."""
        blocks, span = draft.page.blocks, draft.span
        for block in draft.printing("[", "("):
            mark = _MARK.match(block.text) if block.index >= span.stop else None
            if mark and any(mark[1] in blocks[i].text for i in span):
                yield Decision(block, Label.BODY, self.name, f"the note that {mark[1]} in the content points to")


def _is_verse(text: str) -> bool:
    seen = line_features(text)
    begins = text.lstrip(' "“‘-–')[:1]
    return 3 <= seen.words <= 10 and begins.isupper() and not seen.item and not any(map(str.isdigit, text))  # noqa: PLR2004
