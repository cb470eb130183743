"""Tests of ``vnclean.cli.atomic_files``."""

import os
from pathlib import Path
from typing import Any

import pytest

from support.material import run_command as run
from vnclean.cli import atomic_files, main
from vnclean.cli.atomic_files import Lock


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test with ``tmp_path`` as the working directory."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("out", ["", ".", "no/such/folder/x.jsonl", "x" * 300 + ".jsonl"])
@pytest.mark.parametrize("option", ["--out", "--learn", "--report"])
@pytest.mark.usefixtures("elsewhere")
def test_outputs_that_cannot_be_written_are_told(
    out: str, option: str, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(page), option, out)[0] == 2
    assert capsys.readouterr().err.startswith("vnclean: ")


def test_a_case_is_whole_or_not_there(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = iter([None, OSError(28, "No space left on device")])

    def fsync(path: Path, data: bytes, replaced: Any = atomic_files.replaced) -> None:  # noqa: ANN401 (the function itself)
        if error := next(full, None):
            raise error
        replaced(path, data)

    monkeypatch.setattr(atomic_files, "replaced", fsync)
    assert run("case", str(page), "--to", str(tmp_path / "case"))[0] == 2
    assert list((tmp_path / "case").iterdir()) == []
    assert run("case", str(page), "--to", str(tmp_path / "case"))[0] == 0


@pytest.mark.parametrize("suffix", ["", ".part", ".failed.jsonl", ".failed.jsonl.part", ".journal", ".lock"])
@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
@pytest.mark.parametrize("there", [True, False])
def test_no_link_is_written_through(
    crawl: Path, tmp_path: Path, suffix: str, overwrite: list[str], *, there: bool
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    target = outside / "precious"
    if there:
        target.write_text("precious", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / f"clean.jsonl{suffix}").symlink_to(target)
    for arguments in (["--out", str(folder / "clean.jsonl")], ["--learn", str(folder / f"clean.jsonl{suffix}")]):
        main([str(crawl), *arguments, *overwrite])
        assert [path.read_text(encoding="utf-8") for path in outside.iterdir()] == ["precious"] * there


def test_a_second_run_is_kept_away(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "clean.jsonl"
    lock = Lock(tmp_path / "clean.jsonl.lock")
    for more in ([], ["--overwrite"]):
        assert main([*files, "--out", str(out), *more]) == 2
        assert "another run is writing clean.jsonl" in capsys.readouterr().err
    lock.close()
    assert main([*files, "--out", str(out)]) == 1


def test_files_of_the_users_stay(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    mine = {
        name: tmp_path / name for name in ("clean.jsonl.journal.new", "t.json.new", "clean.jsonl.lock", "r.html.new")
    }
    for path in mine.values():
        path.write_text("mine", encoding="utf-8")
    other = tmp_path / "other"
    other.write_text("old", encoding="utf-8")
    out.hardlink_to(other)
    assert main([*files, "--out", str(out), "--overwrite"]) == 1
    assert main([*files, "--learn", str(tmp_path / "t.json")]) == 1  # one of the files is not a page
    assert main([files[0], "--report", str(tmp_path / "r.html")]) == 0
    assert {path.read_text(encoding="utf-8") for path in mine.values()} == {"mine"}
    assert other.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("option", ["--out", "--learn", "--report"])
def test_a_pipe_is_no_output(option: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    assert main([files[0], option, str(pipe), "--overwrite"]) == 2
    assert "is a pipe" in capsys.readouterr().err
    assert pipe.is_fifo()


def test_what_a_killed_run_left_is_taken_away_and_no_other_file(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "clean.jsonl"
    left = [tmp_path / f".clean.jsonl{each}.{'0a' * 8}.tmp" for each in ("", ".journal")]
    others = [tmp_path / name for name in (".clean.jsonl.mine.tmp", f".other.jsonl.{'0a' * 8}.tmp", "clean.jsonl.tmp")]
    for path in (*left, *others):
        path.write_text("x", encoding="utf-8")
    assert main([*files, "--out", str(out)]) == 1
    assert [path.exists() for path in (*left, *others)] == [False, False, True, True, True]
