"""Tallies, verdicts and templates."""

import json
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from support.material import HERE
from vnclean import NEWS, Article, Failure, PageType, Tally
from vnclean.corpus.records import COLUMNS, row
from vnclean.corpus.templates import SAMPLE, Recurring, Templates, learn
from vnclean.metadata.links import host_of
from vnclean.metadata.page_type import judge_page, vietnamese_share
from vnclean.output.tally import AXES

CASES = [path.read_bytes() for path in sorted((HERE / "cases").glob("*/source.*"))]
ARTICLES = [vnclean.extract(page) for page in CASES]
FAILURE = Failure(0, None, "ValueError", "no page")


def test_a_tally_counts_every_block_once() -> None:
    tally = Tally.of([*ARTICLES, FAILURE])
    blocks = sum(len(article.decisions) for article in ARTICLES)
    for axis in ("label", "filter", "code"):
        assert sum(count.number for count in tally.by[axis].values()) == blocks
        assert sum(count.characters for count in tally.by[axis].values()) == tally.characters
    assert tally.pages == len(ARTICLES) == sum(count.number for count in tally.by["page_type"].values())
    assert tally.by["error"]["ValueError"].number == 1
    assert set(tally.by["encoding"]) == {"utf-8"}


def test_tallies_add_in_any_order() -> None:
    parts = [Tally.of([article]) for article in ARTICLES[:3]] + [Tally.of([FAILURE])]
    whole = Tally.of([*ARTICLES[:3], FAILURE])
    for one, two, three, four in permutations(parts):
        assert (one + two) + (three + four) == one + (two + three) + four == whole
    assert Tally.from_json(whole.to_json()) == whole
    assert (parts[0] + parts[1]).to_json() == (parts[1] + parts[0]).to_json()


def test_a_tally_prints_as_a_table() -> None:
    shown = str(Tally.of([*ARTICLES, FAILURE]))
    assert shown.startswith(f"{len(ARTICLES)} pages")
    assert all(f"\n{axis} " in shown for axis in AXES)
    assert str(Tally()) == "0 pages, 0 characters"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1}', '{"version": 2, "pages": 0}', "null"])
def test_other_json_is_refused(text: str) -> None:
    for kind in (Tally, Templates):
        with pytest.raises(ValueError, match=r"JSON|version"):
            kind.from_json(text)


def test_json_of_a_later_version_is_refused() -> None:
    for made in (Tally(), Templates()):
        data = {**json.loads(made.to_json()), "version": 99}
        with pytest.raises(ValueError, match="version 99"):
            type(made).from_json(json.dumps(data))


@pytest.mark.parametrize("number", range(len(ARTICLES)))
def test_cases_are_articles(number: int) -> None:
    assert ARTICLES[number].page_type is PageType.ARTICLE, ARTICLES[number].page_type_reason
    assert ARTICLES[number].vietnamese > 0.8


LINKS = "".join(f"<li><a href=/{n}>Tin thứ {n} của ngày hôm nay ở vùng cao</a></li>" for n in range(12))
NEXT = "<p>Sáng nay, nước đã rút dần. Hàng trăm hộ dân ở ven sông trở về dọn bùn, chống nhà, dựng lại bếp.</p>"
STORY = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm.</p>"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"<title>Báo Mới</title><ul>{LINKS}</ul>", PageType.LISTING),
        (f"<h1>Mưa lớn kéo dài ở miền núi</h1><p>17/11/2026 11:31</p>{STORY}{NEXT}<ul>{LINKS}</ul>", PageType.ARTICLE),
        (STORY.join(f"<h3><a href=/{n}>Tin thứ {n} của ngày hôm nay ở vùng cao</a></h3>" for n in range(12)),
         PageType.LISTING),
        ("<title>404 - Không tìm thấy trang</title><p>Trang bạn yêu cầu không tồn tại.</p>", PageType.ERROR),
        ("<title>Video: lũ về trong đêm</title><p>Lũ về trong đêm.</p>" + "<p>Xem thêm</p>" * 20, PageType.VIDEO),
        ("<form><label>Tên đăng nhập</label><label>Mật khẩu</label></form>", PageType.STUB),
        ("<h1>Ảnh: Mùa vàng ở vùng cao</h1>" + "".join(
            f"<figure><img src=/{n}.jpg><figcaption>Ruộng bậc thang thứ {n}</figcaption></figure>" for n in range(9)),
         PageType.GALLERY),
        ("".join(f"<p>Điều {n}. Phạm vi điều chỉnh của luật này được quy định như sau, kể từ ngày ban hành.</p>"
                 for n in range(30)), PageType.OTHER),
        ("", PageType.STUB),
    ],
)  # fmt: skip
def test_verdicts(page: str, kind: PageType) -> None:
    found = vnclean.extract(page)
    assert found.page_type is kind
    assert found.page_type_reason


def test_foreign_pages_are_told() -> None:
    english = vnclean.extract("The river rose quickly during the night. People had to leave their homes before dawn.")
    assert vietnamese_share(english) < 0.5
    assert vietnamese_share(vnclean.extract("雨が降り続いています。川の水位が上がっています。")) == 0
    assert judge_page(english).page_type is english.page_type


@given(st.text(max_size=200))
def test_any_page_has_a_verdict_and_a_row(text: str) -> None:
    article = vnclean.extract(text)
    assert isinstance(article.page_type, PageType)
    assert 0 <= article.vietnamese <= 1
    json.dumps(row(article))


def test_rows_have_the_same_columns() -> None:
    assert tuple(row(ARTICLES[0])) == tuple(row(FAILURE)) == COLUMNS


def site(pages: int, host: str = "bao.example") -> list[tuple[str, str]]:
    """Pages of a made-up site: its menu and its notice on all, a paragraph of its own and a series on each."""
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
    """What twelve pages of the site tell."""
    return learn(site(12))


def labels(article: Article) -> dict[str, str]:
    """The filter of each line."""
    return {decision.block.text: decision.filter for decision in article.decisions}


def test_templates_take_what_recurs_and_leave_the_story(learned: Templates) -> None:
    url, page = site(20)[15]  # not among those that were learned
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


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://m.bao.example/1", "bao.example"), (None, ""), ("https://[bad", ""),
     ("https://WWW.Bao.example", "bao.example")],
)  # fmt: skip
def test_hosts(url: str | None, host: str) -> None:
    assert host_of(vnclean.Page("", (), url)) == host


def test_a_page_knows_its_encoding() -> None:
    assert vnclean.read_html("<p>Một".encode("utf-16")).encoding == "utf-16-le"
    assert vnclean.extract("Một dòng.".encode()).page.encoding == "utf-8"
    assert vnclean.extract("Một dòng.").page.encoding == vnclean.read_html("<p>Một").encoding == ""


def test_learning_passes_over_what_cannot_be_read() -> None:
    assert learn([EOFError("cut off"), *site(3), PDF]) == learn(site(3))
