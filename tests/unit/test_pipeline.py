"""Tests of ``vnclean.pipeline``."""

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

import vnclean
from support.own_filter import Shout
from support.pages import SENTENCES
from vnclean import NEWS, Draft, Filter, Finding, Label, Pipeline, fold
from vnclean.filters import CaptionCredit, OwnPhrases
from vnclean.filters.second_opinion import Rescue
from vnclean.normalizers import Tones


@dataclass(frozen=True)
class Own(Filter):
    """A user's filter whose source code can be read; it labels nothing."""

    name: str = "own"
    words: int = 3

    def __call__(self, _: Draft) -> tuple[()]:
        """Return no findings."""
        return ()


def _of_no_source(version: str = "") -> Any:  # noqa: ANN401 (a filter)
    code = "class Made(Filter):\n    name = 'made'\n    def __call__(self, draft):\n        return ()\n"
    namespace: dict[str, Any] = {"__name__": "__nowhere__", "Filter": Filter}
    exec(code + (f"    version = {version!r}\n" if version else ""), namespace)  # noqa: S102 (our own code)
    return namespace["Made"]()


def test_the_fingerprint_covers_a_filters_source_or_version() -> None:
    prints = {
        NEWS.fingerprint,
        NEWS.after("body.prose", Own()).fingerprint,
        NEWS.after("body.prose", Own(words=4)).fingerprint,
        NEWS.after("body.prose", _of_no_source("1")).fingerprint,
        NEWS.after("body.prose", _of_no_source("2")).fingerprint,
    }
    assert len(prints) == 5
    nameless = NEWS.after("body.prose", _of_no_source())
    with pytest.raises(ValueError, match="give it a `version`"):
        _ = nameless.fingerprint
    assert vnclean.extract(SENTENCES, pipeline=nameless).pipeline == ""


def test_the_fingerprint_covers_the_librarys_sources(tmp_path: Any) -> None:  # noqa: ANN401 (a path)
    """A changed constant in a copy of the package changes the fingerprint."""
    from pathlib import Path  # noqa: PLC0415 (for this test)
    from shutil import copytree  # noqa: PLC0415 (for this test)

    copytree(Path(vnclean.__file__).parent, tmp_path / "vnclean")
    code = "import vnclean; print(vnclean.NEWS.fingerprint)"

    def printed() -> str:
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    assert printed() == NEWS.fingerprint
    edge = tmp_path / "vnclean" / "filters" / "edge_after.py"
    edge.write_text(
        edge.read_text(encoding="utf-8").replace("_AHEAD: Final = 30", "_AHEAD: Final = 31"), encoding="utf-8"
    )
    assert printed() != NEWS.fingerprint


def shout_again(draft: Draft) -> Iterator[Finding]:
    """Return the finding ``advert`` for every block, decided or not."""
    return (Finding(block.index, Label.ADVERT, "late", "late") for block in draft.page.blocks)


@dataclass(frozen=True)
class Late(Filter):
    """A filter with findings also for blocks that other filters have decided."""

    name: str = "late"

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """Return a finding for every block."""
        return shout_again(draft)


def test_the_first_filter_to_speak_decides(story: dict[str, str]) -> None:
    pipeline = NEWS.after("edge.after", Late())
    article = vnclean.extract("\n".join([story["title"], story["1"], story["2"]]), pipeline=pipeline)
    assert [str(decision.label) for decision in article.decisions] == ["title", "lead", "body"]


def test_a_filter_does_not_see_its_own_decisions() -> None:
    seen: list[int] = []

    @dataclass(frozen=True)
    class Counting(Filter):
        name: str = "counting"

        def __call__(self, draft: Draft) -> Iterator[Finding]:
            for block in draft.page.blocks:
                seen.append(sum(1 for _ in draft.open()))
                yield Finding(block.index, Label.ADVERT, "all", "all")

    pipeline = NEWS.before("title.page", Counting())
    vnclean.extract("a\nb\nc", pipeline=pipeline)
    assert seen == [3, 3, 3]


def test_silence_means_body() -> None:
    (decision,) = vnclean.extract("Một dòng chữ.").decisions
    assert (decision.label, decision.filter, decision.reason) == (Label.BODY, "", "")


def test_edits_return_new_pipelines_and_leave_the_old_alone() -> None:
    names = NEWS.names
    less = NEWS.without("slug.title", "tones")
    assert "slug.title" not in less.names
    assert "tones" not in less.names
    assert NEWS.only("slug.title", "spaces").names == ("slug.title", "spaces")
    longer = NEWS.replace("caption.credit", CaptionCredit(max_chars=100))
    assert longer.names == names
    assert CaptionCredit(max_chars=100) in longer.filters
    assert NEWS.before("slug.title", Shout()).names.index("advert.shout") == names.index("slug.title")
    assert NEWS.after("slug.title", Shout()).names.index("advert.shout") == names.index("slug.title") + 1
    assert NEWS.names == names


def test_a_setting_is_changed_with_replace(story: dict[str, str]) -> None:
    credit = next(filter_ for filter_ in NEWS.filters if isinstance(filter_, CaptionCredit))
    page = "\n".join([story["1"], "Bà con đổ móng trụ cầu thứ hai. Ảnh: Hà An", story["2"]])
    short = NEWS.replace(credit.name, replace(credit, max_chars=10))
    assert "Ảnh: Hà An" not in vnclean.clean(page)
    assert "Ảnh: Hà An" in vnclean.extract(page, pipeline=short).text


@pytest.mark.parametrize("edit", ["without", "only", "replace", "before", "after"])
def test_a_wrong_name_names_the_nearest_right_one(edit: str) -> None:
    with pytest.raises(KeyError, match=r"'slug\.titel'; did you mean 'slug\.title'\?"):
        getattr(NEWS, edit)("slug.titel")


def test_an_empty_pipeline_has_no_nearest_name() -> None:
    with pytest.raises(KeyError, match=r"no filter or normalizer is named 'x'.$"):
        vnclean.Pipeline((), (), frozenset()).without("x")


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"named 'advert\.shout'"):
        NEWS.before("slug.title", Shout(), Shout())


def test_keeping_is_a_choice_and_no_filter(story: dict[str, str]) -> None:
    page = "\n".join([story["title"], story["1"], "Bà con đổ móng trụ cầu thứ hai. Ảnh: Hà An", story["2"]])
    kept = vnclean.extract(page, pipeline=NEWS.keeping("caption", Label.TITLE))
    plain = vnclean.extract(page)
    assert kept.decisions == plain.decisions
    assert kept.text.startswith(story["title"])
    assert "Ảnh: Hà An" in kept.text
    assert "Ảnh: Hà An" not in plain.text
    with pytest.raises(ValueError, match="picture"):
        NEWS.keeping("picture")


def test_pipelines_pickle() -> None:
    assert pickle.loads(pickle.dumps(NEWS)) == NEWS  # noqa: S301 (our own bytes)


def test_the_fingerprint_changes_with_names_settings_labels_and_nothing_else() -> None:
    prints = {
        NEWS.fingerprint,
        NEWS.without("spaces").fingerprint,
        NEWS.keeping("caption").fingerprint,
        NEWS.replace("tones", Tones("modern")).fingerprint,
        NEWS.replace("caption.credit", CaptionCredit(max_chars=100)).fingerprint,
        NEWS.before("slug.title", Shout()).fingerprint,
    }
    assert len(prints) == 6
    assert NEWS.replace("tones", Tones()).fingerprint == NEWS.fingerprint
    assert vnclean.extract("x").pipeline == NEWS.fingerprint


def test_the_fingerprint_is_the_same_in_every_process() -> None:
    code = "import vnclean; print(vnclean.NEWS.fingerprint)"
    prints = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert prints == {NEWS.fingerprint}


@pytest.mark.parametrize("member", [object(), print, "title.page"])
def test_what_is_no_filter_is_refused(member: Any) -> None:  # noqa: ANN401 (anything)
    with pytest.raises(TypeError, match=r"is not a Filter: subclass vnclean\.Filter"):
        replace(NEWS, filters=(*NEWS.filters, member))


def test_a_filter_is_asked_only_where_the_page_has_what_it_needs() -> None:
    @dataclass(frozen=True)
    class Needy(Shout):
        needs: ClassVar[frozenset[str]] = frozenset({"links"})

    pipeline = NEWS.before("title.page", Needy())
    text = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm. "
    for link, label in (("", "heading"), ("<a href=/x>ở đây</a>", "advert")):
        article = vnclean.extract(f"<p>{text}Xem {link or 'ở đây'}.<p>GÓC NHỎ<p>{text * 2}", pipeline=pipeline)
        assert str(article.decisions[1].label) == label
        assert (article.decisions[1].filter == "advert.shout") is bool(link)


def test_the_names_stand_last_and_can_be_left_out() -> None:
    assert NEWS.names[-2:] == ("score", "rescue")
    less = NEWS.without("score", "rescue")
    assert (less.score, less.rescue) == (None, None)
    assert less.fingerprint != NEWS.fingerprint != NEWS.without("rescue").fingerprint
    assert NEWS.only("rescue").rescue == Rescue()


@pytest.mark.parametrize("name", ["score", "rescue"])
def test_score_and_rescue_have_no_position(name: str) -> None:
    for edit in (NEWS.before, NEWS.after, NEWS.replace):
        with pytest.raises(ValueError, match="no place among the filters"):
            edit(name, Shout())
    assert name not in NEWS.without(name).names
    assert NEWS.replace("rescue", Rescue(min_chars=2000)).rescue == Rescue(min_chars=2000)


def test_settings_in_a_file_edit_the_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "vnclean.toml"
    path.write_text(
        """
keep = ["caption"]
without = ["edge.after"]
[settings."caption.credit"]
max_chars = 200
[settings.tones]
style = "modern"
[phrases]
widget = ["Nghe bài này bằng giọng miền Nam"]
""",
        encoding="utf-8",
    )
    mine = Pipeline.from_file(path, NEWS)
    longer = NEWS.replace("caption.credit", CaptionCredit(max_chars=200)).replace("tones", Tones("modern"))
    assert mine == longer.without("edge.after").before(
        NEWS.names[0], OwnPhrases(Label.WIDGET, frozenset({fold("Nghe bài này bằng giọng miền Nam")}))
    ).keeping("caption")
    text = "NGHE BÀI NÀY BẰNG GIỌNG MIỀN NAM\nCầu cũ bị lũ cuốn trôi. Từ đó, học sinh phải nghỉ học mỗi khi nước dâng."
    assert [decision.filter for decision in vnclean.extract(text, pipeline=mine).decisions] == [
        "widget.own",
        "",
    ]
    assert NEWS.configured({}) == NEWS


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"kep": []}, "no 'kep'; did you mean 'keep'"),
        ({"keep": "caption"}, "keep must be a list of strings"),
        ({"keep": ["picture"]}, "'picture' is not a label"),
        ({"without": ["edge.aftr"]}, "did you mean 'edge.after'"),
        ({"settings": {"edge.aftr": {}}}, "did you mean 'edge.after'"),
        ({"settings": {"caption.credit": {"max_char": 1}}}, "did you mean 'max_chars'"),
        ({"settings": {"caption.credit": {"max_chars": "9"}}}, "max_chars must be int"),
        ({"settings": {"caption.credit": {"max_chars": True}}}, "max_chars must be int"),
        ({"settings": {"caption.credit": 9}}, "must be a table"),
        ({"settings": {"tones": {"style": "old"}}}, "no tone style 'old'"),
        ({"phrases": {"widgets": []}}, "'widgets' is not a label"),
        ({"phrases": {"widget": [1]}}, "phrases.widget must be a list of strings"),
    ],
)
def test_wrong_settings_are_refused_with_what_is_wrong(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        NEWS.configured(settings)


def test_a_whole_number_is_good_for_a_share() -> None:
    assert NEWS.configured({"settings": {"caption.figure": {"max_share": 1}}}) != NEWS
