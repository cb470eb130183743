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
_CUT_WORDS: Final = 18
_LONGEST_VERSE: Final = 12
# Line-ups, tables and ingredient lists of an article have the same shape as the lines that these filters recognize.
_WEAK: Final = frozenset({"tags.list", "navigation.glued", "navigation.crumbs", "counter.number", "widget.readout"})
"""The names of filters that judge a line by its shape only. A label of such a filter does not show that the article has
ended."""
_WALL: Final = "advert.paywall"
"""The name of the filter that finds a request to subscribe: where no related paragraph is below, the article ends."""
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
    """Lines of menus, tickers and section names before the content span ("Thể thao", "Tin mới nhất").

    Lines as short as menu entries are labelled ``navigation``, longer lines ``listing``. A line that is not a sentence
    is labelled, with these exceptions:

    - a possible lead: an unfinished line under the title with at least ``min_lead_words`` words. The line must also
      have at least ``min_lead_chars`` characters, or at least the share ``max_overlap`` of its word pairs in the span;
    - the items of a list under the lead, and the line that announces the list.

    A sentence is labelled only if all of these hold:

    - it is not under the title;
    - at least ``min_boilerplate`` lines between the sentence and the content have a label or are not sentences;
    - less than the share ``max_overlap`` of its word pairs is in the span.
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
        """Return whether a line announces a list or verse, or belongs to it; the line that announces it ends in ":".

        That line must be directly under the lead or the title.
        """
        blocks, features, first = draft.page.blocks, draft.analysis.features, index
        while first > 0 and index - first < _LONGEST_VERSE and _is_open_text(draft, first):
            if blocks[first].text.rstrip().endswith(":") and features[first].words >= _ENTRY_WORDS:
                break
            first -= 1
        announcing = blocks[first].text.rstrip().endswith(":") and draft.decisions[first] is None
        if not announcing or draft.decisions[first + 1] is not None:
            return False
        lead = reads_as_prose(features[first - 1], shortest=_SENTENCE_LENGTH)
        return _is_under_title(draft, first - 1 if lead else first)

    def _opening(self, draft: Draft) -> int:
        """Return the index at which the content begins: a sentence under the title, or the start of the span."""
        analysis, first = draft.analysis, draft.span.start
        while (above := draft.past_pictures(first - 1, -1)) >= 0:
            if draft.decisions[above] is not None or analysis.linked[above]:
                break
            first = above
        seen = analysis.features[first]
        opens = reads_as_prose(seen, shortest=_SENTENCE_LENGTH) or (seen.ended and seen.sentences > 1)
        return first if opens and _is_under_title(draft, first) else draft.span.start

    def _could_lead(self, draft: Draft, index: int) -> bool:
        """Return whether an unfinished line under the title could be a lead without its full stop."""
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
    """Lines after the content, from the first evidence that the article has ended (the lines below "0 bình luận").

    Each of these is evidence:

    - a line that repeats an earlier line;
    - an unrelated paragraph directly after the content;
    - a series of ``min_headlines`` headlines, of ``min_pairs`` pairs of headline and summary, or of ``min_short`` short
      lines; the article must have at least ``min_paragraphs`` paragraphs or ``min_chars`` characters, since such lines
      may be the content of a short article (captions, a recipe);
    - a labelled block, except captions, slugs, duplicates, adverts, article text, controls inside the container, and
      blocks that a filter labelled by their shape only (``tags.list``).

    A related paragraph has at least the share ``min_overlap`` of its word pairs in the content. If a related paragraph
    follows, the article continues: a series, a repeated line or a ``navigation`` label before this paragraph is not
    evidence.

    Lines between the content and the evidence are not labelled, since they may be a list or a poem of the article.
    There is one exception: a headline directly after the content is labelled if at least 90 % of the article's longer
    lines are complete sentences. Such a headline belongs to another article. Without other evidence, the headline
    itself is evidence, unless a related paragraph follows.
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
        """Return the index of the heading that begins another article, or the number of blocks if there is none.

        This heading has the same tag, classes and ancestors as the headline of the page.
        """
        headline, kind = draft.analysis.headline, draft.analysis.kind
        blocks = draft.page.blocks
        if headline is None or headline.tag not in HEADINGS:
            return len(blocks)
        same = (block.index for block in blocks[draft.span.stop :] if block.tag == headline.tag)
        place = kind(headline.element)
        return next((index for index in same if kind(blocks[index].element) == place), len(blocks))

    def _over(self, draft: Draft) -> tuple[int, str, str]:
        """Return the index of the first block after the article, with the code and a description of the evidence.

        Without evidence, the index is the number of blocks.
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
                if decision.filter in _WEAK or self._is_inside(draft, index, known) or _is_inset(draft, index):
                    continue
                if decision.label in _QUIET and (decision.filter != _WALL or self._continues(draft, index + 1, known)):
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
        if over == len(blocks) - 1 and analysis.features[over].words >= _CUT_WORDS and ", " in blocks[over].text:
            over = len(blocks)  # a page that was cut in the middle of a sentence: headlines are shorter
        if over < len(blocks) and self._continues(draft, over + 1, known):
            over = len(blocks)
        return over, "headline", "a headline under the last paragraph"

    def _sign(self, run: str) -> tuple[int, str]:
        """Return how many lines at the end of ``run`` show that the article has ended, and their description.

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
        """Return whether a labelled block is inside the article: a form control, or a menu with article text below it.

        ``known`` returns the word pairs of the content.
        """
        if draft.page.blocks[index].tag in CONTROLS and draft.container.holds(index):
            return True
        menu = Label.NAVIGATION
        return draft.label(index) is menu and self._continues(draft, index + 1, known, past=menu)

    def _last(self, draft: Draft, prose: Sequence[str]) -> int:
        """Return the index of the first block after the article's last sentence, which may be below the content span.

        ``prose`` has the texts of the span's paragraphs.
        """
        last = draft.span.stop
        while last < len(draft.page.blocks) and draft.decisions[last] is None and self._closes(draft, last, prose):
            last += 1
        return last

    def _closes(self, draft: Draft, index: int, prose: Sequence[str]) -> bool:
        """Return whether an unlabelled line directly after the content is the last sentence of the article.

        The evidence is a proper name that is also in ``prose``, the texts of the content's paragraphs.
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

        ``index`` is the start of the search, and ``known`` returns the word pairs of the content. Blocks with the label
        ``past`` are skipped.
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
        """Return the index at which boilerplate begins: ``last`` if the block there is a headline, else ``index``.

        ``last`` is the index of the first block after the article's last sentence. ``index`` is the index of other
        evidence that the article has ended.
        """
        span, features = draft.span, draft.analysis.features
        own = [features[i] for i in span if features[i].words > _MENU_WORDS]
        finished = sum(seen.ended for seen in own)
        # Among finished sentences, a line without a full stop is a headline of another article.
        if last < index and len(own) > 2 and finished >= 0.9 * len(own):  # noqa: PLR2004
            begins = draft.page.blocks[last].text.strip()[0]
            if draft.decisions[last] is None and _pace(draft, last) == "h" and begins not in '(*“"':
                return last
        return index


def _is_inset(draft: Draft, index: int) -> bool:
    """Return whether a labelled line is the last of several that are between paragraphs, such as links (">> …").

    The line must have one paragraph below, and a line of the same filter must be between two paragraphs of the span.
    """
    decisions, below = draft.decisions, index + 1
    own = decisions[index]
    if own is None or below >= len(decisions) or decisions[below] is not None or draft.analysis.linked_chars[below]:
        return False
    alike = [each is not None and each.filter == own.filter for each in decisions]
    if not draft.analysis.prose[below] or any(alike[below + 1 : below + 2]):  # two such pairs are teasers
        return False
    return any(alike[i] and draft.is_prose_at(i - 1) and draft.is_prose_at(i + 1) for i in draft.span)


def _is_open_text(draft: Draft, index: int) -> bool:
    return draft.decisions[index] is None and not draft.analysis.linked[index]


def _is_under_title(draft: Draft, index: int) -> bool:
    """Return whether a block is under the title, with only bylines, captions and similar lines between the two."""
    above = index - 1
    while above >= 0 and draft.label(above) in _UNDER_TITLE:
        above -= 1
    return draft.label(above) is Label.TITLE


def _pace(draft: Draft, index: int) -> str:
    """Return the shape of a line as a letter: ``h`` headline, ``p`` sentence, ``s`` short line, ``-`` other line."""
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    if is_headline(text) and not seen.item and text.rstrip()[-1] not in ":;,":
        return "h"
    if seen.ended:
        return "p"
    return "s" if not seen.item and seen.words <= _MENU_WORDS and text.rstrip()[-1] not in ":;,…" else "-"


def _kind(draft: Draft, index: int) -> Label:
    """Return ``navigation`` for a line as short as a menu entry, ``listing`` for a line as long as a headline.

    A line of medium length gets the label that suits the lines around it.
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
