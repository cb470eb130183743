"""``tools/train_score.py`` and ``tools/score_gain.py`` on the project's own pages."""

from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is not installed: pip install -e '.[train]'")

import score_gain
import train_score
from vnclean import NEWS, read_text
from vnclean.analysis.draft import Draft
from vnclean.analysis.score import TEXT_FEATURES


def test_the_same_samples_give_the_same_trees_and_the_library_reads_them_as_scikit_learn(tmp_path: Path) -> None:
    samples = list(train_score.html_samples(tmp_path))
    assert len(samples) == 32
    learned = train_score.forest(samples)
    trees = train_score.exported(learned)
    assert trees == train_score.exported(train_score.forest(samples))
    train_score.check(learned, trees, samples)
    with pytest.raises(ValueError, match="differ"):
        train_score.check(learned, [[1.0]], samples)


def test_pages_of_html_are_samples_of_raw_text_too(tmp_path: Path) -> None:
    names = [each.site for each in train_score.text_samples(tmp_path)]
    assert len(names) == 37
    assert {each.site for each in train_score.html_samples(tmp_path)} < set(names)


def test_a_site_is_left_out(tmp_path: Path) -> None:
    tables = score_gain.Tables(tmp_path)
    site = next(train_score.html_samples(tmp_path)).site
    assert tables.without(site, is_markup=True) != tables.without("", is_markup=True)
    assert tables.without(site, is_markup=True) is tables.without(site, is_markup=True)
    most = max(node[1] for node in tables.without("", is_markup=False).trees if len(node) > 1)
    assert most < TEXT_FEATURES


def test_the_score_takes_back_what_a_filter_takes_at_random(tmp_path: Path) -> None:
    pages, tables = train_score.own_pages()[:8], score_gain.Tables(tmp_path)
    wrong = NEWS.replace(
        "edge.after", score_gain.Eager(next(each for each in NEWS.filters if each.name == "edge.after"))
    )
    found = score_gain.on_pages(pages, tables, wrong)
    assert sum(found[score_gain.WITH]) > sum(found[score_gain.WITHOUT])
    assert score_gain.overruled(pages, [], tables).keys() <= {each.name for each in NEWS.filters if each.defers}


def test_an_eager_filter_takes_every_third_line() -> None:
    right = next(each for each in NEWS.filters if each.name == "duplicate.line")
    page = read_text("\n".join(f"Dòng thứ {number} của bài viết này dài hơn bốn mươi chữ." for number in range(7)))
    assert [found.index for found in score_gain.Eager(right)(Draft.of(page))] == [0, 3, 6]


def test_the_tables_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = train_score.own_pages()[:2]
    monkeypatch.setattr(score_gain, "own_pages", lambda: pages)
    folder = tmp_path / "rawtext"
    folder.mkdir()
    lines = "title\tCầu mới\nlead\tNhịp cầu dài bốn mươi hai mét vừa được khánh thành sáng nay.\nrelated\tTin liên quan"
    (folder / "bao-1.tsv").write_text(f"label\ttext\n{lines}\n", encoding="utf-8")
    score_gain.main(tmp_path)
    printed = capsys.readouterr().out
    assert "| bao | 1 | " in printed
    assert f"| {pages[0].id} | " in printed
    assert "| overruled filter | rightly | wrongly |" in printed
