"""Captions identified by markup: in a ``<figure>``, equal to a picture's alternative text, or beside a picture."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count, takewhile
from typing import ClassVar, Final

from vnclean.analysis.columns import HEADINGS, SUBHEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.model.decision import Finding, Label
from vnclean.text.fold import fold

_ALT_WORDS: Final = 4
_ITALICS: Final = frozenset({"i", "em", "cite", "small", "center"})
_FEWEST_STEPS: Final = 3
_NAME_WORDS: Final = 6
_LISTS: Final = frozenset({"ul", "ol"})
_QUOTED: Final = frozenset({"blockquote", "table"})
_FIGURES: Final = frozenset({"figure", "figcaption"})


@dataclass(frozen=True, slots=True)
class Figure(Filter):
    """Filter for captions that markup ties to a picture, such as the text of a ``<figcaption>``.

    Anywhere on the page, these lines are captions:

    - the ``<figcaption>`` and the other lines of a ``<figure>``;
    - a line of at most one sentence that repeats the alternative text of a picture.

    In the content span, these lines are captions, too:

    - a line of at most one sentence that is alone with a picture in a box (an element beside the article's paragraphs);
    - a line in a box whose class or id suggests a caption, if the line is alone in the box or the box has a picture;
    - a line of at most ``max_chars_set_apart`` characters directly under a picture, in italics, in small type or
      centred. If more than a third of the article's paragraphs have this style, the style does not count.

    Limits and exceptions:

    - Lines of a box, and of a ``<figure>`` outside its ``<figcaption>``, have at most ``max_chars`` characters.
    - A line without letters in a ``<figure>`` is labelled ``counter``.
    - If captions would be the share ``max_share`` of the text in the content span or more, the page is a photo essay:
      no caption is labelled.
    """

    max_chars: int = 400
    max_chars_set_apart: int = 200
    max_share: float = 0.6

    @property
    def name(self) -> str:
        """The name of this filter, which gives the label ``caption``."""
        return "caption.figure"

    needs: ClassVar[frozenset[str]] = frozenset({"elements"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``caption`` finding for each unlabelled block that markup ties to a picture.

        Blocks without letters in a ``<figure>`` get a ``counter`` finding.
        """
        blocks, forms, prose, span = draft.page.blocks, draft.analysis.forms, draft.analysis.prose, draft.span
        pictures = _Pictures(draft)
        found = dict[int, tuple[str, str]]()
        for index in range(len(blocks)) if pictures.in_figure or pictures.alts else span:
            block = blocks[index]
            if draft.decisions[index] is not None or block.element < 0:
                continue
            figure = block.element in pictures.in_figure
            if not (figure or index in span or forms[index] in pictures.alts):
                continue
            if figure and not any(map(str.isalpha, block.text)):
                yield Finding(index, Label.COUNTER, "number", "a number in a <figure>")
            elif (evidence := self._evidence(draft, index, pictures)) and not draft.analysis.linked[index]:
                found[index] = evidence
        if not found:
            return
        for index in _steps(draft, found):
            del found[index]
        length = sum(len(blocks[i].text) for i in found if i in span)
        rest = sum(len(blocks[i].text) for i in span if i not in found and prose[i])
        if length < self.max_share * (length + rest):
            yield from (Finding(index, Label.CAPTION, *evidence) for index, evidence in found.items())

    def _evidence(self, draft: Draft, index: int, pictures: "_Pictures") -> tuple[str, str] | None:
        """Return a code and a reason if markup ties the block at ``index`` to a picture, otherwise ``None``."""
        block = draft.page.blocks[index]
        if block.tag == "figcaption":
            return "figcaption", "<figcaption>"
        if len(block.text) <= self.max_chars and block.element in pictures.in_figure and block.tag not in HEADINGS:
            return "figure", "<figure>"
        single = draft.analysis.features[index].sentences < 2  # noqa: PLR2004
        titled = draft.analysis.forms[index] in pictures.alts and block.tag not in HEADINGS
        if single and titled and not (pictures.is_over_its_own(index) or pictures.is_speaker(index)):
            return "alt", "a picture's alternative text"
        if index not in draft.span or len(block.text) > self.max_chars or block.tag in HEADINGS:
            return None
        short = len(block.text) <= self.max_chars_set_apart and index in pictures.under
        if short and not draft.analysis.features[index].item and pictures.is_plain and pictures.is_set_apart(index):
            return "set-apart", "in italics or centred, under a picture"
        return _shares_box(draft, index, pictures, single=single)


def _steps(draft: Draft, found: Mapping[int, tuple[str, str]]) -> list[int]:
    """Return those keys of ``found`` (indices of possible captions) that are steps of a guide, and so not captions."""
    analysis, features, blocks = draft.analysis, draft.analysis.features, draft.page.blocks
    numbered = [
        index
        for index in found
        if index in draft.span
        and (features[index].item or (features[index].ended and analysis.closest(blocks[index].element, "ol") >= 0))
    ]
    steps = numbered if len(numbered) >= _FEWEST_STEPS else list[int]()
    for index in set(found) - set(steps):  # three or more sentences directly below a subheading are steps, too
        block = blocks[index - 1] if index else None
        if block is None or block.tag not in SUBHEADINGS or block.index not in draft.span:
            continue
        run = list(takewhile(lambda i: i in found and features[i].ended, count(index)))
        if len(run) >= _FEWEST_STEPS:
            steps += run
    return steps


def _shares_box(draft: Draft, index: int, pictures: "_Pictures", *, single: bool) -> tuple[str, str] | None:
    """Return a code and a reason if the box of a line shows that the line is a caption; otherwise ``None``.

    A box is an element beside the article's paragraphs. ``single`` says whether the line has at most one sentence.
    """
    analysis = draft.analysis
    home = analysis.parent(analysis.paragraphs[index])
    if home in draft.container.homes:  # a paragraph of the article, or its own box
        named = analysis.hint_around(index, home)
        if named is None or named[0] is not Label.CAPTION:
            return None
    box = draft.container.box(index)
    if box is None:
        return None
    pictured = box.element in pictures.holders
    named = analysis.hint_around(index, analysis.parent(box.element))
    alone = single and box.first == box.last
    if named is not None and named[0] is Label.CAPTION and (pictured or alone):  # a player is not a picture
        return "name", f"in “{named[1]}”"
    if not (pictured and alone) or analysis.paragraphs[index] == box.element:
        return None
    is_step = _is_in_list(draft, index) or _is_in_row(draft, index, pictures)
    return None if is_step else ("alone", "alone with a picture in a box")


def _is_in_list(draft: Draft, index: int) -> bool:
    """Return whether a line is an item of a list of three or more sentences."""
    analysis, blocks = draft.analysis, draft.page.blocks
    holder = analysis.closest(blocks[index].element, *_LISTS)
    if holder < 0 or not analysis.features[index].ended:
        return False
    inside = (i for i in draft.span if i != index and analysis.contains(holder, blocks[i].element))
    return sum(analysis.features[i].ended for i in inside) >= _FEWEST_STEPS - 1


def _is_in_row(draft: Draft, index: int, pictures: "_Pictures") -> bool:
    """Return whether a line is a step of a recipe in a table row with a picture."""
    analysis = draft.analysis
    if analysis.closest(draft.page.blocks[index].element, "tr") not in pictures.holders:
        return False
    kind = analysis.kind(analysis.paragraphs[index])  # the steps of a recipe are of one kind
    others = (analysis.kind(analysis.paragraphs[i]) == kind and analysis.features[i].ended for i in draft.span)
    return sum(others) > _FEWEST_STEPS


class _Pictures:
    """Look-up tables for a page's pictures: alternative texts, elements around pictures, blocks after pictures."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._analysis = draft.analysis
        images = draft.page.images
        self.alts: dict[str, set[int]] = {}
        """The indices of the blocks right after the pictures with each alternative text; the key is the folded text."""
        for image in images:
            if len(image.alt.split()) >= _ALT_WORDS:
                self.alts.setdefault(fold(image.alt), set()).add(image.before)
        self.under = frozenset(image.before for image in images)
        """The indices of the blocks right after a picture."""

    def is_over_its_own(self, index: int) -> bool:
        """Return whether all pictures with a line as their alternative text are directly below this line.

        Such a line is probably not a caption. The result is ``False`` for a line outside the content span. At least
        one picture must have the line as alternative text.
        """
        return index in self._draft.span and self.alts[self._analysis.forms[index]] == {index + 1}

    def is_speaker(self, index: int) -> bool:
        """Return whether a line is the name of a speaker, printed above each of the speaker's answers."""
        seen = self._analysis.features[index]
        name = seen.words <= _NAME_WORDS and 2 * seen.capitals >= seen.words and not seen.ended
        form = self._analysis.forms[index]
        return name and self.times[form] >= _FEWEST_STEPS and form in self.speakers

    @cached_property
    def times(self) -> Counter[str]:
        """The number of times that each line, in folded form, is on the page."""
        return Counter(self._analysis.forms)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The lines right above a paragraph of the content span, in folded form: possible names of speakers."""
        return frozenset(self._analysis.forms[i] for i in self._draft.span if self._draft.is_prose_at(i + 1))

    @cached_property
    def holders(self) -> frozenset[int]:
        """The elements that contain a picture, at any depth."""
        found, parents = set[int](), self._analysis.parents
        for image in self._draft.page.images:
            element = image.element
            while element >= 0 and element not in found:
                found.add(element)
                element = parents[element]
        return frozenset(found)

    @cached_property
    def in_figure(self) -> frozenset[int]:
        """The indices of each ``<figure>`` and ``<figcaption>``, and of all elements inside them.

        Only a ``<figure>`` or ``<figcaption>`` that belongs to a picture counts (``_is_picture``).
        """
        ends, tags = self._analysis.ends, self._analysis.tags
        if _FIGURES.isdisjoint(tags):
            return frozenset()
        tops = [element for element, tag in enumerate(tags) if tag in _FIGURES and self._is_picture(element)]
        return frozenset(each for element in tops for each in range(element, ends[element]))

    def _is_picture(self, element: int) -> bool:
        """Return whether a ``<figure>`` or ``<figcaption>`` belongs to a picture, not to a quotation or table."""
        inside = set(self._analysis.tags[element : self._analysis.ends[element]])
        return element in self.holders or inside.isdisjoint(_QUOTED)

    @cached_property
    def is_plain(self) -> bool:
        """Whether at most a third of the content's paragraphs are in italics, small or centred.

        Otherwise, these styles are normal on the page and identify no captions.
        """
        prose = [i for i in self._draft.span if self._analysis.prose[i]]
        return sum(map(self.is_set_apart, prose)) * 3 <= len(prose)

    def is_set_apart(self, index: int) -> bool:
        """Return whether an element around the whole block makes the block italic, small or centred."""
        container = self._draft.container
        # an element around the whole article sets no block apart
        stop = container.element if container.holds(index) else -1
        attributes = self._draft.page.elements.attributes
        for element in self._analysis.above(self._draft.page.blocks[index].element):
            if element == stop:
                break
            centred = element in attributes and attributes[element].align == "center"
            if centred or self._analysis.tags[element] in _ITALICS:
                return True
        return False
