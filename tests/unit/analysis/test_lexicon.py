"""Tests of ``vnclean.analysis.lexicon`` and its tables."""

from functools import cache

import pytest

import vnclean
from support.material import HERE, PROSE
from vnclean import Label
from vnclean.analysis.lexicon import PLACES, REACHES, Row, find, general, rows
from vnclean.text.fold import fold

SEEN = HERE / "fixtures" / "lexicon.tsv"


OPENING = [PROSE["title"], PROSE["1"], PROSE["2"], PROSE["3"]]


@cache
def witnesses() -> tuple[tuple[str, str], ...]:
    """Return the label and the line of each example in ``lexicon.tsv``."""
    found = (line.split("\t") for line in SEEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple((label, line) for label, line in found)


def test_rows_are_well_formed() -> None:
    for row in rows():
        assert row.place in PLACES, row
        assert row.reach in REACHES, row
        assert row.phrase == row.phrase.strip(), row
        assert row.seen, row
        assert row.seen != "unverified", row
        assert row.place != "heads" or row.label is Label.LISTING, row


def test_no_phrase_stands_twice_in_one_place() -> None:
    seen: dict[tuple[str, str, bool], Row] = {}
    for row in rows():
        key = (fold(row.phrase), "whole" if row.place == "heads" else row.place, row.phrase.endswith(":"))
        assert key not in seen, (row, seen.get(key))
        seen[key] = row


def test_every_row_has_a_witness() -> None:
    found = {row for _, line in witnesses() if (row := find(line))}
    assert [row for row in rows() if row not in found] == []


@pytest.mark.parametrize(("label", "line"), witnesses())
def test_a_witness_is_decided_by_its_row_after_the_story(label: str, line: str) -> None:
    decision = vnclean.extract("\n".join([*OPENING, line])).decisions[-1]
    assert decision.label == label
    assert decision.reason


def test_phrases_inside_prose_decide_nothing() -> None:
    for row in rows():
        words = row.phrase.replace("{n}", "12").replace("{name}", "Nguyễn An").rstrip(":")
        prose = f"Chị Én kể rằng trên màn hình có dòng chữ {words} mà chị không hiểu. Chị đã hỏi con trai cả buổi sáng."
        page = "\n".join([*OPENING, prose, PROSE["4"]])
        assert prose in vnclean.clean(page), row


def test_numbers_dates_and_times_are_one_form() -> None:
    assert general("1.204 lượt xem") == general("7 lượt xem") == "{n} lượt xem"
    assert general("09:21 25/03/2015") == "{time} {date}"


def test_a_very_long_line_is_no_phrase() -> None:
    assert find("Tin liên quan " * 1000) is None


def test_a_colon_tells_a_label_from_a_sentence() -> None:
    assert find("Giá vàng: 76 triệu") is not None
    assert find("Giá vàng tăng mạnh phiên thứ ba liên tiếp") is None


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("1.234 lượt xem · 56 bình luận", "{n} lượt xem"),
        ("In bài viết | Gửi email", "In bài viết"),
        ("1.234 lượt xem · 56 người dân bản Nà Khoang", None),
        ("Theo dõi - giám sát việc góp công của bản", None),
    ],
)
def test_a_line_of_phrases_is_known_if_every_part_is(line: str, phrase: str | None) -> None:
    row = find(line)
    assert (row and row.phrase) == phrase
