"""Filters for form controls, and for boxes with a form control or a link to a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from vnclean.analysis.columns import CONTROLS, FILE
from vnclean.analysis.draft import Draft, Filter
from vnclean.filters.regions import is_announced
from vnclean.model.decision import Finding, Label
from vnclean.model.page import Block
from vnclean.text.lazy_pattern import lazy_regex

_ELEMENTS: Final = frozenset({"elements"})
_IN_CONTENT: Final = frozenset({"elements", "span"})
_ASKING: Final = lazy_regex(r"đăng k[ýí]|gửi|nhận|bình chọn|biểu quyết|tham gia|theo dõi|tìm|subscribe|sign up")
"""Pattern of the words that begin a button of a newsletter form, poll or search ("đăng ký"), in folded text."""


@dataclass(frozen=True, slots=True)
class Control(Filter):
    """The text of a form control such as ``<button>`` or ``<option>`` ("Đăng ký").

    The text has at most ``max_chars`` characters. A question of at least ``min_words`` words directly above a paragraph
    of the content is not labelled: such a question is the button that shows or hides the answer.
    """

    max_chars: int = 120
    min_words: int = 6

    @property
    def name(self) -> str:
        """Name of the filter that labels form controls as ``widget``."""
        return "widget.control"

    needs: ClassVar[frozenset[str]] = _ELEMENTS

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``widget`` finding for each unlabelled form control."""
        if CONTROLS.isdisjoint(draft.analysis.tags):
            return
        for block in draft.open():
            if block.tag in CONTROLS and len(block.text) <= self.max_chars and not _asks(draft, block, self.min_words):
                yield Finding(block.index, Label.WIDGET, "control", f"<{block.tag}>")


def _has_control_or_file(draft: Draft) -> bool:
    """Return whether the container holds a form control or a link to a file."""
    controls = not CONTROLS.isdisjoint(draft.analysis.tags)
    first, holder = draft.container.first, draft.container.element
    for block in draft.page.blocks[first:]:
        if (controls or block.links) and draft.analysis.contains(holder, block.element):
            if controls and block.tag in CONTROLS:
                return True
            if block.links and any(FILE.search(link.href) for link in block.links):
                return True
    return False


def _asks(draft: Draft, block: Block, min_words: int) -> bool:
    """Return whether a block is a question of at least ``min_words`` words, directly above a content paragraph."""
    asks = block.text.rstrip().endswith("?") and draft.analysis.features[block.index].words >= min_words
    return asks and block.index in draft.span and draft.is_prose_at(block.index + 1)


@dataclass(frozen=True, slots=True)
class Panel(Filter):
    """Lines in boxes with a form control or a file link: newsletter forms, polls, players, attachments.

    Boxes outside the container, and boxes of more than ``max_chars`` characters, are ignored. These lines are
    not labelled:

    - Sentences and table rows. They are labelled, however, if they are mostly links, if they are in a
      ``<form>`` inside the container, or if the box has a button such as "Đăng ký".
    - In a box with a form control, a question of at least ``min_words`` words directly above a content
      paragraph. Such a question is the button that shows or hides the answer.
    - All lines of a box with a file link and no form control, if the line above the box ends in a colon.

    A sentence has at least ``min_words`` words and is not a question. In general, it ends like a sentence. In a
    box without a form control, at least ``min_chars`` characters outside links are enough instead.
    """

    max_chars: int = 300
    min_words: int = 5
    min_chars: int = 60

    defers: ClassVar[frozenset[str]] = frozenset({"control", "file"})

    @property
    def name(self) -> str:
        """Name of the filter that labels boxes with a form control or a file link as ``widget``."""
        return "widget.panel"

    needs: ClassVar[frozenset[str]] = _IN_CONTENT

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``widget`` finding for each unlabelled block in a box with a form control or a file link."""
        blocks, container = draft.page.blocks, draft.container
        for block in draft.open() if container and _has_control_or_file(draft) else ():
            box = container.box(block.index) if container.holds(block.index) else None
            if box is None or box.length > self.max_chars:
                continue
            inside = blocks[box.first : box.last + 1]
            controls = [other for other in inside if other.tag in CONTROLS]
            files = (found[0] for other in inside for link in other.links if (found := FILE.search(link.href)))
            if controls:
                if not (self._stays(draft, block, controls) or _asks(draft, block, self.min_words)):
                    form = self._is_in_form(draft, block)
                    reason = f"its box holds a control{' of a form' * form}"
                    yield Finding(block.index, Label.WIDGET, "form" if form else "control", reason)
            elif (file := next(files, "")) and not self._stays(draft, block) and not is_announced(draft, box.first):
                yield Finding(block.index, Label.WIDGET, "file", f"its box holds a link to a file ({file})")

    def _stays(self, draft: Draft, block: Block, controls: Sequence[Block] = ()) -> bool:
        """Return whether a block is text of the article, although its box has a form control or a link to a file.

        ``controls`` are the form controls of the box; they are empty if the box only has a link to a file.
        """
        analysis, seen = draft.analysis, draft.analysis.features[block.index]
        if any(_ASKING.match(analysis.forms[control.index]) for control in controls):
            return False
        long = not controls and len(block.text) - analysis.linked_chars[block.index] >= self.min_chars
        says = (seen.ended or long) and seen.words >= self.min_words and not block.text.rstrip().endswith("?")
        if analysis.linked[block.index] or not (block.tag == "tr" or says):
            return False
        return not self._is_in_form(draft, block)

    def _is_in_form(self, draft: Draft, block: Block) -> bool:
        """Return whether a block is in a form inside the container (ASP.NET has a form around the whole page)."""
        form = draft.analysis.closest(block.element, "form")
        return form >= 0 and not draft.analysis.contains(form, draft.container.element)
