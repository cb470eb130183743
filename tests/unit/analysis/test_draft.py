"""Tests of ``vnclean.analysis.draft``."""

import vnclean
from support.own_filter import Shout
from vnclean import Draft, Finding, Label


def test_filters_can_be_called_bare(story: dict[str, str]) -> None:
    page = vnclean.read_text("\n".join([story["1"], "GÓC NHỎ KẺO LỠ", story["2"]]))
    (found,) = Shout()(Draft.of(page))
    assert found.index == 1
    assert Draft.of(page).label(1) is None
    assert Draft.of(page).label(99) is None


def test_a_draft_knows_what_is_open() -> None:
    page = vnclean.read_text("Trang chủ\nẢnh: Hà An\nThế giới")
    draft = Draft.of(page)
    assert [block.index for block in draft.open()] == [0, 1, 2]
    assert draft.holding(":") == [page.blocks[1]]
    draft.record(
        [Finding(1, Label.CAPTION, "credit", "“Ảnh: Hà An”"), Finding(1, Label.ADVERT, "late", "late")], "mine"
    )
    assert [block.index for block in draft.open()] == [0, 2]
    assert draft.holding(":") == []
    assert (
        draft.labelled(Label.CAPTION)
        == [draft.decisions[1]]
        == [(page.blocks[1], "caption", "mine", "credit", "“Ảnh: Hà An”")]
    )
