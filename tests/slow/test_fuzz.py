"""Inputs that failed in fuzzing pass now, and so do some random inputs; ``python -m tests.slow.fuzz`` tries more."""

from pathlib import Path

import pytest

from fuzz.__main__ import main, new
from fuzz.seeds import CORPUS, seeds
from support.targets import TARGETS

FINDS = sorted((Path(__file__).parent / "fuzz" / "finds").glob("*/*"))
INPUTS = 30
"""The number of random inputs per target, which take a few seconds."""


@pytest.mark.parametrize("path", FINDS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_and_inputs_by_chance(target: str) -> None:
    begin = seeds(target)
    for path in sorted((CORPUS / target).glob("*")):
        TARGETS[target](path.read_bytes())
    for number in range(INPUTS):
        TARGETS[target](new(target, f"test-{number}", begin))


def test_a_find_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(data: bytes) -> None:
        assert not data, "found"

    monkeypatch.setitem(TARGETS, "text", broken)
    assert main(["text", "--plain", "--work", str(tmp_path)]) == 1
    assert [path.read_bytes() != b"" for path in (tmp_path / "text").iterdir()] == [True]
    assert "failed, see" in capsys.readouterr().out
