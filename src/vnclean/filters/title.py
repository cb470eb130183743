"""Filters for the title and the lead, the paragraph that opens the content and sums it up.

The title is the one that the markup states or, without one, the line with the most evidence.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple

from vnclean.analysis import lexicon
from vnclean.analysis.bylines import signature
from vnclean.analysis.columns import HEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.analysis.headline import HEADLINE_WORDS, claimed_headlines, only_heading
from vnclean.filters.verse import quoted_verse
from vnclean.model.decision import Finding, Label
from vnclean.model.page import Block
from vnclean.text.credit_line import after_credit, find_source_credit
from vnclean.text.dates import find_moment
from vnclean.text.fold import LETTERS, bare_words, fold
from vnclean.text.line_features import LineFeatures, credit, is_address, is_names, line_features
from vnclean.text.memo import memoized
from vnclean.text.overlap import Pair, share, word_pairs
from vnclean.text.syllables import are_bare_syllables

_LONG: Final = 8
_SHORT: Final = 6
_NEAR: Final = 3
_OPENING: Final = 10
_FEW_CAPITALS: Final = 0.7
_FEWEST_PAIRS: Final = 4


@dataclass(frozen=True, slots=True)
class ClaimedTitle(Filter):
    """The block that prints the title stated by the page's markup, with or without the outlet's name.

    Of several such blocks, an ``<h1>`` is preferred, then another heading, then the longest line. Only an ``<h1>`` may
    be after the first three blocks of the content span.
    """

    @property
    def name(self) -> str:
        """The name of the filter that labels the title stated by the markup as ``title``."""
        return "title.claimed"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield at most one ``title`` finding: for the best block that prints a title stated by the markup."""
        last = draft.span.start + _NEAR if draft.span else len(draft.page.blocks)
        for block, sources in claimed_headlines(draft.analysis):
            if draft.label(block.index) is None and (block.index < last or block.tag == "h1"):
                yield Finding(block.index, Label.TITLE, "stated", f"as in {', '.join(dict.fromkeys(sources[:2]))}")
                return


@dataclass(frozen=True, slots=True)
class PageTitle(Filter):
    """The title of a page on which no block is labelled ``title`` yet: the line with the most evidence.

    A candidate is before the content span, or one of the first three blocks of the span. These are further conditions:

    - The candidate has 4 to 35 words.
    - The candidate has no full stop at its end, unless it is the page's only ``<h1>``.
    - A candidate in the span is also on the page as an ASCII line, without its diacritics.
    - The candidate is not directly below verse in quotation marks.

    Each kind of evidence has a weight, the value of the field in brackets:

    - the line's words recur in the content (``overlap``);
    - an ASCII line spells the line without diacritics (``slug``);
    - the line is repeated on the page (``again``);
    - a date is nearby (``date``);
    - the line is right before the content (``near``);
    - the line is first on the page, or has a heading tag (``first``);
    - the line has the length of a headline (``long``);
    - the line is the page's only ``<h1>`` (``heading``).

    Evidence against a title, such as fewer than six words, reduces the sum of the weights. The sum must be at least
    ``min_evidence``. The weights were fitted by hand on labelled pages.
    """

    min_evidence: float = 1.5
    overlap: float = 3.0
    slug: float = 2.0
    again: float = 1.0
    date: float = 0.8
    near: float = 1.0
    first: float = 0.5
    long: float = 0.4
    heading: float = 3.0

    @property
    def name(self) -> str:
        """The name of the filter that gives the label ``title`` to the line with the most evidence."""
        return "title.page"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield at most one ``title`` finding; none if a block is labelled ``title`` or there is no content span."""
        blocks, span, forms = draft.page.blocks, draft.span, draft.analysis.forms
        if not span or draft.places(Label.TITLE):
            return
        spellings = {bare_words(block.text) for block in blocks if block.text.isascii()} - {""}
        firsts = {spelling[0] for spelling in spellings}
        times = Counter(forms)
        first = span if len(span) >= _NEAR else range(span.start, len(blocks))
        opening = _Opening([blocks[i].text for i in first[:_OPENING]])
        alone = only_heading(draft.analysis)
        found = list[_Candidate]()
        known = [draft.decisions[block.index] is not None or _is_known(block.text) for block in blocks[: span.start]]
        for block in blocks[: span.start + _NEAR]:
            if draft.decisions[block.index] is not None:
                continue
            if block is not alone and (not _could_be(block.text) or draft.analysis.linked[block.index]):
                continue
            form, seen = forms[block.index], draft.analysis.features[block.index]
            spelt = (
                (form[:1] not in LETTERS or LETTERS[form[:1]] in firsts)
                and not block.text.isascii()
                and bare_words(block.text) in spellings
            )
            goes_on = block.index + 1 < len(blocks) and blocks[block.index + 1].text[:1].islower()
            if (block.index in span and not spelt) or (goes_on and block is not alone):
                continue
            if block is not alone and quoted_verse(draft, block.index - 1):
                continue
            near = [other for other in blocks[max(0, block.index - 2) : block.index + _NEAR + 1] if other is not block]
            evidence = {
                "its words recur in the content": self.overlap * opening.overlap(block.text, form),
                "an ASCII line spells it": self.slug * spelt,
                "printed again": self.again * (times[form] > 1 and seen.words >= _LONG),
                "beside a date": self.date
                * any(find_moment(other.text) for other in near if line_features(other.text).length < 80),  # noqa: PLR2004
                "right before the content": self.near * max(0.0, 1 - known[block.index + 1 :].count(False) / _OPENING),
                "first on the page": self.first * (block.index == 0),
                "a heading of the page": self.heading * (block is alone),
                "a heading": self.first * (block.tag in HEADINGS and seen.words >= _SHORT),
                "as long as a headline": self.long * (seen.words >= _LONG),
            }
            total = sum(evidence.values()) - self._against(seen, block.text)
            if total >= self.min_evidence:
                found.append(_Candidate(total, block, evidence))
        if found:
            _, block, evidence = self._best(draft, found, alone)
            # Of a title printed twice the first is the title, the others are its duplicates.
            block = blocks[forms.index(forms[block.index])]
            strongest = sorted((piece for piece in evidence if evidence[piece] > 0), key=lambda piece: -evidence[piece])
            yield Finding(block.index, Label.TITLE, "evidence", "; ".join(strongest[:3]))

    def _best(self, draft: Draft, found: Sequence["_Candidate"], alone: Block | None) -> "_Candidate":
        """Return the candidate that is the title.

        ``found`` has all candidates; ``alone`` is the page's only ``<h1>``, if there is one. The best candidate is
        the one with the most evidence. The first rule that applies gives the result:

        1. The best candidate is ``alone``, and no other ``<h1>`` follows. The best candidate is the result.
        2. There are candidates with a paragraph between them and the best candidate below. Of these candidates, the
           one with the most evidence is the result. Candidates that begin with a bracket do not count. The
           paragraph must be unlabelled, have several sentences and not be a link.
        3. Otherwise the best candidate is the result.
        """
        best = max(found, key=lambda each: each.total)
        # Paragraphs above the only <h1> may be a sidebar. If another <h1> follows, this one may be a subheading.
        same = (block.tag == best.block.tag for block in draft.page.blocks[best.block.index + 1 :])
        if best.block is alone and not any(same):
            return best
        features, linked = draft.analysis.features, draft.analysis.linked
        # A title is above the text, so a candidate above a paragraph is preferred to the best one below.
        above = [
            each
            for each in found
            if each.block.text[:1] not in "(["
            and any(
                features[i].ended and features[i].sentences > 1 and not linked[i] and draft.decisions[i] is None
                for i in range(each.block.index + 1, best.block.index)
            )
        ]
        return max(above, key=lambda each: each.total) if above else best

    def _against(self, seen: LineFeatures, text: str) -> float:
        """Return the sum of the weights of the evidence that a line is not the title."""
        total = 0.0
        if seen.words < _SHORT:
            total += self.long
        if not seen.upper and seen.capitals > seen.words * _FEW_CAPITALS:
            total += self.long  # "Thế Giới Ngày Càng Bất Ổn", or a menu
        if seen.ended and not text.rstrip().endswith("?"):
            total += self.near + self.first  # "Ai cũng bất ngờ!" may be a lead: its place alone does not tell
        return total


class _Candidate(NamedTuple):
    """A line that could be the title: its total evidence, its block, and the weight of each piece of evidence."""

    total: float
    block: Block
    evidence: dict[str, float]


class _Opening:
    """The texts of the first blocks of an article; a possible title is compared with their word pairs."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._forms = frozenset(map(fold, texts))
        self._all: set[Pair] = set()

    def overlap(self, text: str, form: str) -> float:
        """Return the share of a text's word pairs that are in the first blocks; ``form`` is the text, folded.

        A text with fewer than four pairs, such as the name of an outlet, gets less than its share.
        """
        own = word_pairs((text,))
        return share(own, self.pairs_beside(form)) * min(1.0, len(own) / _FEWEST_PAIRS)

    def pairs_beside(self, form: str) -> set[Pair]:
        """Return the word pairs of the first blocks, except those blocks whose folded text is ``form``.

        Thus a line that is one of the first blocks is not compared with itself.
        """
        if form in self._forms:
            return word_pairs(text for text in self._texts if fold(text) != form)
        self._all = self._all or word_pairs(self._texts)
        return self._all


@memoized
def _is_known(text: str) -> bool:
    """Return whether a line matches a phrase of the lexicon, is a date, or has no letters."""
    return lexicon.find(text) is not None or _is_date(text) or not any(map(str.isalpha, text))


def _is_date(text: str) -> bool:
    moment = find_moment(text)
    return moment is not None and line_features(moment.rest).words < HEADLINE_WORDS[0]


@memoized
def _is_bare(text: str) -> bool:
    """Return whether the words of a text are Vietnamese syllables without their diacritics; numbers do not count."""
    return are_bare_syllables([word for word in bare_words(text).split() if word.isalpha()])


@memoized
def _could_be(text: str) -> bool:
    seen = line_features(text)
    return (
        seen.words in HEADLINE_WORDS
        and (not seen.ended or text.rstrip()[-1:] in "?!…\"”'’")
        and seen.stops < 2  # noqa: PLR2004 (a lead without its last full stop)
        and not text.lstrip()[:2].islower()
        and (seen.upper or seen.words >= _SHORT or seen.capitals <= seen.words * _FEW_CAPITALS)
        and lexicon.find(text) is None
        and not (seen.item and text.lstrip()[:1] in "-+•>")
        and not credit(text)
        and not is_names(text)
        and signature(text) is None
        and not is_address(text)
        and not (text.isascii() and seen.words >= _SHORT and _is_bare(text))  # the name of a file
        and ":" not in text[-1:]
        and not _is_date(text)
    )


_SHORTEST: Final = 40


@dataclass(frozen=True, slots=True)
class MarkedLead(Filter):
    """The lead as markup identifies it: by a name in a class or id, such as "sapo", or by the page's description.

    The lead is the first block that meets these conditions:

    - The block is after the title, if there is one.
    - The block is before the content span or among the first ``max_blocks`` blocks of the span.
    - The block has at least 40 characters, is not mostly links, and does not end in a picture credit ("Ảnh: TTXVN").
    - The class or id of an element around the block suggests a lead, or the page's description has the first
      ``min_chars`` characters of the block. The rest is not compared, because descriptions may be cut.
    """

    max_blocks: int = 3
    min_chars: int = 60

    @property
    def name(self) -> str:
        """Name of the filter that labels the lead identified by markup as ``lead``."""
        return "lead.told"

    needs: ClassVar[frozenset[str]] = frozenset({"elements", "span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield at most one ``lead`` finding: for the first block that markup identifies as the lead."""
        descriptions = [fold(claim.value) for claim in draft.page.claims if claim.field == "description"]
        title = next(iter(draft.places(Label.TITLE)), -1)
        for block in draft.page.blocks[title + 1 : draft.span.start + self.max_blocks]:
            index = block.index
            if block.element < 0 or draft.decisions[index] is not None or draft.analysis.linked[index]:
                continue
            if len(block.text) < _SHORTEST or credit(block.text):
                continue
            form = fold(after_credit(block.text))
            if any(form[: self.min_chars] in text and len(text) >= self.min_chars for text in descriptions):
                yield Finding(index, Label.LEAD, "description", "the page's description")
                return
            found = draft.analysis.hint_around(index, draft.container.element)
            if found is not None and found[0] is Label.LEAD and _is_paragraph(draft, index):
                yield Finding(index, Label.LEAD, "name", f"“{found[1]}”")
                return


@dataclass(frozen=True, slots=True)
class FirstParagraph(Filter):
    """The first paragraph of the content span, if it begins with a stamp ("(Dân trí) - ") or has the length of a lead.

    Without a stamp, the paragraph has at most this number of characters:

    - ``max_chars_under_title`` if the title is one of the two lines above, and neither line ends in a picture credit
    - ``max_chars`` otherwise

    An article of one paragraph has no lead.
    """

    # Leads on labelled pages have 80 to 400 characters, apart from a few; the two longest have 509 and more.
    max_chars: int = 400
    max_chars_under_title: int = 600

    @property
    def name(self) -> str:
        """Name of the filter that labels the first paragraph as ``lead``."""
        return "lead.first"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield at most one ``lead`` finding, for the first paragraph; none if the page already has a lead."""
        if draft.places(Label.LEAD):
            return
        prose = [i for i in draft.span if draft.decisions[i] is None and _is_paragraph(draft, i)]
        if len(prose) < 2:  # noqa: PLR2004
            return
        index = prose[0]
        length = draft.analysis.features[index].length
        if (stamp := find_source_credit(draft.page.blocks[index].text)) is not None:
            yield Finding(index, Label.LEAD, "stamp", f"opens with the stamp of {stamp.outlet}")
        elif self._is_under_title(draft, index) and length <= self.max_chars_under_title:
            yield Finding(index, Label.LEAD, "under-title", f"first paragraph under the title, {length} characters")
        elif length <= self.max_chars:
            yield Finding(index, Label.LEAD, "first", f"first paragraph, {length} characters")

    def _is_under_title(self, draft: Draft, index: int) -> bool:
        between = range(max(0, index - 2), index)
        return any(draft.label(i) is Label.TITLE for i in between) and not any(
            credit(draft.page.blocks[i].text) for i in between
        )


def _is_paragraph(draft: Draft, index: int) -> bool:
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    return seen.length >= _SHORTEST and (seen.ended or seen.length >= 2 * _SHORTEST) and not credit(text)
