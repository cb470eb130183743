"""Evaluation of a pipeline on labelled cases.

Two comparisons are made. The pipeline's labels are compared with the gold labels, which a person gave. The
words of the extracted text are compared with the words of the expected text.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vnclean.article import Article
from vnclean.corpus.labelled import Case, lines_of
from vnclean.extraction import extract
from vnclean.model.decision import Decision, Label
from vnclean.pipeline import Pipeline
from vnclean.text.lazy_pattern import lazy_regex

_WORD: Final = lazy_regex(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that the pipeline labelled wrongly.

    ``gold`` is the label that a person gave. ``lost`` is true for article text that was dropped, ``left`` for
    boilerplate that was kept.
    """

    case: str
    line: int
    gold: str
    decision: Decision
    lost: bool
    left: bool

    @property
    def weight(self) -> tuple[int, int]:
        """The sort key of the line, greater for worse errors, then for longer lines.

        Lost text is worse than kept boilerplate, and kept boilerplate worse than all other wrong labels.
        """
        return (2 * self.lost + self.left, len(self.decision.block.text))


@dataclass(frozen=True, slots=True)
class Share:
    """Line counts for one label.

    - ``said`` is the number of lines to which the pipeline gave the label.
    - ``gold`` is the number of lines for which the label is correct.
    - ``right`` is the number of lines to which the pipeline gave the label and for which it is correct.
    """

    right: int
    said: int
    gold: int

    @property
    def precision(self) -> float:
        """Of the lines to which the pipeline gave the label, the share that is correct; 1.0 without such lines."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """``right`` divided by ``gold``; 1.0 if ``gold`` is 0."""
        return self.right / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """The word counts of one case.

    ``out`` counts the words of the extracted text, ``expected`` the words of the expected text, and ``both`` the words
    that the two texts share.
    """

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
    """The results of a pipeline on cases.

    - ``labels`` has the line counts by label.
    - ``texts`` has the word counts of each case with an expected text, lowest F1 first.
    - ``wrong`` has the wrongly labelled lines, worst first.
    - ``lines`` is the number of scored lines. Lines that no person has confirmed are not scored.
    - ``kept`` is the share of article text that the pipeline kept, in characters. Lines with a doubtful label
      ("caption?") are left out.
    - ``removed`` is the share of boilerplate that the pipeline removed, in characters. Lines with a doubtful
      label are left out here, too.
    - ``waiting`` maps the name of a case to the number of its lines in ``labels.tsv`` that no person has
      confirmed. Cases without such lines are not in it.
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
        """The mean F1 over the cases that have an expected text; 1.0 if no case has one."""
        return sum(text.f1 for text in self.texts) / len(self.texts) if self.texts else 1.0


def score(cases: Iterable[Case], pipeline: Pipeline) -> Score:
    """Return the results of a pipeline on cases.

    Labels are compared line by line; lines without a gold label are skipped. For each case that has an expected
    text, the words of the extracted text are compared with the words of the expected text.

    The expected text of a case is found as follows:

    - If the case has a file ``expected.txt``, its content is the expected text.
    - Otherwise, if every line has a gold label and no label is doubtful ("caption?"), the expected text
      consists of the lines whose gold label the pipeline keeps.
    - Otherwise, the case has no expected text.
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
    """Return the label that counts as correct for a line.

    ``wanted`` is the label that a person gave. The result is ``wanted`` without its "?", with one exception: if
    ``wanted`` is doubtful ("caption?") and the decision is ``body``, the result is ``body``.
    """
    label = Label(wanted.removesuffix("?"))
    return Label.BODY if wanted.endswith("?") and decision.label is Label.BODY else label


def _expected(case: Case, lines: Sequence[int], article: Article) -> str | None:
    """Return the expected text of a case, or ``None`` if neither a file nor complete labels give the text.

    ``lines`` are the line numbers of the blocks.
    """
    if case.expected is not None:
        return case.expected
    wanted = [case.labels.get(line, "?") for line in lines]
    if any(label.endswith("?") for label in wanted):
        return None
    pairs = zip(wanted, article.texts, strict=True)
    return "\n\n".join(text for label, text in pairs if Label(label) in article.keep)


def words(text: str) -> Counter[str]:
    """Return how often each word occurs in a text, in lower case.

    Two texts are compared by these counts, regardless of word order.

    >>> words("Bà con, bà con").most_common(1)
    [('bà', 2)]
    """
    return Counter(_WORD.findall(text.lower()))


def _compared(name: str, out: str, expected: str) -> Text:
    one, other = words(out), words(expected)
    return Text(name, (one & other).total(), one.total(), other.total())


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
