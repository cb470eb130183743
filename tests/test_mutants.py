"""The mutants that may live (``tests/mutants.tsv``) are of lines that are there, and say why."""

from pathlib import Path

import vnclean
from material import HERE


def test_argued_mutants_are_of_lines_that_are_there() -> None:
    head, *rows = (row.split("\t") for row in (HERE / "mutants.tsv").read_text(encoding="utf-8").splitlines())
    assert head == ["file", "was", "now", "why"]
    for file, was, now, why in rows:
        lines = Path(vnclean.__file__).parent.joinpath(file).read_text(encoding="utf-8").splitlines()
        assert was in map(str.strip, lines), (file, was)
        assert now != was
        assert why
