"""The filter for lines after the content to which no other filter gave a label."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import ClassVar, Final

from vnclean.analysis.columns import CONTROLS, HEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.filters.edge_before import kind_beside
from vnclean.model.decision import Finding, Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_headline, reads_as_prose
from vnclean.text.overlap import Pair, share, word_pairs

_PARAGRAPH_LENGTH: Final = 150
_MENU_WORDS: Final = 7
_AHEAD: Final = 30
_FACT_WORDS: Final = 12
_CUT_WORDS: Final = 18
_BOXED: Final = frozenset({Label.LISTING, Label.ADVERT, Label.WIDGET})
"""Labels of lines below which the text of a page without boxes may continue."""
_MOST_INSET: Final = 6
"""Maximum number of lines of a listing below which the text may resume; below a longer listing are comments."""
_FACTS: Final = lazy_regex(r"(?:thành tích|tiểu sử|lý lịch|sự nghiệp|danh hiệu|giải thưởng|tác phẩm|kỷ lục)\b")
# Line-ups, tables and ingredient lists of an article have the same shape as the lines that these filters recognize.
_WEAK: Final = frozenset({"tags.list", "navigation.glued", "navigation.crumbs", "counter.number", "widget.readout"})
"""The names of filters that judge a line by its shape only. A label of such a filter does not show that the article has
ended."""
_WALL: Final = "advert.paywall"
"""The name of the filter that finds a request to subscribe: where no related paragraph is below, the article ends."""
_ENDS: Final = frozenset({Label.COMMENT, Label.LEGAL, Label.RATING})
"""Labels of blocks after which no article continues."""
_BELOW_TEXT: Final = frozenset({Label.LISTING, Label.BYLINE, Label.TAGS, Label.SHARE, Label.COMMENT, Label.LEGAL})
"""Labels of blocks that may directly follow the last sentence of an article."""
_NAMES: Final = lazy_regex(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+|(?<=\b(?:ông|bà|anh|chị|em|cô|chú|bác) )\p{Lu}\p{Ll}+")
_QUIET: Final = frozenset({Label.CAPTION, Label.SLUG, Label.DUPLICATE, Label.BODY, Label.HEADING, Label.ADVERT})


@dataclass(frozen=True, slots=True)
class After(Filter):
    """Lines after the content, from the first evidence that the article has ended (the lines below "0 bình luận").

    Each of these is evidence:

    - a line that repeats an earlier line;
    - an unrelated paragraph directly after the content;
    - a series of ``min_headlines`` headlines, of ``min_pairs`` pairs of headline and summary, or of ``min_short`` short
      lines; the article must have at least ``min_paragraphs`` paragraphs or ``min_chars`` characters, since such lines
      may be the content of a short article (captions, a recipe);
    - a labelled block, with exceptions: captions, slugs, duplicates, adverts, article text, controls inside the
      container, and blocks that a filter labelled by their shape only (``tags.list``). A paywall is evidence unless a
      related paragraph is below.

    A related paragraph has at least the share ``min_overlap`` of its word pairs in the content. If a related paragraph
    follows, the article continues: a series, a repeated line or a ``navigation`` label before this paragraph is not
    evidence.

    Three more kinds of lines do not end the article: the last of several links between paragraphs, a few lines of a
    listing in raw text with several related paragraphs below, and facts about someone ("Thành tích của Lữ Thị Én:").

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
                label = kind_beside(draft, index)
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
        insets = cache(lambda: _insets(draft))
        places: list[int] = []
        run, last = "", self._last(draft, prose)
        for index in range(last, len(blocks)):
            decision = draft.decisions[index]
            if decision is not None:
                if decision.label in _QUIET and (decision.filter != _WALL or self._continues(draft, index + 1, known)):
                    continue
                if decision.filter in _WEAK or self._is_inside(draft, index, known) or _is_inset(draft, index, insets):
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
        """Return whether a labelled block is inside the article.

        One of these must hold:

        - The block is a form control inside the container.
        - The block is labelled ``navigation``, and a related paragraph follows (``_continues``). Other blocks
          labelled ``navigation`` may be between the two.
        - The block is labelled ``listing``, ``advert`` or ``widget``, and the article continues below such lines
          (``_resumes``).

        ``known`` returns the word pairs of the content.
        """
        if draft.page.blocks[index].tag in CONTROLS and draft.container.holds(index):
            return True
        menu = Label.NAVIGATION
        if draft.label(index) is menu:
            return self._continues(draft, index + 1, known, past=menu)
        return draft.label(index) in _BOXED and self._resumes(draft, index, known)

    def _resumes(self, draft: Draft, index: int, known: Callable[[], set[Pair]]) -> bool:
        """Return whether the article continues below a few lines of a listing, an advert or a form.

        There are at most ``_MOST_INSET`` such lines. In Markdown, two paragraphs without links must be below them. In
        raw text, ``min_paragraphs`` paragraphs of several sentences must be below, and must share word pairs with the
        content, which ``known`` returns. On other pages, the elements show where the article is: the result is false.
        """
        analysis = draft.analysis
        if analysis.tags and not analysis.is_flat:
            return False
        first = next((i for i in range(index, index + _MOST_INSET + 1) if draft.label(i) not in _BOXED), -1)
        if 0 <= first < len(draft.decisions) - 1 and analysis.is_flat:
            seen = analysis.features[first + 1]
            is_text = seen.ended or seen.stops > 0  # half of a sentence may be on the next line
            is_open = draft.decisions[first] is None and draft.is_open_text(first + 1)
            return is_open and is_text and draft.is_plain_paragraph(first)
        below = draft.page.blocks[first : first + _AHEAD] if first >= 0 else ()
        run = list(takewhile(lambda block: self._is_open_prose(draft, block.index), below))
        long = sum(analysis.features[block.index].sentences > 1 for block in run)
        if long < self.min_paragraphs:
            return False
        return share(word_pairs(block.text for block in run), known()) >= self.min_overlap

    def _is_open_prose(self, draft: Draft, index: int) -> bool:
        return draft.decisions[index] is None and draft.analysis.prose[index] and not draft.analysis.linked_chars[index]

    def _last(self, draft: Draft, prose: Sequence[str]) -> int:
        """Return the index of the first block after the article's last sentence, which may be below the content span.

        ``prose`` has the texts of the span's paragraphs.
        """
        last = draft.span.stop
        while last < len(draft.page.blocks) and draft.decisions[last] is None and self._closes(draft, last, prose):
            last += 1
        return _past_facts(draft, last, prose)

    def _closes(self, draft: Draft, index: int, prose: Sequence[str]) -> bool:
        """Return whether an unlabelled line directly after the content is the last sentence of the article.

        The evidence is a proper name that is also in ``prose``, the texts of the content's paragraphs.
        """
        seen, text = draft.analysis.features[index], draft.page.blocks[index].text
        below = draft.label(index + 1) in _BELOW_TEXT or (seen.ended and draft.analysis.prose[index])
        credited = "nguồn:" in draft.analysis.forms[index]
        if draft.analysis.linked[index] or seen.words < self.min_words or credited or not below:
            return False
        return _shares_name(text, prose)

    def _continues(
        self, draft: Draft, index: int, known: Callable[[], set[Pair]], *, past: Label | None = None
    ) -> bool:
        """Return whether a related paragraph follows: one that shares word pairs with the content.

        The paragraph must have several sentences or at least 150 characters. At least the share ``min_overlap`` of
        its word pairs must be in the content.

        The search begins at ``index`` and ends at the first labelled block, or after 30 blocks. Blocks with the
        label ``past`` do not end the search. ``known`` returns the word pairs of the content.
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
        """Return the index of the first line to label: ``last`` or ``index``.

        ``last`` is the index of the first block after the article's last sentence. ``index`` is the index of other
        evidence that the article has ended, or the number of blocks if there is none. The result is ``last`` if
        both of these hold:

        - The block there is an unlabelled headline that does not begin with a bracket, an asterisk or a quotation
          mark.
        - The article has at least three longer lines, and at least 90 % of them are complete sentences.

        Otherwise, the result is ``index``.
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


def _past_facts(draft: Draft, index: int, prose: Sequence[str]) -> int:
    """Return the index below a list of facts about someone in the text ("Thành tích của Lữ Thị Én:"), else ``index``.

    The list is announced by the line at ``index``; its lines are short and have no full stop. ``prose`` has the texts
    of the content's paragraphs.
    """
    blocks, features = draft.page.blocks, draft.analysis.features
    if index >= len(blocks) or draft.decisions[index] is not None or not _FACTS.match(draft.analysis.forms[index]):
        return index
    announces = blocks[index].text.rstrip().endswith(":") and _shares_name(blocks[index].text, prose)
    below = range(index + 1, min(len(blocks), index + 1 + _AHEAD)) if announces else range(0)
    facts = takewhile(
        lambda i: draft.is_open_text(i) and not features[i].stops and features[i].words <= _FACT_WORDS, below
    )
    return index + 1 + len(list(facts)) if announces else index


def _shares_name(text: str, prose: Sequence[str]) -> bool:
    """Return whether a proper name in a text is also in one of the paragraphs ``prose``."""
    return any(name in paragraph for name in set(_NAMES.findall(text)) for paragraph in prose)


def _insets(draft: Draft) -> set[str]:
    """Return the names of the filters that labelled a line between two paragraphs of the content span."""
    between = (i for i in draft.span if draft.is_prose_at(i - 1) and draft.is_prose_at(i + 1))
    return {decision.filter for i in between if (decision := draft.decisions[i]) is not None}


def _is_inset(draft: Draft, index: int, insets: Callable[[], set[str]]) -> bool:
    """Return whether a labelled line is the last of several that are between paragraphs, such as links (">> …").

    The line must have one paragraph below; two such pairs are teasers. ``insets`` returns the names of the filters that
    labelled lines between the paragraphs of the content.
    """
    own, below = draft.decisions[index], index + 1
    if own is None or below >= len(draft.decisions) or draft.decisions[below] is not None:
        return False
    if not draft.analysis.prose[below] or draft.analysis.linked_chars[below]:
        return False
    after = draft.decisions[below + 1] if below + 1 < len(draft.decisions) else None
    return not (after is not None and after.filter == own.filter) and own.filter in insets()


def _pace(draft: Draft, index: int) -> str:
    """Return the shape of a line as a letter: ``h`` headline, ``p`` sentence, ``s`` short line, ``-`` other line."""
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    if is_headline(text) and not seen.item and text.rstrip()[-1] not in ":;,":
        return "h"
    if seen.ended:
        return "p"
    return "s" if not seen.item and seen.words <= _MENU_WORDS and text.rstrip()[-1] not in ":;,…" else "-"
