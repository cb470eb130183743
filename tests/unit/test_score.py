"""Cases and their scores: drafts wait for a person, gold is compared line by line, pipelines side by side."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from support.inert import assert_inert_report, assert_inert_table
from support.material import HERE, ROOT
from support.material import run_command as run
from vnclean import NEWS, Label
from vnclean.corpus.evaluate import Share, score
from vnclean.corpus.labelled import draft, lines_of, read_case, read_cases
from vnclean.corpus.score_report import score_page, score_table

PAGE = ROOT / "examples" / "page.html"


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """A case that nobody has looked at."""
    assert run("case", PAGE, "--to", tmp_path / "cases" / "trang") == (0, "")
    return tmp_path / "cases" / "trang"


def confirm(folder: Path, **changed: str) -> None:
    """Say yes to every row, with other labels where they are given (``line5="caption?"``)."""
    table = folder / "labels.tsv"
    head, *rows = (row.split("\t") for row in table.read_text(encoding="utf-8").splitlines())
    for row in rows:
        row[1:3] = [changed.get(f"line{row[0]}", row[1]), "y"]
    table.write_text("\n".join("\t".join(row) for row in [head, *rows]), encoding="utf-8")


def write(folder: Path, source: str, *rows: str) -> Path:
    """A case of raw text with a table of labels."""
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(source, encoding="utf-8")
    (folder / "labels.tsv").write_text("\n".join(["line\tlabel", *rows]), encoding="utf-8")
    return folder


def test_a_case_holds_the_page_byte_for_byte(drafted: Path) -> None:
    assert sorted(path.name for path in drafted.iterdir()) == ["labels.tsv", "note.md", "source.html"]
    assert (drafted / "source.html").read_bytes() == PAGE.read_bytes()
    assert (drafted / "note.md").read_text(encoding="utf-8").startswith("# trang\n")


def test_a_draft_is_no_gold_until_a_person_says_yes(drafted: Path) -> None:
    before = read_case(drafted)
    assert before.labels == {}
    assert before.waiting == len(before.page.blocks)
    assert score([before], NEWS).lines == 0
    assert "14 lines wait for a person's yes" in run("score", drafted)[1]
    confirm(drafted)
    after = read_case(drafted)
    assert after.waiting == 0
    result = score([after], NEWS)
    assert (result.lines, result.wrong, result.f1) == (14, (), 1.0)


def test_a_wrong_line_is_found_and_the_worst_stands_first(drafted: Path) -> None:
    confirm(drafted, line1="body", line5="caption", line2="byline")
    (lost, left, named) = score(read_cases(drafted), NEWS).wrong
    assert (lost.line, lost.gold, lost.lost, lost.left) == (1, "body", True, False)
    assert (left.line, left.gold, left.lost, left.left) == (5, "caption", False, True)
    assert (named.line, named.lost, named.left) == (2, False, False)


def test_doubt_takes_the_label_or_text(drafted: Path) -> None:
    confirm(drafted, line5="caption?", line1="caption?")
    result = score(read_cases(drafted), NEWS)
    assert [line.line for line in result.wrong] == [1]
    assert result.texts == ()  # nobody knows what the text should be


def test_figures_are_what_they_say(tmp_path: Path) -> None:
    prose = "Từ đó, học sinh phải nghỉ học mỗi khi nước suối dâng cao. Cả bản đi vòng hơn hai mươi cây số."
    folder = write(tmp_path / "a", f"Trang chủ\n{prose}\nTin liên quan\n", "1\tnavigation", "2\tbody", "3\tbody")
    result = score(read_cases(folder), NEWS)
    assert result.labels[Label.NAVIGATION] == Share(right=1, said=1, gold=1)
    assert result.labels[Label.BODY].recall == 0.5
    assert result.labels[Label.LISTING].precision == 0.0
    assert result.kept == len(prose) / (len(prose) + len("Tin liên quan"))
    assert result.removed == 1.0
    (text,) = result.texts
    assert (text.both, text.expected - text.out) == (22, 3)
    assert text.f1 == 2 * 22 / (22 + 25)


def test_the_expected_text_goes_before_the_labels(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", "Trang chủ\n", "1\tnavigation")
    (folder / "expected.txt").write_text("Trang chủ\n", encoding="utf-8")
    assert score(read_cases(tmp_path), NEWS).f1 == 0.0


def test_our_own_cases_have_no_wrong_line() -> None:
    result = score(read_cases(HERE / "cases"), NEWS)
    assert result.wrong == ()
    assert result.waiting == {}
    assert result.kept == result.removed == 1.0


def test_pipelines_stand_side_by_side() -> None:
    code, out = run("score", HERE / "cases", "--without", "caption.credit", "--worst", "3")
    assert code == 0
    assert "NEWS without caption.credit" in out
    assert "Worst lines, NEWS without caption.credit (3 of 5)" in out
    assert "left  baoquangninh:12" in out


def test_a_pipeline_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_cleaning.py").write_text("from vnclean import NEWS\nMINE = NEWS.without('slug.title')\nN = 1\n")
    monkeypatch.chdir(tmp_path)
    code, out = run("score", HERE / "cases", "--pipeline", "own_cleaning:MINE")
    assert code == 0
    assert "own_cleaning:MINE" in out.splitlines()[1]
    assert run("score", HERE / "cases", "--pipeline", "own_cleaning:N")[0] == 2


@pytest.mark.parametrize(
    "wrong", [["--without", "caption.credi"], ["--pipeline", "no_such_module:X"], ["--pipeline", "x"]]
)
def test_wrong_usage_says_so(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("score", HERE / "cases", *wrong)[0] == 2
    assert wrong[1] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["1\tmenu"], "row 2: it should be a line's number and one of: title, lead"),
        (["x\tbody"], "row 2"),
        (["9\tbody"], "line 9 has a label, and the page has no block there"),
    ],
)
def test_gold_that_is_none_is_refused(
    tmp_path: Path, rows: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "a", "Trang chủ\n", *rows)
    assert run("score", folder)[0] == 1
    assert said in capsys.readouterr().err


def test_a_folder_without_cases_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("score", tmp_path)[0] == 1
    assert "has no case" in capsys.readouterr().err


def test_nothing_is_overwritten_and_no_page_is_no_case(
    drafted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("case", PAGE, "--to", drafted)[0] == 2
    assert run("case", ROOT / "examples" / "page.txt", "--to", drafted)[0] == 2
    assert "exists; take another folder" in capsys.readouterr().err
    assert run("case", "-", "--to", tmp_path / "none")[0] == 1
    assert not (tmp_path / "none").exists()


def test_a_score_to_look_at(drafted: Path, tmp_path: Path) -> None:
    confirm(drafted, line1="body")
    out = tmp_path / "score.html"
    assert run("score", drafted, "--html", out) == (0, "")
    assert run("score", drafted, "--html", "-") == (0, Path(out).read_text(encoding="utf-8"))
    html = out.read_text(encoding="utf-8")
    assert "Worst lines, NEWS (1 of 1)" in html
    assert run("score", drafted, "--html", out)[0] == 2
    assert run("score", drafted, "--html", out, "--overwrite")[0] == 0


def test_tables_and_pages_are_inert(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", "Tin liên quan <script>\u202e\x1b[31m\n", "1\tnavigation")
    scores = {"<b>\u202e": score(read_cases(folder), NEWS)}
    assert_inert_table(score_table(scores, worst=5))
    assert_inert_report(score_page(scores, worst=5))


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
def test_every_block_has_a_line_of_its_own(lines: list[str], end: str) -> None:
    page = vnclean.read_text(end.join(lines))
    numbers = lines_of(page)
    assert numbers == sorted(set(numbers))
    assert len(draft(vnclean.extract(page)).splitlines()) == len(page.blocks) + 1
