"""Tests of ``vnclean.cli.outputs``."""

import csv
import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import vnclean
from support.crawls import TEXT
from support.material import run_command
from support.material import run_command as run
from vnclean.cli import main


def test_several_pages_are_parted_by_an_empty_line(page: Path) -> None:
    once = run(str(page))[1]
    assert run(str(page), str(page)) == (0, once + "\n" + once)


def test_json_is_one_object_a_line(page: Path) -> None:
    code, out = run("--json", str(page), str(page))
    objects = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(objects) == 2
    assert objects[0]["id"] == str(page)
    assert objects[0]["text"] == vnclean.clean(page.read_text(encoding="utf-8"))


def test_explain_names_the_page_and_shows_the_table(page: Path) -> None:
    code, out = run("--explain", str(page))
    assert code == 0
    assert out.startswith(f"{page}\nno.")
    assert "caption.credit" in out


def test_the_article_comes_out_as_markdown_and_as_html(folder: Path, story: dict[str, str]) -> None:
    html = str(folder / "1.html")
    assert run("--html", html)[1].splitlines()[0] == f"<p>{story['1']}</p>"
    assert run("--markdown", html)[1].startswith(story["1"])


def test_explain_says_which_container_it_chose(folder: Path) -> None:
    assert "container: div:2#nd" in run("--explain", str(folder / "1.html"))[1].splitlines()


def test_output_is_utf8_whatever_the_locale(page: Path) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-m", "vnclean", str(page)], env=env, capture_output=True, check=True)
    assert done.stdout.decode() == run(str(page))[1]
    assert done.stderr == b""


def test_records_go_to_standard_output(crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "clean.jsonl"
    main([str(crawl), "--out", str(out)])
    before = sorted(tmp_path.iterdir())
    capsys.readouterr()
    code, written = run_command(str(crawl), "--out", "-")
    told = capsys.readouterr().err
    assert (code, written) == (1, out.read_text(encoding="utf-8"))
    assert "PDF" in told
    assert "8 pages" in told
    assert sorted(tmp_path.iterdir()) == before


def test_forms_hold_what_their_names_say(files: list[str], tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    assert main([*files, "--out", str(table)]) == 1
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == [TEXT.format(0), TEXT.format(1)]
    assert rows[0]["id"].endswith("0.html")
    packed = tmp_path / "a.jsonl.gz"
    assert main([*files, "--out", str(packed)]) == 1
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        assert [json.loads(line)["text"] for line in lines] == [TEXT.format(0), TEXT.format(1)]


@pytest.mark.parametrize("name", ["a.json", "a", "a.jsonl.bz2", ".", ".."])
def test_other_endings_are_refused(
    name: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*files, "--out", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crawl"]
