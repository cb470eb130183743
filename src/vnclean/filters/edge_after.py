"""The filter for lines after the content to which no other filter gave a label."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import ClassVar, Final

from vnclean.analysis.columns import CONTROLS, HEADINGS, SUBHEADINGS
from vnclean.analysis.draft import Draft, Filter
from vnclean.analysis.span_records import VALUE
from vnclean.filters.edge_before import kind_beside
from vnclean.model.decision import Decision, Finding, Label
from vnclean.text.lazy_pattern import lazy_regex
from vnclean.text.line_features import is_headline, reads_as_prose
from vnclean.text.overlap import Pair, share, word_pairs

_PARAGRAPH_LENGTH: Final = 150
_MENU_WORDS: Final = 7
_AHEAD: Final = 30
_FACT_WORDS: Final = 12
_ANNOUNCING_WORDS: Final = 6
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
_MARKED: Final = frozenset({"listing.arrow", "listing.label", "listing.phrase"})
"""The names of filters for lines that carry their own mark, such as ">>" or "Xem thêm:": they head nothing below."""
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
    listing in raw text with several related paragraphs below, and facts that a line with a colon announces ("Thành tích
    của Lữ Thị Én:").

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
        run, last, below = "", self._last(draft, prose), 0  # below: lines before this index are part of the article
        for index in range(last, len(blocks)):
            decision = draft.decisions[index]
            if index >= below:
                below = self._resumes(draft, index, known, prose) if decision else _past_facts(draft, index, prose)
            if index < below:
                continue
            if decision is not None:
                if self._is_inside(draft, decision, known) or _is_inset(draft, index, insets):
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
        return self._headline(draft, last, known), "headline", "a headline under the last paragraph"

    def _headline(self, draft: Draft, last: int, known: Callable[[], set[Pair]]) -> int:
        """Return the index ``last`` if a headline of another article is there, or the number of blocks."""
        blocks = draft.page.blocks
        over = self._first_link(draft, last, len(blocks))
        if over == len(blocks) - 1 and draft.analysis.features[over].words >= _CUT_WORDS and ", " in blocks[over].text:
            return len(blocks)  # a page that was cut in the middle of a sentence: headlines are shorter
        return len(blocks) if over < len(blocks) and self._continues(draft, over + 1, known) else over

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

    def _is_inside(self, draft: Draft, decision: Decision, known: Callable[[], set[Pair]]) -> bool:
        """Return whether a labelled block does not show that the article has ended.

        One of these must hold:

        - The block is article text, a caption, a slug, a duplicate or an advert; below a paywall must be a related
          paragraph (``_continues``).
        - A filter labelled the block by its shape only.
        - The block is a form control inside the container.
        - The block is labelled ``navigation``, and below it is a related paragraph. Other blocks labelled
          ``navigation`` may be between the two.

        ``known`` returns the word pairs of the content.
        """
        index, menu = decision.block.index, Label.NAVIGATION
        if decision.label in _QUIET and (decision.filter != _WALL or self._continues(draft, index + 1, known)):
            return True
        if decision.filter in _WEAK or (decision.block.tag in CONTROLS and draft.container.holds(index)):
            return True
        return decision.label is menu and self._continues(draft, index + 1, known, past=menu)

    def _resumes(self, draft: Draft, index: int, known: Callable[[], set[Pair]], prose: Sequence[str]) -> int:
        """Return the index at which the article continues below the lines of a box; 0 if it does not.

        The lines, from ``index``, are a listing, an advert or a form, at most ``_MOST_INSET`` of them. In Markdown, two
        paragraphs without links must be below them. In raw text, ``min_paragraphs`` paragraphs of several sentences
        must be below, with captions between them, and must share word pairs with the content, which ``known`` returns.
        If each line of the box carries its own mark, such as ">>", one paragraph is enough that shares a name with
        ``prose``, the paragraphs of the content. On other pages, the elements show where the article is: the result is
        0.
        """
        analysis = draft.analysis
        if draft.label(index) not in _BOXED or analysis.has_boxes:
            return 0
        lines = range(index, min(index + _MOST_INSET + 1, len(draft.decisions)))
        first = next((i for i in lines if draft.label(i) not in _BOXED and not _is_linked_item(draft, i)), 0)
        if not first:
            return 0
        if analysis.is_flat:
            seen = analysis.features[first + 1] if first + 1 < len(draft.decisions) else None
            is_text = seen is not None and (seen.ended or seen.stops > 0)  # the next line may have half of a sentence
            resumes = is_text and draft.is_open_text(first + 1) and draft.is_plain_paragraph(first)
            return first if resumes and draft.decisions[first] is None else 0
        below = draft.page.blocks[first : first + _AHEAD]
        texts = (block for block in below if draft.label(block.index) is not Label.CAPTION)
        run = list(takewhile(lambda block: _is_open_prose(draft, block.index), texts))
        long = [block.text for block in run if analysis.features[block.index].sentences > 1]
        if all((decision := draft.decisions[i]) and decision.filter in _MARKED for i in range(index, first)):
            return first if any(_shares_name(text, prose) for text in long) else 0
        if len(long) < self.min_paragraphs:
            return 0
        return first if share(word_pairs(block.text for block in run), known()) >= self.min_overlap else 0

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
    """Return the index below a list of facts that the unlabelled line at ``index`` announces, else ``index``.

    The line ends in a colon, or is a subheading. The facts are either about someone in the text ("Thành tích của Lữ Thị
    Én:"), or names with values below a subheading or a longer line ("Các tấm lòng sau đã gửi đến gia đình:", "Cô Diệu
    Hiền: 1.000.000 đồng"). They are short and have no full stop. ``prose`` has the texts of the content's paragraphs.
    """
    blocks, features, text = draft.page.blocks, draft.analysis.features, draft.page.blocks[index].text
    headed = blocks[index].tag in SUBHEADINGS
    if not headed and not text.rstrip().endswith(":"):
        return index
    about_someone = _FACTS.match(draft.analysis.forms[index]) is not None and _shares_name(text, prose)
    if not (about_someone or headed) and features[index].words < _ANNOUNCING_WORDS:
        return index
    below = takewhile(
        lambda i: (
            draft.is_open_text(i)
            and not features[i].stops
            and features[i].words <= _FACT_WORDS
            and (about_someone or VALUE.fullmatch(blocks[i].text.strip()) is not None)
        ),
        range(index + 1, min(len(blocks), index + 1 + _AHEAD)),
    )
    facts = len(list(below))
    return index + 1 + facts if facts > 1 or about_someone else index


def _is_open_prose(draft: Draft, index: int) -> bool:
    return draft.decisions[index] is None and draft.analysis.prose[index] and not draft.analysis.linked_chars[index]


def _is_linked_item(draft: Draft, index: int) -> bool:
    """Return whether an unlabelled line is mostly a link, with a date or a few words beside it."""
    half = len(draft.page.blocks[index].text) / 2
    is_open = draft.decisions[index] is None and not draft.analysis.features[index].ended
    return is_open and draft.analysis.linked_chars[index] > half


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
    labelled lines between the paragraphs of the content; one of them labelled this line, or both lines carry a mark.
    """
    own, below = draft.decisions[index], index + 1
    if own is None or below >= len(draft.decisions) or not _is_open_prose(draft, below):
        return False
    after = draft.decisions[below + 1] if below + 1 < len(draft.decisions) else None
    if after is not None and after.filter == own.filter:
        return False
    return own.filter in insets() or (own.filter in _MARKED and not _MARKED.isdisjoint(insets()))


def _pace(draft: Draft, index: int) -> str:
    """Return the shape of a line as a letter: ``h`` headline, ``p`` sentence, ``s`` short line, ``-`` other line."""
    seen, text = draft.analysis.features[index], draft.page.blocks[index].text
    if is_headline(text) and not seen.item and text.rstrip()[-1] not in ":;,":
        return "h"
    if seen.ended:
        return "p"
    return "s" if not seen.item and seen.words <= _MENU_WORDS and text.rstrip()[-1] not in ":;,…" else "-"
