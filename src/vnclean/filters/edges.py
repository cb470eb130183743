"""The rest of the page: what is before and after the content and no other filter knew."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Final

from vnclean.analysis.columns import HEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.model.decision import Finding
from vnclean.model.label import Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_headline, reads_as_prose
from vnclean.text.overlap import Pair, share, word_pairs

_PARAGRAPH_LENGTH: Final = 150
_SENTENCE_LENGTH: Final = 40
_MENU_WORDS: Final = 7
_LONG_MENU_WORDS: Final = 8
_ENTRY_WORDS: Final = 6
_AROUND: Final = 4
_AHEAD: Final = 30
_HEADLINE_WORDS: Final = 12
_WEAK: Final = frozenset({"tags.list", "navigation.glued", "navigation.crumbs", "counter.number", "widget.readout"})
"""Filters that see a shape which line-ups, tables and ingredients have, too."""
_ENDS: Final = frozenset({Label.COMMENT, Label.LEGAL, Label.RATING})
"""Labels that no article continues after."""
_UNDER_TITLE: Final = frozenset(
    {Label.TIMESTAMP, Label.BYLINE, Label.CAPTION, Label.SHARE, Label.COUNTER, Label.DUPLICATE, Label.SLUG}
)
"""Labels of what is between a title and its lead."""
_BELOW_TEXT: Final = frozenset({Label.LISTING, Label.BYLINE, Label.TAGS, Label.SHARE, Label.COMMENT, Label.LEGAL})
"""Labels of what is right under the last sentence."""
_NAMES: Final = lazy_regex(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+|(?<=\b(?:ông|bà|anh|chị|em|cô|chú|bác) )\p{Lu}\p{Ll}+")
_QUIET: Final = frozenset({Label.CAPTION, Label.SLUG, Label.DUPLICATE, Label.BODY, Label.HEADING})


@dataclass(frozen=True, slots=True)
class Before(Filter):
    """Unfinished lines before the content: menus, tickers, sections.

    A finished sentence is left alone, unless ``min_boilerplate`` blocks or more that are not text are between it and
    the content, and it shares few words with it (``max_overlap``). Where lines are as short as menu entries they are
    navigation, else a listing.
    """

    min_boilerplate: int = 8
    min_lead_chars: int = 200
    min_lead_words: int = 17
    max_overlap: float = 0.15

    defers: ClassVar[frozenset[str]] = frozenset({"no-sentence", "apart"})

    @property
    def name(self) -> str:
        """Before the content."""
        return "edge.before"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find the open blocks before the content."""
        blocks, span, features = draft.page.blocks, draft.span, draft.analysis.features
        between = 0
        known: set[Pair] | None = None
        for index in range(self._opening(draft) - 1, -1, -1):
            if draft.decisions[index] is not None or self._could_lead(draft, index):
                between += 1
            elif not reads_as_prose(features[index], shortest=_SENTENCE_LENGTH):
                between += 1
                reason = "before the content, and no sentence"
                yield Finding(index, _kind(draft, index), "no-sentence", reason)
            elif between >= self.min_boilerplate:
                known = word_pairs(blocks[i].text for i in span) if known is None else known
                if share(word_pairs((blocks[index].text,)), known) < self.max_overlap:
                    reason = f"{between} blocks of other kinds are between it and the content"
                    yield Finding(index, _kind(draft, index), "apart", reason)

    def _opening(self, draft: Draft) -> int:
        """Return where the content begins with the sentences under the title, with only open lines between."""
        analysis, first = draft.analysis, draft.span.start
        while first > 0 and draft.decisions[first - 1] is None and not analysis.linked[first - 1]:
            first -= 1
        seen = analysis.features[first]
        opens = reads_as_prose(seen, shortest=_SENTENCE_LENGTH) or (seen.ended and seen.sentences > 1)
        return first if opens and _is_under_title(draft, first) else draft.span.start

    def _could_lead(self, draft: Draft, index: int) -> bool:
        """Return whether an unfinished line is a lead whose full stop is missing: under the title, and long.

        Of ``min_lead_chars``, or of ``min_lead_words`` with words of the content. Dates, names and captions may be
        between it and the title.
        """
        seen, blocks = draft.analysis.features[index], draft.page.blocks
        if seen.ended or seen.words < self.min_lead_words or draft.analysis.linked[index]:
            return False
        if blocks[index].text.rstrip().endswith(")"):  # a caption's date or source
            return False
        if not _is_under_title(draft, index):
            return False
        if seen.length >= self.min_lead_chars:
            return True
        known = word_pairs(blocks[i].text for i in draft.span)
        return share(word_pairs((blocks[index].text,)), known) >= self.max_overlap


@dataclass(frozen=True, slots=True)
class After(Filter):
    """Lines after the content from the first sign that it is over.

    Such signs are a block that an earlier filter knew as something else, a line that stood on the page before, a
    paragraph right after the content (its score told it to be another matter), ``min_headlines`` headlines,
    ``min_pairs`` headlines each with its teaser, or ``min_short`` short lines in a row. The last three count only after
    an article of ``min_paragraphs`` or ``min_chars`` (below that they may be content: captions, a recipe), and where no
    paragraph follows that shares its words with the content (``min_overlap``). What is between the content and the
    first sign is left alone, since lists and verse have no full stops, but for one headline right under an article
    whose own paragraphs are all finished: a link to another article.
    """

    min_headlines: int = 2
    min_pairs: int = 2
    min_short: int = 5
    min_paragraphs: int = 3
    min_chars: int = 500
    min_words: int = 12
    min_overlap: float = 0.15

    defers: ClassVar[frozenset[str]] = frozenset({"known", "twin", "headline"})

    @property
    def name(self) -> str:
        """After the content."""
        return "edge.after"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Find the open blocks after the first sign."""
        over, code, sign = self._over(draft)
        others = self._others(draft)
        for index in range(over, len(draft.decisions)):
            if draft.decisions[index] is None:
                of_another = index >= others or index in draft.analysis.cards
                label = _kind(draft, index)
                yield Finding(index, label, "other-article" if of_another else code, f"after the content: {sign}")

    def _others(self, draft: Draft) -> int:
        """Return where a heading in the headline's place begins another article; the end of the page if none does."""
        headline, kind = draft.analysis.headline, draft.analysis.kind
        blocks = draft.page.blocks
        if headline is None or headline.tag not in HEADINGS:
            return len(blocks)
        same = (block.index for block in blocks[draft.span.stop :] if block.tag == headline.tag)
        place = kind(headline.element)
        return next((index for index in same if kind(blocks[index].element) == place), len(blocks))

    def _over(self, draft: Draft) -> tuple[int, str, str]:
        """Return the index of the first block that is no longer the content's, and the sign that told so."""
        blocks, span, analysis = draft.page.blocks, draft.span, draft.analysis
        forms = analysis.forms
        before = set(forms[: span.stop])
        prose = [blocks[i].text for i in span if analysis.prose[i]]
        large = len(prose) >= self.min_paragraphs or sum(map(len, prose)) >= self.min_chars
        known = cache(lambda: word_pairs(prose))
        places: list[int] = []
        run, last = "", self._last(draft, prose)
        for index in range(last, len(blocks)):
            decision = draft.decisions[index]
            if decision is not None:
                if decision.label in _QUIET or decision.filter in _WEAK or self._is_inside(draft, index, known):
                    continue
                # Of raw text nothing but words tells where other matters begin.
                code = "section" if decision.label in _ENDS or not analysis.tags else "known"
                return self._first_link(draft, last, index), code, f"{decision.filter} in line {index + 1}"
            if forms[index] in before and not self._continues(draft, index + 1, known):
                return self._first_link(draft, last, index), "twin", f"line {index + 1} stood on the page before"
            if index == last and analysis.prose[index]:
                return index, "paragraph", "paragraphs about other matters"
            places.append(index)
            run += _pace(draft, index)
            length, sign = self._sign(run)
            if large and sign and not self._continues(draft, index + 1, known):
                return self._first_link(draft, last, places[-length]), "run", sign
        over = self._first_link(draft, last, len(blocks))
        if over < len(blocks) and self._continues(draft, over + 1, known):
            over = len(blocks)
        return over, "headline", "a headline under the last paragraph"

    def _sign(self, run: str) -> tuple[int, str]:
        """Return how many of the last lines are a sign, and what they are; 0 and "" where they are none.

        A letter stands for a line: a headline (h), a short line (s), a sentence (p), any other (-).
        """
        if run.endswith("h" * self.min_headlines):
            return self.min_headlines, f"{self.min_headlines} headlines in a row"
        if run.endswith("hp" * self.min_pairs):
            return 2 * self.min_pairs, f"{self.min_pairs} headlines with their teasers"
        if run.endswith("s" * self.min_short):
            return self.min_short, f"{self.min_short} short lines in a row"
        return 0, ""

    def _is_inside(self, draft: Draft, index: int, known: Callable[[], set[Pair]]) -> bool:
        """Return whether a block is a word of the menu inside the text."""
        menu = Label.NAVIGATION
        return draft.label(index) is menu and self._continues(draft, index + 1, known, past=menu)

    def _last(self, draft: Draft, prose: Sequence[str]) -> int:
        """Return where the content ends, with the last sentences that are right under it."""
        last = draft.span.stop
        while last < len(draft.page.blocks) and draft.decisions[last] is None and self._closes(draft, last, prose):
            last += 1
        return last

    def _closes(self, draft: Draft, index: int, prose: Sequence[str]) -> bool:
        """Return whether an open line right under the content, with names of it, is its last sentence.

        A sentence with its full stop, or of ``min_words`` without, above what is known to be of other matters.
        """
        seen, text = draft.analysis.features[index], draft.page.blocks[index].text
        below = draft.label(index + 1) in _BELOW_TEXT or (seen.ended and draft.analysis.prose[index])
        credited = "nguồn:" in draft.analysis.forms[index]
        if draft.analysis.linked[index] or seen.words < self.min_words or credited or not below:
            return False
        names = set(_NAMES.findall(text))
        return bool(names) and any(name in paragraph for name in names for paragraph in prose)

    def _continues(
        self, draft: Draft, index: int, known: Callable[[], set[Pair]], *, past: Label | None = None
    ) -> bool:
        """Return whether the content's own words come again in a paragraph below, before anything known is there.

        ``known`` gives the pairs of those words. Lines of the label ``past`` do not count.
        """
        features = draft.analysis.features
        for block in draft.page.blocks[index : index + _AHEAD]:
            if draft.decisions[block.index] is not None:
                if draft.label(block.index) is past:
                    continue
                return False
            seen = features[block.index]
            paragraph = reads_as_prose(seen) and (seen.sentences > 1 or seen.length >= _PARAGRAPH_LENGTH)
            if paragraph and share(word_pairs((block.text,)), known()) >= self.min_overlap:
                return True
        return False

    def _first_link(self, draft: Draft, last: int, index: int) -> int:
        """Return the place of a lone headline right under the last paragraph; ``index`` where there is none."""
        span, features = draft.span, draft.analysis.features
        own = [features[i] for i in span if features[i].words > _MENU_WORDS]
        finished = sum(seen.ended for seen in own)
        if last < index and len(own) > 2 and finished >= 0.9 * len(own):  # noqa: PLR2004
            begins = draft.page.blocks[last].text.strip()[0]
            if draft.decisions[last] is None and _pace(draft, last) == "h" and begins not in '(*“"':
                return last
        return index


def _is_under_title(draft: Draft, index: int) -> bool:
    """Return whether a block is under the title, with nothing but dates, names, captions and the like between."""
    above = index - 1
    while above >= 0 and draft.label(above) in _UNDER_TITLE:
        above -= 1
    return draft.label(above) is Label.TITLE


def _pace(draft: Draft, index: int) -> str:
    """Return a letter for a line: a headline (h), a short line (s), a sentence (p), any other (-)."""
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    if is_headline(text) and not seen.item and text.rstrip()[-1] not in ":;,":
        return "h"
    if seen.ended:
        return "p"
    return "s" if not seen.item and seen.words <= _MENU_WORDS and text.rstrip()[-1] not in ":;,…" else "-"


def _kind(draft: Draft, index: int) -> Label:
    """Return navigation among short lines, a listing among long ones."""
    blocks, features = draft.page.blocks, draft.analysis.features
    own = features[index].words
    if own >= _HEADLINE_WORDS:
        return Label.LISTING
    if own <= _ENTRY_WORDS:
        return Label.NAVIGATION
    around = blocks[max(0, index - _AROUND) : index + _AROUND + 1]
    words = sorted(
        features[block.index].words
        for block in around
        if draft.label(block.index) in (None, Label.NAVIGATION, Label.LISTING)
    )
    middle = len(words) // 2
    return Label.NAVIGATION if words[middle] + words[~middle] <= 2 * _LONG_MENU_WORDS else Label.LISTING
