"""How good a pipeline is on cases: labels against a person's, words of the text against the expected ones."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vnclean.article import Article
from vnclean.corpus.labelled import Case, lines_of
from vnclean.extraction import extract
from vnclean.model.decision import Decision
from vnclean.model.label import Label
from vnclean.pipeline import Pipeline
from vnclean.text.lazy_pattern import lazy_regex

_WORD: Final = lazy_regex(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line whose label is not the gold one; ``lost`` where text went, ``left`` where boilerplate stayed."""

    case: str
    line: int
    gold: str
    decision: Decision
    lost: bool
    left: bool

    @property
    def weight(self) -> tuple[int, int]:
        """What sorts the worst last: a wrong name, boilerplate that stayed, lost text; of each the longer lines."""
        return (2 * self.lost + self.left, len(self.decision.block.text))


@dataclass(frozen=True, slots=True)
class Share:
    """Of one label: lines that got it rightly, lines that got it, lines whose gold it is."""

    right: int
    said: int
    gold: int

    @property
    def precision(self) -> float:
        """Of the lines that got the label, the share whose gold it is; 1.0 where none did."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Of the lines whose gold the label is, the share that got it; 1.0 where there are none."""
        return self.right / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One case's words: how many are in both texts, in the one that came out, in the expected one."""

    case: str
    both: int
    out: int
    expected: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over words; 1.0 where both texts are empty."""
        return 2 * self.both / (self.out + self.expected) if self.out + self.expected else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """A pipeline's figures: by label, by case, and the wrong lines, the worst first.

    ``kept`` and ``removed`` are shares of characters, of lines without doubt: of text that stayed, and of boilerplate
    that went. ``waiting`` has of each case the lines that nobody said yes to, which do not count.
    """

    labels: dict[Label, Share]
    texts: tuple[Text, ...]
    wrong: tuple[Line, ...]
    lines: int
    kept: float
    removed: float
    waiting: dict[str, int]

    @property
    def f1(self) -> float:
        """The mean of the cases' F1; 1.0 where no case has a text."""
        return sum(text.f1 for text in self.texts) / len(self.texts) if self.texts else 1.0


def score(cases: Iterable[Case], pipeline: Pipeline) -> Score:
    """Return the figures of a pipeline on cases.

    A case counts by its labels, line by line, and by its words: against ``expected.txt``, else against the lines that
    a person labelled as text, where every line of the page is labelled and none is in doubt.
    """
    said, gold, right = Counter[Label](), Counter[Label](), Counter[Label]()
    sums = Counter[tuple[bool, bool]]()
    texts: list[Text] = []
    wrong: list[Line] = []
    waiting = {}
    for case in cases:
        article = extract(case.page, pipeline=pipeline)
        if case.waiting:
            waiting[case.name] = case.waiting
        lines = lines_of(case.page)
        for line, decision in zip(lines, article.decisions, strict=True):
            if (wanted := case.labels.get(line)) is None:
                continue
            label = _gold(wanted, decision)
            gold[label] += 1
            said[decision.label] += 1
            right[label] += label is decision.label
            stays, should = decision.label in pipeline.keep, label in pipeline.keep
            if not wanted.endswith("?"):
                sums[should, stays] += len(decision.block.text)
            if label is not decision.label:
                wrong.append(
                    Line(case.name, line, wanted, decision, lost=should and not stays, left=stays and not should)
                )
        if (expected := _expected(case, lines, article)) is not None:
            texts.append(_compared(case.name, article.text, expected))
    return Score(
        labels={label: Share(right[label], said[label], gold[label]) for label in Label if said[label] or gold[label]},
        texts=tuple(sorted(texts, key=lambda text: (text.f1, text.case))),
        wrong=tuple(sorted(wrong, key=lambda line: line.weight, reverse=True)),
        lines=gold.total(),
        kept=_share(sums[True, True], sums[True, False]),
        removed=_share(sums[False, False], sums[False, True]),
        waiting=waiting,
    )


def _gold(wanted: str, decision: Decision) -> Label:
    """Return the gold label; of a line in doubt (``x?``) the one that was said, if it is ``x`` or body."""
    label = Label(wanted.removesuffix("?"))
    return Label.BODY if wanted.endswith("?") and decision.label is Label.BODY else label


def _expected(case: Case, lines: Sequence[int], article: Article) -> str | None:
    """Return the text that should come out, where the case tells it."""
    if case.expected is not None:
        return case.expected
    wanted = [case.labels.get(line, "?") for line in lines]
    if any(label.endswith("?") for label in wanted):
        return None
    pairs = zip(wanted, article.texts, strict=True)
    return "\n\n".join(text for label, text in pairs if Label(label) in article.keep)


def words(text: str) -> Counter[str]:
    """Return how often each word is in a text, in small letters: what texts are compared by.

    >>> words("Bà con, bà con").most_common(1)
    [('bà', 2)]
    """
    return Counter(_WORD.findall(text.lower()))


def _compared(name: str, out: str, expected: str) -> Text:
    one, other = words(out), words(expected)
    return Text(name, (one & other).total(), one.total(), other.total())


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
