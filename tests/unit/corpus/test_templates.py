"""Tests of ``vnclean.corpus.templates``."""

from typing import Any

import pytest

import vnclean
from vnclean import NEWS, Article
from vnclean.corpus.templates import SAMPLE, Recurring, Templates, learn


def site(pages: int, host: str = "bao.example") -> list[tuple[str, str]]:
    """Return ``(url, html)`` of invented pages: a notice, a series title and a column title are the same on all."""
    notice = "Mọi ý kiến về nội dung xin gửi về hộp thư của tòa soạn theo địa chỉ ghi ở cuối trang báo này."
    return [
        (
            f"https://www.{host}/{n}",
            (
                f"<h1>Chuyện thứ {n} ở bản vùng cao này</h1><p>Kỳ 2: Đường lên bản</p>"
                f"<p>Con đường thứ {n} lên bản dài mười hai cây số. Mùa mưa, xe máy không qua được suối.</p>"
                f"<p>Ông nói.</p><p>Năm thứ {n}, dân bản góp công mở đường. Mỗi nhà một người, mỗi tuần ba ngày.</p>"
                f"<p>{notice}</p><p>Đến cuối năm {n}, xe tải đã vào được tận bản. Giá ngô tăng gấp rưỡi.</p>"
                f"<div class=x><p>Góc nhìn bạn đọc vùng cao</p></div>"
            ),
        )
        for n in range(pages)
    ]


@pytest.fixture(scope="module")
def learned() -> Templates:
    """The templates learned from twelve pages of the site."""
    return learn(site(12))


def labels(article: Article) -> dict[str, str]:
    """Return the name of the filter that decided each line, by the line's text."""
    return {decision.block.text: decision.filter for decision in article.decisions}


def test_templates_take_what_recurs_and_leave_the_story(learned: Templates) -> None:
    url, page = site(20)[15]  # not one of the twelve learned pages
    before = vnclean.extract(page, url=url)
    after = vnclean.extract(page, url=url, pipeline=NEWS.before("body.prose", Recurring(learned)))
    changed = {text for text, name in labels(after).items() if name == "template.recurring"}
    assert {text[:17] for text in changed} == {"Mọi ý kiến về nội", "Góc nhìn bạn đọc "}
    kept = {decision.block.text for decision in before.kept} - changed
    assert kept == {decision.block.text for decision in after.kept}
    assert "Ông nói." in after.text
    assert "Mọi ý kiến" in before.text
    assert "Mọi ý kiến" not in after.text


def test_templates_of_text(learned: Templates) -> None:
    pages = [(url, vnclean.read_html(page).source) for url, page in site(12)]
    article = vnclean.extract(
        pages[0][1], url=pages[0][0], pipeline=NEWS.before("body.prose", Recurring(learn(pages[1:])))
    )
    assert "Mọi ý kiến" not in article.text
    assert "Ông nói." in article.text
    assert learned.pages("bao.example") == 12


def test_templates_of_few_pages_or_another_host_are_silent(learned: Templates) -> None:
    few = NEWS.before("body.prose", Recurring(learn(site(2))))
    other = NEWS.before("body.prose", Recurring(learned))
    for url, pipeline in ((site(1)[0][0], few), ("https://khac.example/1", other)):
        decisions = vnclean.extract(site(1)[0][1], url=url, pipeline=pipeline).decisions
        assert decisions == vnclean.extract(site(1)[0][1], url=url).decisions


def test_learned_in_parts_is_learned_whole() -> None:
    pages: list[Any] = [*site(30), *site(SAMPLE + 50, "lon.example"), PDF, site(1)[0]]
    whole = learn(pages)
    parts = [learn(pages[start::3]) for start in range(3)]
    assert Templates().merge(*parts) == parts[2].merge(parts[0], parts[1]) == whole
    assert Templates().merge(*parts).to_json() == whole.to_json()
    assert whole.pages("lon.example") == SAMPLE
    assert whole.pages("bao.example") == 30
    assert Templates.from_json(whole.to_json()) == whole


PDF = b"%PDF-1.7"


def test_a_fingerprint_tells_templates_apart(learned: Templates) -> None:
    one = NEWS.before("body.prose", Recurring(learned)).fingerprint
    assert one != NEWS.before("body.prose", Recurring(learn(site(11)))).fingerprint
    assert one == NEWS.before("body.prose", Recurring(Templates.from_json(learned.to_json()))).fingerprint


def test_learning_passes_over_what_cannot_be_read() -> None:
    assert learn([EOFError("cut off"), *site(3), PDF]) == learn(site(3))
