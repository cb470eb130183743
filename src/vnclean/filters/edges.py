"""Filters for the lines before and after the content to which no other filter gave a label."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Final

from vnclean.analysis.columns import CONTROLS, HEADINGS
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
"""Filters that recognize a line by its shape. Line-ups, tables and ingredient lists have the same shape, so the labels
of these filters do not end the content."""
_ENDS: Final = frozenset({Label.COMMENT, Label.LEGAL, Label.RATING})
"""Labels of blocks after which no article continues."""
_UNDER_TITLE: Final = frozenset(
    {Label.TIMESTAMP, Label.BYLINE, Label.CAPTION, Label.SHARE, Label.COUNTER, Label.DUPLICATE, Label.SLUG}
)
"""Labels of blocks that may be between a title and its lead."""
_BELOW_TEXT: Final = frozenset({Label.LISTING, Label.BYLINE, Label.TAGS, Label.SHARE, Label.COMMENT, Label.LEGAL})
"""Labels of blocks that may directly follow the last sentence of an article."""
_NAMES: Final = lazy_regex(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+|(?<=\b(?:ông|bà|anh|chị|em|cô|chú|bác) )\p{Lu}\p{Ll}+")
_QUIET: Final = frozenset({Label.CAPTION, Label.SLUG, Label.DUPLICATE, Label.BODY, Label.HEADING, Label.ADVERT})


@dataclass(frozen=True, slots=True)
class Before(Filter):
    """Lines before the content span that are not sentences: menus, tickers, section names.

    Lines as short as menu entries are labelled ``navigation``, longer lines ``listing``. A sentence is labelled only if
    all of these hold:

    - it is not under the title;
    - at least ``min_boilerplate`` lines between the sentence and the content have a label or are not sentences;
    - less than the share ``max_overlap`` of its word pairs is in the span.

    Two kinds of lines are not labelled:

    - a long unfinished line under the title, since it may be a lead (``min_lead_words``, ``min_lead_chars``);
    - the items of a list under the lead, and the line that announces the list.
    """

    min_boilerplate: int = 8
    min_lead_chars: int = 200
    min_lead_words: int = 17
    max_overlap: float = 0.15

    defers: ClassVar[frozenset[str]] = frozenset({"no-sentence", "apart"})

    @property
    def name(self) -> str:
        """The name of the filter that labels lines before the content as ``navigation`` or ``listing``."""
        return "edge.before"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``navigation`` or ``listing`` finding for each unlabelled line of boilerplate before the content."""
        blocks, span, features = draft.page.blocks, draft.span, draft.analysis.features
        between = 0
        known: set[Pair] | None = None
        for index in range(self._opening(draft) - 1, -1, -1):
            if draft.decisions[index] is not None or self._could_lead(draft, index):
                between += 1
            elif not reads_as_prose(features[index], shortest=_SENTENCE_LENGTH):
                if self._is_announced(draft, index):
                    continue
                between += 1
                reason = "before the content, and no sentence"
                yield Finding(index, _kind(draft, index), "no-sentence", reason)
            elif between >= self.min_boilerplate and not _is_under_title(draft, index):
                known = word_pairs(blocks[i].text for i in span) if known is None else known
                if share(word_pairs((blocks[index].text,)), known) < self.max_overlap:
                    reason = f"{between} blocks of other kinds are between it and the content"
                    yield Finding(index, _kind(draft, index), "apart", reason)

    def _is_announced(self, draft: Draft, index: int) -> bool:
        """Return whether a line announces a list, or is an item of this list; the list must be under the lead.

        The line that announces the list ends in a colon, is not labelled, and is directly below the lead. The lead is a
        sentence under the title.
        """
        blocks, features = draft.page.blocks, draft.analysis.features
        while index > 0 and draft.analysis.is_item(index):
            index -= 1
        lead = blocks[index].text.rstrip().endswith(":") and reads_as_prose(
            features[index - 1], shortest=_SENTENCE_LENGTH
        )
        return lead and draft.decisions[index] is None and _is_under_title(draft, index - 1)

    def _opening(self, draft: Draft) -> int:
        """Return the index at which the content begins: a sentence under the title, or the start of the span.

        A sentence before the content span is used only if each line between the sentence and the span is one of these:
        a caption, a slug, an advert, or an unlabelled line that is not a link.
        """
        analysis, first = draft.analysis, draft.span.start
        while (above := draft.past_pictures(first - 1, -1)) >= 0:
            if draft.decisions[above] is not None or analysis.linked[above]:
                break
            first = above
        seen = analysis.features[first]
        opens = reads_as_prose(seen, shortest=_SENTENCE_LENGTH) or (seen.ended and seen.sentences > 1)
        return first if opens and _is_under_title(draft, first) else draft.span.start

    def _could_lead(self, draft: Draft, index: int) -> bool:
        """Return whether an unfinished line under the title could be a lead without its full stop.

        All of these hold:

        - The line has at least ``min_lead_words`` words, is not a link, and does not end in ")" (a caption's source).
        - Only dates, bylines, captions and similar lines are between the title and the line.
        - The line has at least ``min_lead_chars`` characters, or at least the share ``max_overlap`` of its word pairs
          is in the content.
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
    """Lines after the content, from the first evidence that the article has ended.

    Each of these is evidence:

    - A block that a filter labelled. Captions, slugs, duplicates, article text, controls inside the container, and
      labels from the filters in ``_WEAK`` do not count.
    - A line that repeats an earlier line.
    - An unrelated paragraph directly after the content.
    - A run: ``min_headlines`` headlines, ``min_pairs`` pairs of headline and teaser, or ``min_short`` short lines in a
      row.

    A run counts only after an article of at least ``min_paragraphs`` paragraphs or ``min_chars`` characters: after a
    shorter article, such lines may be content (captions, a recipe).

    A run, a repetition or a ``navigation`` label does not count if a related paragraph follows. A paragraph is related
    if at least the share ``min_overlap`` of its word pairs is in the content.

    Lines between the content and the evidence are not labelled: they may be a list or a poem, which belong to the
    article although they are not sentences. There is one exception: a headline directly under an article of which at
    least 90 % of the longer lines are complete sentences. Such a headline belongs to another article.
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
        """The name of the filter that labels lines after the content as ``navigation`` or ``listing``."""
        return "edge.after"

    needs: ClassVar[frozenset[str]] = frozenset({"span"})

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Yield a ``navigation`` or ``listing`` finding for each unlabelled block after the end of the article."""
        over, code, sign = self._over(draft)
        others = self._others(draft)
        for index in range(over, len(draft.decisions)):
            if draft.decisions[index] is None:
                of_another = index >= others or index in draft.analysis.cards
                label = _kind(draft, index)
                yield Finding(index, label, "other-article" if of_another else code, f"after the content: {sign}")

    def _others(self, draft: Draft) -> int:
        """Return the index of the heading that begins another article; the number of blocks if there is none.

        This heading is after the content span and has the same tag, classes and ancestors as the headline of the page.
        """
        headline, kind = draft.analysis.headline, draft.analysis.kind
        blocks = draft.page.blocks
        if headline is None or headline.tag not in HEADINGS:
            return len(blocks)
        same = (block.index for block in blocks[draft.span.stop :] if block.tag == headline.tag)
        place = kind(headline.element)
        return next((index for index in same if kind(blocks[index].element) == place), len(blocks))

    def _over(self, draft: Draft) -> tuple[int, str, str]:
        """Return the index of the first block after the article, and the code and description of the evidence.

        The index is the number of blocks if no evidence was found.
        """
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
                # In raw text only words show where the article ends: no code that the score may overrule.
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
        """Return how many lines at the end of ``run`` are evidence that the article has ended, and their description.

        ``run`` has one letter per line, as returned by ``_pace``. Without evidence, return 0 and "".
        """
        if run.endswith("h" * self.min_headlines):
            return self.min_headlines, f"{self.min_headlines} headlines in a row"
        if run.endswith("hp" * self.min_pairs):
            return 2 * self.min_pairs, f"{self.min_pairs} headlines with their teasers"
        if run.endswith("s" * self.min_short):
            return self.min_short, f"{self.min_short} short lines in a row"
        return 0, ""

    def _is_inside(self, draft: Draft, index: int, known: Callable[[], set[Pair]]) -> bool:
        """Return whether a labelled block is inside the article.

        The block is a form control inside the container, or a ``navigation`` block with paragraphs of the content below
        it. ``known`` returns the word pairs of the content.
        """
        if draft.page.blocks[index].tag in CONTROLS and draft.container.holds(index):
            return True
        menu = Label.NAVIGATION
        return draft.label(index) is menu and self._continues(draft, index + 1, known, past=menu)

    def _last(self, draft: Draft, prose: Sequence[str]) -> int:
        """Return the index of the first block after the last sentence of the article.

        The search begins at the end of the content span, and continues while ``_closes`` accepts the next line.
        ``prose`` has the texts of the span's paragraphs.
        """
        last = draft.span.stop
        while last < len(draft.page.blocks) and draft.decisions[last] is None and self._closes(draft, last, prose):
            last += 1
        return last

    def _closes(self, draft: Draft, index: int, prose: Sequence[str]) -> bool:
        """Return whether an unlabelled line directly after the content is the last sentence of the article.

        ``prose`` are the paragraphs of the content. All of these must hold:

        - the line has at least ``min_words`` words;
        - a proper name in the line is also in a paragraph of the content;
        - the line is neither a link nor a credit ("nguồn:");
        - the line is finished prose, or the next block has a label in ``_BELOW_TEXT``.
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
        """Return whether a paragraph that shares words with the content follows, before any labelled block.

        The search covers 30 blocks, from ``index`` on. ``known`` returns the word pairs of the content. Blocks with the
        label ``past`` do not end the search.
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
        """Return the index at which boilerplate begins after the article: ``last`` or ``index``.

        ``last`` is the index of the first block after the article's last sentence. ``index`` is where other evidence of
        boilerplate begins. The result is ``last`` if all of these hold, since the block at ``last`` is then a headline
        of another article:

        - ``last`` is before ``index``.
        - The block at ``last`` is unlabelled and has the form of a headline.
        - This block does not begin with a bracket, an asterisk or a quotation mark.
        - The content has at least three lines of more than seven words, and 90 % of these lines are finished sentences.
        """
        span, features = draft.span, draft.analysis.features
        own = [features[i] for i in span if features[i].words > _MENU_WORDS]
        finished = sum(seen.ended for seen in own)
        if last < index and len(own) > 2 and finished >= 0.9 * len(own):  # noqa: PLR2004
            begins = draft.page.blocks[last].text.strip()[0]
            if draft.decisions[last] is None and _pace(draft, last) == "h" and begins not in '(*“"':
                return last
        return index


def _is_under_title(draft: Draft, index: int) -> bool:
    """Return whether a block is under the title.

    Only dates, bylines, captions, share and counter lines, repeated lines and slugs may be between the title and the
    block.
    """
    above = index - 1
    while above >= 0 and draft.label(above) in _UNDER_TITLE:
        above -= 1
    return draft.label(above) is Label.TITLE


def _pace(draft: Draft, index: int) -> str:
    """Return a letter for the shape of a line; the letters of consecutive lines show where the article ends.

    The letters are ``h`` for a headline, ``p`` for a line that ends like a sentence, ``s`` for a short line, and ``-``
    for any other line.
    """
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    if is_headline(text) and not seen.item and text.rstrip()[-1] not in ":;,":
        return "h"
    if seen.ended:
        return "p"
    return "s" if not seen.item and seen.words <= _MENU_WORDS and text.rstrip()[-1] not in ":;,…" else "-"


def _kind(draft: Draft, index: int) -> Label:
    """Return ``navigation`` for a line of at most 6 words, ``listing`` for a line of 12 words or more.

    For a line between these limits, the median number of words of nearby unlabelled or boilerplate lines decides: up to
    8 words give ``navigation``.
    """
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
