"""Tests of ``vnclean.corpus.evaluate``."""

from pathlib import Path

from support.case_folders import confirm_rows, write_case
from support.material import HERE
from vnclean import NEWS, Label
from vnclean.corpus.evaluate import Share, score
from vnclean.corpus.labelled import read_cases


def test_a_wrong_line_is_found_and_the_worst_stands_first(drafted: Path) -> None:
    confirm_rows(drafted, line1="body", line5="caption", line2="byline")
    (lost, left, named) = score(read_cases(drafted), NEWS).wrong
    assert (lost.line, lost.gold, lost.lost, lost.left) == (1, "body", True, False)
    assert (left.line, left.gold, left.lost, left.left) == (5, "caption", False, True)
    assert (named.line, named.lost, named.left) == (2, False, False)


def test_doubt_takes_the_label_or_text(drafted: Path) -> None:
    confirm_rows(drafted, line5="caption?", line1="caption?")
    result = score(read_cases(drafted), NEWS)
    assert [line.line for line in result.wrong] == [1]
    assert result.texts == ()  # a doubtful label leaves the expected text unknown


def test_figures_are_what_they_say(tmp_path: Path) -> None:
    prose = "Từ đó, học sinh phải nghỉ học mỗi khi nước suối dâng cao. Cả bản đi vòng hơn hai mươi cây số."
    folder = write_case(tmp_path / "a", f"Trang chủ\n{prose}\nTin liên quan\n", "1\tnavigation", "2\tbody", "3\tbody")
    result = score(read_cases(folder), NEWS)
    assert result.labels[Label.NAVIGATION] == Share(right=1, said=1, gold=1)
    assert result.labels[Label.BODY].recall == 0.5
    assert result.labels[Label.LISTING].precision == 0.0
    assert result.kept == len(prose) / (len(prose) + len("Tin liên quan"))
    assert result.removed == 1.0
    (text,) = result.texts
    assert (text.both, text.expected - text.out) == (22, 3)
    assert text.f1 == 2 * 22 / (22 + 25)


def test_the_expected_text_goes_before_the_labels(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "a", "Trang chủ\n", "1\tnavigation")
    (folder / "expected.txt").write_text("Trang chủ\n", encoding="utf-8")
    assert score(read_cases(tmp_path), NEWS).f1 == 0.0


def test_our_own_cases_have_no_wrong_line() -> None:
    result = score(read_cases(HERE / "cases"), NEWS)
    assert result.wrong == ()
    assert result.waiting == {}
    assert result.kept == result.removed == 1.0
