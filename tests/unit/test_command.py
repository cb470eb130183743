"""The command: forms, options, exit codes, encodings, failures."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import vnclean
from support.material import run_command as run
from vnclean.cli import atomic_files, main


@pytest.fixture
def page(tmp_path: Path, story: dict[str, str]) -> Path:
    """A page on disk."""
    path = tmp_path / "trang.txt"
    lines = [story["title"], story["1"], "Bà con đổ móng. Ảnh: Hà An", "Tỉnh uỷ đã đến thăm hỏi bà con.", story["2"]]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_text_is_the_default(page: Path) -> None:
    assert run(str(page)) == (0, vnclean.clean(page.read_text(encoding="utf-8")) + "\n")


def test_standard_input_and_a_byte_order_mark(page: Path) -> None:
    assert run("-", stdin=b"\xef\xbb\xbf" + page.read_bytes()) == run(str(page))


def test_several_pages_are_parted_by_an_empty_line(page: Path) -> None:
    once = run(str(page))[1]
    assert run(str(page), str(page)) == (0, once + "\n" + once)


def test_json_is_one_object_a_line(page: Path) -> None:
    code, out = run("--json", str(page), str(page))
    objects = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(objects) == 2
    assert objects[0]["file"] == str(page)
    assert objects[0]["text"] == vnclean.clean(page.read_text(encoding="utf-8"))


def test_explain_names_the_page_and_shows_the_table(page: Path) -> None:
    code, out = run("--explain", str(page))
    assert code == 0
    assert out.startswith(f"{page}\nno.")
    assert "caption.credit" in out


def test_options_change_the_pipeline(page: Path) -> None:
    assert "Ảnh: Hà An" in run("--keep", "caption", str(page))[1]
    assert "Ảnh: Hà An" in run("--without", "caption.credit", "--without", "edge.after", str(page))[1]
    assert "Tỉnh uỷ" in run("--tones", "keep", str(page))[1]
    assert "Tỉnh uỷ" in run("--tones", "modern", str(page))[1]
    assert "Tỉnh ủy" in run(str(page))[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "FILE"),
        (["--keep", "picture", "x"], "picture"),
        (["--without", "slug.titel", "x"], "did you mean 'slug.title'?"),
        (["--tones", "old", "x"], "old"),
        (["--json", "--explain", "x"], "not allowed"),
    ],
)
def test_wrong_usage_is_code_2(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert sentence in capsys.readouterr().err


def test_help_is_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Exit codes" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1f\x8b\x08...", "gzip"),
    ],
)
def test_a_bad_input_gets_one_sentence_and_the_others_are_written(
    data: bytes, sentence: str, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(data)
    empty = tmp_path / "empty"
    empty.mkdir()
    code, out = run(str(bad), str(tmp_path / "missing"), str(empty), str(page))
    errors = capsys.readouterr().err.splitlines()
    assert code == 1
    assert out == run(str(page))[1]
    assert len(errors) == 3
    assert errors[0].startswith(f"vnclean: {bad}: ")
    assert sentence in errors[0]
    assert "folder without pages" in errors[2]


@pytest.fixture
def folder(tmp_path: Path, story: dict[str, str]) -> Path:
    """A folder with the same page as HTML, Markdown and text, and a file that is none."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    paragraphs = [story["1"], story["2"], story["3"]]
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    pages = {
        "a/1.html": f"<!doctype html><h1>{story['title']}</h1><div id=nd>{html}</div><nav><a href=/>Trang chủ</a></nav>",
        "a/b/2.md": f"# {story['title']}\n\n" + "\n\n".join(paragraphs) + "\n\n- [Trang chủ](/)\n- [Thời sự](/ts)\n",
        "a/3.txt": "\n".join([story["title"], *paragraphs, "Trang chủ"]),
        "a/4.css": "p { color: red }",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "a"


def test_a_folder_gives_its_pages_in_order_each_by_its_own_door(folder: Path, story: dict[str, str]) -> None:
    code, out = run("--json", str(folder))
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [Path(each["file"]).name for each in found] == ["1.html", "3.txt", "2.md"]
    assert {each["text"] for each in found} == {"\n\n".join([story["1"], story["2"], story["3"]])}
    assert {each["title"] for each in found} == {story["title"]}


def test_an_explicit_door_wins(folder: Path) -> None:
    html = str(folder / "1.html")
    assert "<p>" in run("--from", "text", html)[1]
    assert run("--from", "html", html) == run(html)
    legacy = folder / "legacy.txt"
    legacy.write_bytes("Chñ tÞch n\xadíc ®· ®Õn th¨m nh©n d©n x· nµy.".encode("latin-1"))
    assert "note: the words are written in TCVN3 (ABC)" in run("--from", "text", "--explain", str(legacy))[1]
    assert "<h1>" not in run("--from", "markdown", html)[1]


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


def test_a_page_longer_than_asked_for_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(page), "--max-size", "10"]) == 1
    assert "max_size is 10" in capsys.readouterr().err
    assert main([str(page), "--max-size", "-1"]) == 2
    assert main([str(page), "--max-size", "0"]) == 0
    out = page.with_name("out.jsonl")
    assert main([str(page), "--max-size", "10", "--out", str(out)]) == 1
    assert "max_size is 10" in out.with_name("out.jsonl.failed.jsonl").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("extra", [["--json"], ["--out", "x.jsonl"], ["-"]])
def test_a_report_is_of_one_page_and_goes_with_no_other_form(page: Path, tmp_path: Path, extra: list[str]) -> None:
    assert run("--report", str(tmp_path / "report.html"), *extra, str(page))[0] == 2


def test_a_report_of_no_page_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--report", str(tmp_path / "report.html"), "-", stdin=b"")[0] == 1
    assert capsys.readouterr().err == "vnclean: -: is empty\n"
    assert run("--report", str(tmp_path / "none" / "report.html"), "-", stdin=b"Tin")[0] == 2
    assert not (tmp_path / "report.html").exists()


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version")[0] == 0
    assert capsys.readouterr().out == f"vnclean {vnclean.__version__}\n"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)


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


@pytest.mark.parametrize("out", ["", ".", "no/such/folder/x.jsonl", "x" * 300 + ".jsonl"])
@pytest.mark.parametrize("option", ["--out", "--learn", "--report"])
@pytest.mark.usefixtures("elsewhere")
def test_outputs_that_cannot_be_written_are_told(
    out: str, option: str, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(page), option, out)[0] == 2
    assert capsys.readouterr().err.startswith("vnclean: ")


def test_a_folder_has_no_report(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--report", str(tmp_path / "r.html"), str(page.parent))[0] == 1
    assert "is a folder" in capsys.readouterr().err


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
