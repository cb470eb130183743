"""Tests of ``vnclean.corpus.score_report``."""

from pathlib import Path

from support.case_folders import write_case
from support.inert import assert_inert_report, assert_inert_table
from vnclean import NEWS
from vnclean.corpus.evaluate import score
from vnclean.corpus.labelled import read_cases
from vnclean.corpus.score_report import score_page, score_table


def test_tables_and_pages_are_inert(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "a", "Tin liên quan <script>\u202e\x1b[31m\n", "1\tnavigation")
    scores = {"<b>\u202e": score(read_cases(folder), NEWS)}
    assert_inert_table(score_table(scores, worst=5))
    assert_inert_report(score_page(scores, worst=5))
