"""Tests of ``vnclean.analysis.class_hints``."""

from importlib.resources import files

import pytest

from vnclean.analysis.class_hints import hint
from vnclean.model.page import Attributes

NAMES = [
    line.split("\t")
    for line in files("vnclean").joinpath("analysis/class_hints.tsv").read_text("utf-8").splitlines()[3:]
]


@pytest.mark.parametrize(("word", "label", "seen"), NAMES)
def test_every_word_of_names_says_its_label_and_was_seen(word: str, label: str, seen: str) -> None:
    found = hint(Attributes((f"{word}-x",)))
    assert found == (label, f"{word}-x")
    assert int(seen) > 0


def test_names_are_told_by_their_words_not_by_letters_inside_them() -> None:
    assert hint(Attributes(("boxTinLienQuan2",))) == ("listing", "boxTinLienQuan2")
    for name in ("advice", "catalog", "navy", "shared-story", "commentary", "dated", "w-1"):
        assert hint(Attributes((name,))) is None, name
