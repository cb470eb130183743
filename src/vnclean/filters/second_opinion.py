"""Two uses of the score, the chance that a block is article text.

``Score`` overrules filters that defer to the score. ``Rescue`` restores pages that lost most of their sentences.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

from vnclean.analysis.analysis import Analysis
from vnclean.analysis.draft import Draft, Filter
from vnclean.analysis.score import MIN_CHARS
from vnclean.filters.patterns import PatternFilter, PhraseFilter
from vnclean.model.decision import TEXT_LABELS, Decision, Finding, Label
from vnclean.text.credit_line import unstamped

_SENTENCE: Final = 60
_FEW_LINKS: Final = 0.3
_ENDS: Final = frozenset({Label.COMMENT, Label.LEGAL, Label.RATING})


@dataclass(frozen=True, slots=True)
class Score:
    """An override: a block that a filter labelled becomes article text again if its score exceeds ``limit``.

    If ``limit`` is ``None``, ``Analysis.score_limit`` applies; it was chosen on held-out sites. The conditions:

    - The filter lists the code of its finding in ``defers``.
    - The block has at least ``MIN_CHARS`` (40) characters.
    - No other block that begins with the same text is kept or still unlabelled.

    If an overruled line ends in a colon, the list items directly below the line become article text, too.
    """

    limit: float | None = None
    name: str = "score"

    def holds(self, analysis: Analysis, index: int) -> bool:
        """Return whether a block has at least ``MIN_CHARS`` characters and a score above ``limit``.

        If ``limit`` is ``None``, ``Analysis.score_limit`` applies.
        """
        if len(analysis.blocks[index].text) < MIN_CHARS:
            return False
        return analysis.chance(index) > (analysis.score_limit if self.limit is None else self.limit)

    def overrules(self, draft: Draft, filter_: Filter, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Yield a ``body`` finding for each of the filter's findings that the score overrules.

        If an overruled line ends in a colon, the findings for the list items directly below it are overruled, too.
        """
        analysis = draft.analysis
        copies: Counter[str] | None = None
        announced = -1  # the index of the next item of a list that an overruled line introduces
        for index, label, code, reason in sorted(findings):
            if draft.decisions[index] is not None or label in TEXT_LABELS:
                continue
            over, block = f"over {filter_.name} ({label}: {reason})", analysis.blocks[index]
            if index == announced and analysis.is_item(index):
                announced += 1
                yield Finding(index, Label.BODY, "overruled", f"in a list that an overruled line introduces; {over}")
            elif code in filter_.defers and len(block.text) >= MIN_CHARS:
                copies = _kept_copies(draft) if copies is None else copies
                if copies[block.text] > 1 or not self.holds(analysis, index) or self._has_twin(draft, index):
                    continue
                announced = index + 1 if block.text.rstrip().endswith(":") else -1
                opinion = analysis.opinion(index)
                yield Finding(index, Label.BODY, "overruled", f"{opinion.chance:.2f}: {opinion.reason}; {over}")

    def _has_twin(self, draft: Draft, index: int) -> bool:
        """Return whether another block begins with the same text, and is article text or has no label yet.

        Outlets' stamps are ignored. The other block must have at least ``MIN_CHARS`` characters.
        """
        blocks = draft.page.blocks
        own = unstamped(blocks[index].text)
        return any(
            draft.label(block.index) in (None, *TEXT_LABELS) and unstamped(block.text).startswith(own)
            for block in blocks
            if block.index != index and len(block.text) >= MIN_CHARS
        )


def _kept_copies(draft: Draft) -> Counter[str]:
    """Return how often each text is on the page, in blocks that are article text or have no label yet."""
    pairs = zip(draft.page.blocks, draft.decisions, strict=True)
    return Counter([block.text for block, known in pairs if known is None or known.label in TEXT_LABELS])


@dataclass(frozen=True, slots=True)
class Rescue:
    """The safety net: relabelling of a page that lost most of its sentences.

    Here, a sentence is a paragraph of prose with at least 60 characters, less than 30 % of them in links. A flat page
    is raw text, Markdown, or HTML with no other tags than Markdown has. These sentences do not count:

    - second copies of a sentence;
    - sentences that a filter found to belong to another article;
    - sentences outside the innermost element that has more than half of the sentences' characters;
    - on flat pages, sentences after the first comment, legal or rating block that follows article text.

    The page is relabelled if all of these conditions hold:

    - It has at least ``min_sentences`` sentences, and they have at least ``min_chars`` characters together.
    - Less than the share ``max_kept`` of these characters is in blocks labelled as article text.
    - More than half of these characters are in blocks with a score (chance to be article text) above ``limit``.

    Then each dropped block of at least 40 characters with a score above ``limit`` becomes ``body``, except these:

    - copies of kept lines;
    - blocks that a pattern, a lexicon phrase or a landmark labels;
    - on flat pages, blocks after that comment, legal or rating block.

    Measured on 87 unseen article pages: if the filters were right about a page, they dropped at most 28 % of the
    sentences' characters.
    """

    min_sentences: int = 3
    min_chars: int = 1000
    max_kept: float = 0.5
    limit: float = 0.5
    name: str = "rescue"

    def decide(
        self, analysis: Analysis, decisions: Sequence[Decision], filters: Sequence[Filter]
    ) -> tuple[Decision, ...]:
        """Return the decisions, with dropped text relabelled as ``body`` if the page lost most of its sentences."""
        blocks, score = analysis.blocks, Score(self.limit)
        end = _end(analysis, decisions)
        found = _sentences(analysis)
        lost = sum([len(blocks[i].text) for i in found if decisions[i].label not in TEXT_LABELS])
        # The main element has more than half of the characters: enough is kept even if all that is lost is inside it.
        if end == len(blocks) and 2 * lost <= (1 - self.max_kept) * sum([len(blocks[i].text) for i in found]):
            return tuple(decisions)
        sentences = [i for i in _in_main(analysis, found) if i < end and decisions[i].code != "other-article"]
        sizes = {i: len(blocks[i].text) for i in sentences}
        total = sum(sizes.values())
        kept = sum([size for i, size in sizes.items() if decisions[i].label in TEXT_LABELS])
        if len(sizes) < self.min_sentences or total < self.min_chars or kept >= self.max_kept * total:
            return tuple(decisions)
        if 2 * sum(size for i, size in sizes.items() if score.holds(analysis, i)) <= total:
            return tuple(decisions)
        draft = Draft(analysis)
        for filter_ in filters:
            if isinstance(filter_, PatternFilter | PhraseFilter) or filter_.name == "box.landmark":
                draft.record(list(filter_(draft)), filter_.name)
        seen: set[str] = {analysis.forms[i] for i, each in enumerate(decisions) if each.label in TEXT_LABELS}
        made = list(decisions)
        for index, decision in enumerate(decisions[:end]):
            lost = decision.label not in TEXT_LABELS and draft.decisions[index] is None
            if lost and score.holds(analysis, index) and analysis.forms[index] not in seen:
                opinion = analysis.opinion(index)
                seen.add(analysis.forms[index])
                why = f"{opinion.chance:.2f}: {opinion.reason}; over {decision.filter} ({decision.label})"
                made[index] = Decision(decision.block, Label.BODY, self.name, "rescued", why)
        return tuple(made)


def _end(analysis: Analysis, decisions: Sequence[Decision]) -> int:
    """Return the index of the block at which ``Rescue`` stops: the first comment, legal or rating block below the text.

    If ``Rescue`` does not stop, the result is the number of blocks.
    """
    if analysis.has_boxes:
        return len(decisions)
    first = next((i for i, each in enumerate(decisions) if each.label in TEXT_LABELS), len(decisions))
    return next((i for i in range(first, len(decisions)) if decisions[i].label in _ENDS), len(decisions))


def _sentences(analysis: Analysis) -> list[int]:
    """Return the indices of the page's distinct sentences (see ``Rescue``)."""
    first: dict[str, int] = {}
    for block in compress(analysis.blocks, analysis.prose):
        length = len(block.text)
        if length >= _SENTENCE and not (block.links and block.linked >= _FEW_LINKS * length):
            first.setdefault(analysis.forms[block.index], block.index)
    return list(first.values())


def _in_main(analysis: Analysis, found: Sequence[int]) -> list[int]:
    """Return those of the sentences ``found`` that are inside the page's main element (see ``Rescue``)."""
    blocks, parents = analysis.blocks, analysis.parents
    held = Counter[int]()
    for index in found:
        element, length = blocks[index].element, len(blocks[index].text)
        while element >= 0:
            held[element] += length
            element = parents[element]
    total = sum([len(blocks[index].text) for index in found])
    # The main element is the innermost one with more than half of the characters; without any, the body (-1).
    holder = max((element for element, size in held.items() if 2 * size > total), default=-1)
    return [index for index in found if analysis.contains(holder, blocks[index].element)]
