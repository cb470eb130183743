"""Tests of ``vnclean.cli``: the command as a user runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

import vnclean
from support.material import run_command
from support.material import run_command as run


def test_text_is_the_default(page: Path) -> None:
    assert run(str(page)) == (0, vnclean.clean(page.read_text(encoding="utf-8")) + "\n")


def test_a_closed_pipe_ends_quietly(page: Path) -> None:
    code = "import sys; sys.argv[1:] = [%r] * 2000; import runpy; runpy.run_module('vnclean', run_name='__main__')"
    writer = subprocess.Popen([sys.executable, "-c", code % str(page)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.read(10)
    writer.stdout.close()
    assert writer.stderr.read() == b""
    assert writer.wait(60) == 0
    writer.stderr.close()


def test_a_report_is_written_and_not_over_another(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.html"
    assert run("--report", str(out), str(page)) == (0, "")
    assert out.read_text(encoding="utf-8") == vnclean.extract(page.read_text(encoding="utf-8")).report()
    assert "3 of 5 blocks kept" in capsys.readouterr().err
    assert run("--report", str(out), "--keep", "caption", str(page))[0] == 2
    assert "exists" in capsys.readouterr().err
    assert run("--report", str(out), "--overwrite", "--keep", "caption", str(page))[0] == 0
    assert "4 of 5" in capsys.readouterr().err


def test_a_report_goes_to_standard_output(page: Path) -> None:
    report = vnclean.extract(page.read_text(encoding="utf-8")).report()
    assert run("--report", "-", str(page)) == (0, report)


def test_a_report_of_no_page_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--report", str(tmp_path / "report.html"), "-", stdin=b"")[0] == 1
    assert capsys.readouterr().err == "vnclean: -: is empty\n"
    assert run("--report", str(tmp_path / "none" / "report.html"), "-", stdin=b"Tin")[0] == 2
    assert not (tmp_path / "report.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a shell of Unix")
@pytest.mark.parametrize(
    ("closed", "code", "message"),
    [("<&-", 1, "closed"), (">&-", 2, "standard output"), ("2>&-", 0, ""), ("> /dev/full", 2, "standard output")],
)
def test_closed_streams_and_full_disks_end_with_a_message(closed: str, code: int, message: str, page: Path) -> None:
    name = "-" if "<" in closed else str(page)
    shell = f'"$0" -m vnclean "$1" {closed}'
    done = subprocess.run(["/bin/sh", "-c", shell, sys.executable, name], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_has_no_report(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--report", str(tmp_path / "r.html"), str(page.parent))[0] == 1
    assert "is a folder" in capsys.readouterr().err


def test_standard_output_that_is_full_ends_the_run(crawl: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        asked = [sys.executable, "-m", "vnclean", str(crawl), "--out", "-"]
        done = subprocess.run(asked, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "standard output: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.NDJSON", "a.parquet", "a.warc.gz"])
def test_files_of_many_pages_are_no_page(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_bytes(b"{}")
    assert run_command(str(tmp_path / name)) == (1, "")
    assert f"{name}: holds many pages; use --out" in capsys.readouterr().err
