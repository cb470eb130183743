"""Evaluation of a pipeline on cases: labels against gold labels, words of the text against the expected words."""

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
    """A line with a wrong label; ``lost``: it is text that was dropped, ``left``: it is boilerplate that was kept."""

    case: str
    line: int
    gold: str
    decision: Decision
    lost: bool
    left: bool

    @property
    def weight(self) -> tuple[int, int]:
        """The sort key, greater for worse lines: a wrong label only, boilerplate kept, text lost; then by length."""
        return (2 * self.lost + self.left, len(self.decision.block.text))


@dataclass(frozen=True, slots=True)
class Share:
    """Line counts for one label: ``right`` (given it correctly), ``said`` (given it), ``gold`` (their gold label)."""

    right: int
    said: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of the lines given the label whose gold label it is; 1.0 if none was given it."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of the lines with this gold label that were given it; 1.0 if there are none."""
        return self.right / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """The word counts of one case: words in both texts, in the extracted text (``out``), in the expected text."""

    case: str
    both: int
    out: int
    expected: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over words; 1.0 if both texts are empty."""
        return 2 * self.both / (self.out + self.expected) if self.out + self.expected else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """The results of a pipeline: by label, by case (lowest F1 first), and the wrong lines, the worst first.

    ``kept`` and ``removed`` are the shares, in characters, of text that was kept and of boilerplate that was removed;
    lines in doubt do not count. ``lines`` is the number of scored lines. ``waiting`` is, by case, the number of lines
    that no person has confirmed, which are not scored.
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
        """The mean F1 over the cases; 1.0 if no case has a text."""
        return sum(text.f1 for text in self.texts) / len(self.texts) if self.texts else 1.0


def score(cases: Iterable[Case], pipeline: Pipeline) -> Score:
    """Return the results of a pipeline on cases.

    Labels are compared line by line. Words are compared with ``expected.txt``; without it, with the lines labelled as
    text, if every line of the page is labelled and none is in doubt.
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
    """Return the label that counts as correct.

    If ``wanted`` is a label with "?" (the person was in doubt), that is ``body`` if the pipeline chose ``body``, else
    the label without the "?".
    """
    label = Label(wanted.removesuffix("?"))
    return Label.BODY if wanted.endswith("?") and decision.label is Label.BODY else label


def _expected(case: Case, lines: Sequence[int], article: Article) -> str | None:
    """Return the expected text of a case; ``None`` if the case does not determine it."""
    if case.expected is not None:
        return case.expected
    wanted = [case.labels.get(line, "?") for line in lines]
    if any(label.endswith("?") for label in wanted):
        return None
    pairs = zip(wanted, article.texts, strict=True)
    return "\n\n".join(text for label, text in pairs if Label(label) in article.keep)


def words(text: str) -> Counter[str]:
    """Return the count of each word in a text, in lower case; texts are compared by these counts.

    >>> words("Bà con, bà con").most_common(1)
    [('bà', 2)]
    """
    return Counter(_WORD.findall(text.lower()))


def _compared(name: str, out: str, expected: str) -> Text:
    one, other = words(out), words(expected)
    return Text(name, (one & other).total(), one.total(), other.total())


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
