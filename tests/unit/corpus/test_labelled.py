"""Tests of ``vnclean.corpus.labelled``."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from support.case_folders import confirm_rows, write_case
from support.material import run_command as run
from vnclean import NEWS
from vnclean.corpus.evaluate import score
from vnclean.corpus.labelled import draft, lines_of, read_case


def test_a_draft_is_no_gold_until_a_person_says_yes(drafted: Path) -> None:
    before = read_case(drafted)
    assert before.labels == {}
    assert before.waiting == len(before.page.blocks)
    assert score([before], NEWS).lines == 0
    assert "14 lines wait for a person's yes" in run("score", drafted)[1]
    confirm_rows(drafted)
    after = read_case(drafted)
    assert after.waiting == 0
    result = score([after], NEWS)
    assert (result.lines, result.wrong, result.f1) == (14, (), 1.0)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["1\tmenu"], "row 2: it should be a line's number and one of: title, lead"),
        (["x\tbody"], "row 2"),
        (["9\tbody"], "line 9 has a label, and the page has no block there"),
    ],
)
def test_gold_that_is_none_is_refused(
    tmp_path: Path, rows: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_case(tmp_path / "a", "Trang chủ\n", *rows)
    assert run("score", folder)[0] == 1
    assert message in capsys.readouterr().err


def test_a_folder_without_cases_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("score", tmp_path)[0] == 1
    assert "has no case" in capsys.readouterr().err
    with pytest.raises(ValueError, match="has no case"):
        read_case(tmp_path)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
def test_every_block_has_a_line_of_its_own(lines: list[str], end: str) -> None:
    page = vnclean.read_text(end.join(lines))
    numbers = lines_of(page)
    assert numbers == sorted(set(numbers))
    assert len(draft(vnclean.extract(page)).splitlines()) == len(page.blocks) + 1
