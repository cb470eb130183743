"""Tests of the cases and fixtures of plain text."""

import pytest

import vnclean
from support.material import HERE, Case, Example, read_html_cases, read_markup
from vnclean.cli import main

METADATA = ("title", "author", "outlet", "published")


def agrees(label: str, gold: str) -> bool:
    """Return whether a label agrees with the gold label; the doubtful gold label ``x?`` allows ``x`` and ``body``."""
    return label == gold or (gold.endswith("?") and label in (gold[:-1], "body"))


def test_text_is_the_expected_text(case: Case) -> None:
    assert vnclean.clean(case.source) + "\n" == case.text


def test_metadata_is_the_expected_metadata(case: Case) -> None:
    article = vnclean.extract(case.source).to_dict()
    assert {field: article[field] for field in METADATA} == case.metadata


def test_every_line_has_its_label(case: Case) -> None:
    article = vnclean.extract(case.source)
    labels = {case.source.count("\n", 0, d.block.start) + 1: str(d.label) for d in article.decisions}
    assert labels.keys() == case.labels.keys()
    wrong = {line: (case.labels[line], labels[line]) for line in labels if not agrees(labels[line], case.labels[line])}
    assert not wrong


def test_every_line_of_a_fixture_has_its_label(example: Example) -> None:
    article = vnclean.extract(example.source)
    wrong = [
        f"{decision.block.text.strip()!r} is {decision.label} by {decision.filter!r} ({decision.reason}), not "
        f"{label} {by}"
        for (label, by, _), decision in zip(example.lines, article.decisions, strict=True)
        if not _is_right(decision, label, by)
    ]
    assert not wrong, "\n".join(wrong)


def _is_right(decision: vnclean.Decision, label: str, by: str) -> bool:
    if label == "body" and not by:  # the block must be kept; the first paragraph may be the lead
        return decision.label in ("body", "lead", "heading")
    return decision.label == label and by in ("", decision.filter)


def test_fixtures_and_cases_witness_every_filter(all_cases: list[Case], all_examples: list[Example]) -> None:
    sources: list[str | bytes] = [case.source for case in all_cases]
    sources += [example.source for example in all_examples]
    sources += [page.source for page in read_html_cases()] + [page.source for page in read_markup()]
    used = {decision.filter for source in sources for decision in vnclean.extract(source).decisions}
    assert [filter_.name for filter_ in vnclean.NEWS.filters if filter_.name not in used] == []


def test_cleaning_the_clean_text_changes_nothing(case: Case) -> None:
    once = vnclean.clean(case.source)
    assert vnclean.clean(once) == once


def test_the_command_prints_the_expected_text(case: Case, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = HERE / "cases" / case.name / "source.txt"
    assert main([str(path)]) == 0
    assert capfdbinary.readouterr().out.decode() == case.text


def test_kept_and_removed_part_the_decisions(case: Case) -> None:
    article = vnclean.extract(case.source)
    both = sorted(article.kept + article.removed, key=lambda decision: decision.block.start)
    assert tuple(both) == article.decisions
    assert all(decision.filter and decision.code and decision.reason for decision in article.removed)
    assert all(decision.block.text for decision in both)
