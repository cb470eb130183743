"""Captions found by markup: a figure's caption, a picture's alternative text, a line in a picture's box."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vnclean.analysis.class_hints import named_around
from vnclean.analysis.draft import Draft
from vnclean.analysis.paths import above, element_of, is_linked, parent_of, tag_of
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.model.page import Block
from vnclean.text.fold import fold
from vnclean.text.line_features import is_prose
from vnclean.text.memo import PLACES

_ALT_WORDS: Final = 4
_ITALICS: Final = frozenset({"i", "em", "cite", "small", "center"})


@dataclass(frozen=True, slots=True)
class Figure:
    """Lines that markup ties to a picture inside the content or beside it.

    Such are a line of ``shortest`` characters right under a picture that is set in italics or centred, as others are
    not; a ``<figcaption>`` and what else a ``<figure>`` holds; one sentence alone with a picture in a box, or a line
    of ``longest`` characters in one whose name says "caption"; and a picture's alternative text printed again. Where
    captions are ``most`` of the text or more the page is a photo story: they are its text, and the filter is silent.
    """

    longest: int = 400
    shortest: int = 200
    most: float = 0.6

    @property
    def name(self) -> str:
        """A caption identified by markup."""
        return "caption.figure"

    def __call__(self, draft: Draft) -> Iterator[Decision]:
        """Decide each open block that is a picture's."""
        blocks = draft.page.blocks
        if not any(block.path for block in blocks):
            return
        pictures = _Pictures.of(draft)
        found = []
        forms, span = draft.lines.forms, draft.span
        for block in draft.open():
            near = block.index in span or "fig" in block.path or forms[block.index] in pictures.alts
            if not block.path or not (near or block.tag == "figcaption"):
                continue
            if not block.text[0].isalpha() and not any(map(str.isalpha, block.text)) and _in_figure(block):
                yield Decision(block, Label.COUNTER, self.name, "a number in a <figure>")
            elif (reason := self._evidence(draft, block, pictures)) and not is_linked(block):
                found.append(Decision(block, Label.CAPTION, self.name, reason))
        detected = {decision.block.index for decision in found}
        length = sum(len(blocks[i].text) for i in detected if i in draft.span)
        rest = sum(len(blocks[i].text) for i in draft.span if i not in detected and is_prose(blocks[i].text))
        if length < self.most * (length + rest):
            yield from found

    def _evidence(self, draft: Draft, block: Block, pictures: "_Pictures") -> str:
        """Return what tells that a block is a picture's; empty where nothing does."""
        if block.tag == "figcaption" or (len(block.text) <= self.longest and _in_figure(block)):
            return "<figcaption>" if block.tag == "figcaption" else "<figure>"
        single = draft.lines.features[block.index].sentences < 2  # noqa: PLR2004
        if single and draft.lines.forms[block.index] in pictures.alts:
            return "a picture's alternative text"
        if block.index not in draft.span or len(block.text) > self.longest:
            return ""
        short = len(block.text) <= self.shortest and pictures.plain and block.index in pictures.above
        if short and _is_set_apart(draft, block):
            return "in italics or centred, under a picture"
        return _shares_box(draft, block, pictures, single=single)


def _shares_box(draft: Draft, block: Block, pictures: "_Pictures", *, single: bool) -> str:
    """Return what tells that a block shares a box with a picture and is its caption; empty where nothing does."""
    box = draft.container.box(block.index)
    if box is None:
        return ""
    pictured = box.path in pictures.holders
    named = named_around(block, parent_of(box.path))
    alone = single and box.first == box.last
    if named is not None and named[0] is Label.CAPTION and (pictured or alone):  # a player is not a picture
        return f"in “{named[1]}”"
    return "alone with a picture in a box" if pictured and alone and element_of(block) != box.path else ""


@dataclass(frozen=True, slots=True)
class _Pictures:
    """What a page's pictures tell, looked up once.

    ``alts`` are their alternative texts, ``above`` the indices of the blocks right under one, ``holders`` the paths of
    all elements that hold one; ``plain`` says that most paragraphs of the content are neither in italics nor centred.
    """

    alts: frozenset[str]
    above: frozenset[int]
    holders: frozenset[str]
    plain: bool

    @classmethod
    def of(cls, draft: Draft) -> "_Pictures":
        images = draft.page.images
        prose = [block for i in draft.span if is_prose((block := draft.page.blocks[i]).text)]
        return cls(
            frozenset(fold(image.alt) for image in images if len(image.alt.split()) >= _ALT_WORDS),
            frozenset(image.before for image in images),
            frozenset(path for image in images for path in (image.path, *above(image.path))),
            sum(_is_set_apart(draft, block) for block in prose) * 3 <= len(prose),
        )


def _in_figure(block: Block) -> bool:
    return "fig" in block.path and any(tag_of(path) in ("figure", "figcaption") for path in above(block.path))


def _is_set_apart(draft: Draft, block: Block) -> bool:
    """Return whether all of a block is in italics, or centred, as not all of the zone is."""
    return _is_special(block.path.removeprefix(draft.container.path) if draft.container.holds(block) else block.path)


@PLACES.memoized
def _is_special(path: str) -> bool:
    return "@center" in path or any(tag_of(step) in _ITALICS for step in (path, *above(path)))
