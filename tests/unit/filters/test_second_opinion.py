"""Tests of ``vnclean.filters.second_opinion``."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

import vnclean
from support.material import PROSE, HtmlCase, read_html_cases
from support.pages import FIVE_PARAGRAPHS, TITLED_PAGE
from vnclean import NEWS, Draft, Filter, Finding, Label
from vnclean.filters.second_opinion import Score


@dataclass(frozen=True)
class Dropping(Filter):
    """A filter that labels the paragraphs that start with ``begins`` as a listing."""

    begins: str = ""
    name: str = "listing.dropping"
    defers: ClassVar[frozenset[str]] = frozenset({"place"})
    code: str = "place"

    def __call__(self, draft: Draft) -> list[Finding]:
        """Return a finding for each open block that starts with ``begins``."""
        return [
            Finding(b.index, Label.LISTING, self.code, "it says so")
            for b in draft.open()
            if b.text.startswith(self.begins)
        ]


def test_a_filter_that_defers_is_overruled_with_both_opinions() -> None:
    pipeline = NEWS.before("body.ingredients", Dropping(PROSE["3"][:20]))
    article = vnclean.extract(TITLED_PAGE.format(FIVE_PARAGRAPHS), pipeline=pipeline)
    (decision,) = [each for each in article.decisions if each.filter == "score"]
    assert (decision.label, decision.code) == ("body", "overruled")
    assert decision.reason.endswith("over listing.dropping (listing: it says so)")
    assert PROSE["3"][:40] in article.text
    assert vnclean.Tally.of([article]).by["code"]["score: overruled"].number == 1


@pytest.mark.parametrize(
    "pipeline",
    [
        NEWS.before("body.ingredients", Dropping(PROSE["3"][:20], code="words")),  # a code that does not defer
        NEWS.before("body.ingredients", Dropping(PROSE["3"][:20])).without("score"),
        replace(NEWS.before("body.ingredients", Dropping(PROSE["3"][:20])), score=Score(limit=1.0)),
    ],
    ids=["firm", "without", "limit"],
)
def test_a_filter_that_does_not_defer_is_not_overruled(pipeline: vnclean.Pipeline) -> None:
    article = vnclean.extract(TITLED_PAGE.format(FIVE_PARAGRAPHS), pipeline=pipeline)
    assert PROSE["3"][:40] not in article.text


def test_of_twins_one_is_enough() -> None:
    again = FIVE_PARAGRAPHS + f"<div class=b><p>{PROSE['3']}</p></div><p>{PROSE['3'][:60]}…</p>"
    text = vnclean.clean(TITLED_PAGE.format(again))
    assert text.count(PROSE["3"][:40]) == 1


BROKEN = {
    "a filter drops the fullest element": NEWS.before("body.ingredients", Dropping("", code="words")),
    "every paragraph is a duplicate": NEWS.before(
        "body.ingredients", Dropping("", name="duplicate.line2", code="words")
    ),
}


@pytest.mark.parametrize("pipeline", BROKEN.values(), ids=BROKEN)
def test_a_page_that_lost_its_text_is_decided_again(pipeline: vnclean.Pipeline) -> None:
    page = TITLED_PAGE.format(FIVE_PARAGRAPHS + FIVE_PARAGRAPHS.replace("cầu", "đường"))
    article = vnclean.extract(page, pipeline=pipeline)
    assert article.text.count("\n\n") >= 8  # at least nine of ten paragraphs
    assert article.notes[0].startswith("the filters dropped most of the sentences; ")
    assert {each.code for each in article.decisions if each.filter == "rescue"} == {"rescued"}
    assert vnclean.extract(page, pipeline=pipeline.without("rescue")).text == ""


@pytest.mark.parametrize("case", read_html_cases(), ids=lambda case: case.name)
def test_the_net_fires_on_no_case(case: HtmlCase) -> None:
    assert not any("taken back" in note for note in vnclean.extract(case.source).notes)


def test_nothing_is_taken_back_where_little_was_lost_or_little_was_there() -> None:
    short = f"<p>{PROSE['1']}</p>"
    broken = BROKEN["every paragraph is a duplicate"]
    assert vnclean.extract(TITLED_PAGE.format(short), pipeline=broken).text == ""
    links = FIVE_PARAGRAPHS.replace("<p>", "<p><a href=/x>").replace("</p>", "</a></p>")
    assert vnclean.extract(TITLED_PAGE.format(links)).notes == ()


COMMENTS = [
    "Tôi ở bản này hai mươi năm, chưa bao giờ thấy đưa con đi học lại khổ như mùa lũ năm ngoái. Nước lên là cả bản nghỉ.",
    "Là giáo viên đứng bên suối mỗi sáng, tôi đếm được mười bảy em ướt hết sách vở. Trẻ con run suốt nửa tiếng mới thôi.",
    "Cầu bốn mươi mét làm sao đủ? Riêng bản trên đã có hơn ba trăm nhà, chưa tính khách vào chợ. Phải làm thêm một chiếc.",
    "Theo tôi phải mở thêm đường ở bãi đá bỏ hoang, ai đi lâu thì góp nhiều. Làm như thế vừa có tiền vừa có đường đi lại.",
    "Nhà tôi bán hàng ăn sáng, khách toàn đi qua suối. Lũ thế này chắc mất một nửa khách, mong xã làm nhanh cho bà con nhờ.",
]


@pytest.mark.parametrize("paragraphs", [1, 2, 3])
@pytest.mark.parametrize("reader", [vnclean.read_text, vnclean.read_markdown])
def test_long_comments_under_a_short_article_are_not_taken_for_it(
    reader: Callable[[str], vnclean.Page], paragraphs: int
) -> None:
    body = [PROSE[str(number + 1)] for number in range(paragraphs)]
    pairs = zip(COMMENTS, (*COMMENTS[1:], COMMENTS[0]), strict=True)
    comments = [
        f"Bạn đọc {n}\n\n{one} {other}\n\nThích {n}0 Trả lời {n} giờ trước" for n, (one, other) in enumerate(pairs)
    ]
    page = reader("\n\n".join([PROSE["title"], *body, "Bình luận (5)", *comments]))
    assert vnclean.clean(page) == "\n\n".join(body)
