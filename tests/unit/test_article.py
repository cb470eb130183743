"""The article: text by label, the explain table, metadata, JSON."""

import json
from datetime import date, datetime

import pytest

import vnclean
from vnclean import NEWS, Article

PAGE = [
    "Trang chủ",
    "§title",
    "Lò Thị Mai",
    "07/03/2026 08:06 GMT+7",
    "(Bản Tin) - §lead",
    "§1",
    "Bà con đổ móng trụ cầu thứ hai. Ảnh: Hà An",
    "§2",
    "Tin liên quan",
]


@pytest.fixture
def article(story: dict[str, str]) -> Article:
    """A small page, cleaned."""
    lines = []
    for line in PAGE:
        head, mark, name = line.partition("§")
        lines.append(head + story[name] if mark else line)
    return vnclean.extract("\n".join(lines), url="https://example.vn/1")


def test_metadata(article: Article, story: dict[str, str]) -> None:
    assert article.title == story["title"]
    assert article.lead == story["lead"]
    assert article.author == "Lò Thị Mai"
    assert article.outlet == "Bản Tin"
    assert article.published is not None
    assert article.published.isoformat() == "2026-03-07T08:06:00+07:00"


def test_select_gives_text_by_label(article: Article, story: dict[str, str]) -> None:
    assert article.select("caption") == "Bà con đổ móng trụ cầu thứ hai. Ảnh: Hà An"
    assert article.select("lead", "title") == story["title"] + "\n\n" + story["lead"]
    assert article.text == article.select(*NEWS.keep)
    with pytest.raises(ValueError, match="picture"):
        article.select("picture")


def test_the_table_explains_every_block(article: Article) -> None:
    table, _, metadata = article.explain().partition("\n\n")
    head, *rows = table.split("\n")
    assert head.split() == ["no.", "score", "label", "filter", "reason", "text"]
    assert len(rows) == len(article.decisions)
    assert [row.split()[1] for row in rows] == [
        "keep" if d.label in article.keep else "drop" for d in article.decisions
    ]
    assert rows[6].split()[3:5] == ["caption", "caption.credit"]
    assert "author: Lò Thị Mai (printed in line 3)" in metadata.splitlines()
    assert {row.index(" caption.credit ") for row in rows if "caption.credit" in row} == {head.index("filter") - 1}


def test_the_table_shows_no_control_characters() -> None:
    table = vnclean.extract("a\u202eb\x1b[31mc \U0001f600 漢字").explain()
    assert "\u202e" not in table
    assert "\x1b" not in table


def test_a_blank_page_explains_itself() -> None:
    assert vnclean.extract("").explain().startswith("no.")


def test_json_round_trip(article: Article) -> None:
    data = json.loads(json.dumps(article.to_dict(), ensure_ascii=False))
    assert Article.from_dict(data) == article
    assert data["text"] == article.text
    assert data["url"] == "https://example.vn/1"
    assert [row["kept"] for row in data["blocks"]] == [d.label in article.keep for d in article.decisions]


def test_a_date_without_a_time_stays_a_date(story: dict[str, str]) -> None:
    article = vnclean.extract("\n".join([story["title"], "Ngày đăng: 24/09/2018", story["1"], story["2"]]))
    assert article.published == date(2018, 9, 24)
    assert Article.from_dict(article.to_dict()) == article


def test_absent_metadata_is_none(story: dict[str, str]) -> None:
    article = vnclean.extract(story["1"] + "\n" + story["2"])
    assert (article.title, article.author, article.published, article.outlet) == (None, None, None, None)
    assert vnclean.extract("Thứ Sáu, 22/11/2024 20:14").published is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Tác giả: Lò Văn Inh", "Lò Văn Inh"),
        ("Hà Thu (tổng hợp)", "Hà Thu (tổng hợp)"),
        ("Theo Nhịp sống vùng cao", None),
        ("(Nguồn: TTXVN)", None),
    ],
)
def test_the_author_is_read_off_the_by_line(story: dict[str, str], line: str, author: str | None) -> None:
    page = "\n".join([story["title"], story["1"], story["2"], line])
    assert vnclean.extract(page).author == author


def test_a_name_before_the_date_is_the_author_where_no_by_line_is(story: dict[str, str]) -> None:
    page = [story["title"], "Nguyên Minh - 07/03/2026 08:47", story["1"], story["2"]]
    assert vnclean.extract("\n".join(page)).author == "Nguyên Minh"
    page[1] = "Thứ Bảy, 07/03/2026 08:47"
    assert vnclean.extract("\n".join(page)).author is None


def test_the_publication_time_is_not_the_pages_clock(story: dict[str, str]) -> None:
    head = ["Thứ Sáu, 22/11/2024 20:14", story["title"], "Thứ 3, 08/09/2020 | 11:31"]
    article = vnclean.extract("\n".join([*head, story["1"], story["2"], "12/12/2023"]))
    assert article.published is not None
    assert article.published.isoformat() == "2020-09-08T11:31:00+07:00"
    today = vnclean.extract("\n".join(["Hôm nay, ngày 22/02/2012 10:33:55", story["title"], story["1"], story["2"]]))
    assert today.published is None


@pytest.mark.parametrize("head", ["{date}\n{time}\n{title}", "{title}\n{time}\n{date}"])
def test_a_time_on_the_line_beside_its_date_is_the_times_of_publication(story: dict[str, str], head: str) -> None:
    first = head.format(date="Chủ nhật, ngày 08 tháng 12 năm 2024", time="16:02 (GMT +7)", title=story["title"])
    article = vnclean.extract("\n".join([first, *(story[str(i)] for i in range(1, 6))]))
    assert isinstance(article.published, datetime)
    assert article.published.isoformat() == "2024-12-08T16:02:00+07:00"


@pytest.mark.parametrize("title", ["Xã Vùng Cao Dựng Lại Cây Cầu", "XÃ VÙNG CAO DỰNG LẠI CẦU DO S-Bridge TÀI TRỢ"])
def test_a_title_may_have_its_words_capitalised(story: dict[str, str], title: str) -> None:
    page = "\n".join(["Trang chủ", title, "07/03/2026 08:47", *(story[str(i)] for i in range(1, 6))])
    assert vnclean.extract(page).title == title


@pytest.mark.parametrize("printed", ["22/01/2018 17:10{}", "{} 22/01/2018 17:10"])
def test_a_time_glued_to_the_title_is_the_time_of_publication(story: dict[str, str], printed: str) -> None:
    page = "\n".join([printed.format(story["title"]), *(story[str(i)] for i in range(1, 6))])
    article = vnclean.extract(page)
    assert article.title == story["title"]
    assert isinstance(article.published, datetime)
    assert article.published.isoformat() == "2018-01-22T17:10:00+07:00"


def test_the_explained_container_is_the_one_that_decided(story: dict[str, str]) -> None:
    """On a page in mojibake the container is that of the readable text: the damaged words share none with the title."""
    html = f"<h1>{story['title']}</h1><div id=a>" + "".join(f"<p>{story[n]}</p>" for n in "12345") + "</div>"
    whole, broken = vnclean.extract(html), vnclean.extract(html.encode().decode("cp1252", "ignore"))
    zone = next(line for line in whole.explain().splitlines() if line.startswith("container: "))
    assert broken.decided is not broken.page
    assert zone in broken.explain().splitlines()
    assert vnclean.extract(html).decided.source == whole.page.source


def test_an_article_and_a_pipeline_are_shown_in_one_short_line(story: dict[str, str]) -> None:
    page = "\n".join(["Một tin rất dài " * 40, *story.values()])
    for shown in (
        repr(vnclean.extract(page)),
        repr(vnclean.extract("")),
        repr(NEWS),
        repr(NEWS.keeping(*vnclean.Label)),
    ):
        assert len(shown) <= 200
        assert "\n" not in shown
    assert repr(NEWS).startswith("<Pipeline of ")
    assert f"{len(vnclean.extract(page).kept)} of 8 blocks kept" in repr(vnclean.extract(page))
