"""Tests of ``vnclean.metadata.author``."""

import pytest

import vnclean
from support.claims import page_with


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Tác giả: Lò Văn Inh", "Lò Văn Inh"),
        ("Hà Thu (tổng hợp)", "Hà Thu (tổng hợp)"),
        ("Theo Nhịp sống vùng cao", None),
        ("(Nguồn: TTXVN)", None),
        ("Admin", None),
        ("Bà Lò Thị Mai", None),
        ("Anh Thư", "Anh Thư"),
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


@pytest.mark.parametrize(
    ("claim", "printed", "author"),
    [
        ("Báo Vùng Cao", "Lò Thị Mai", "Lò Thị Mai"),
        ("https://facebook.com/lothimai", "", None),
        ("admin", "", None),
        ("vungcao.example", "", None),
        ("Lò Thị Mai", "Lò Thị Mai (tổng hợp)", "Lò Thị Mai (tổng hợp)"),
        ("Lò Thị Mai", "LÒ THỊ MAI", "Lò Thị Mai"),
        ("Hà An", "Lò Thị Mai", "Lò Thị Mai"),
        ("Lò Thị Mai", "Mai Lò thực hiện", "Mai Lò"),
    ],
)
def test_the_author_is_as_printed_unless_only_markup_tells(
    claim: str, printed: str, author: str | None, story: dict[str, str]
) -> None:
    head = f"<meta name=author content='{claim}'><meta property=og:site_name content='Báo Vùng Cao'>"
    html = page_with(story, head).replace("</div>", f"</div><p class=tacgia>{printed}</p>")
    assert vnclean.extract(html).author == author


def test_a_speaker_above_each_answer_is_not_the_author(story: dict[str, str]) -> None:
    answers = "".join(f"<p class=author>Lò Thị Mai</p><p>{story['2']}</p><p>Câu trả lời {i}.</p>" for i in range(5))
    page = f"<article><h1>{story['title']}</h1><p>{story['1']}</p>{answers}<p class=author>Hà Thu</p></article>"
    assert vnclean.extract(page).author == "Hà Thu"


@pytest.mark.parametrize("address", ["http://[x", "http://[::1", "//[", "http://a]b"])
def test_a_malformed_address_does_not_stop_the_reading_of_the_author(address: str) -> None:
    page = f'<meta property="og:url" content="{address}"><meta name="author" content="Lò Văn Inh"><p>Tin'
    assert vnclean.extract(page.encode()).author == "Lò Văn Inh"


def test_by_alone_is_nobody(story: dict[str, str]) -> None:
    page = f"<h1>{story['title']}</h1><div class=author>By</div><div class=author>Lò Văn Inh</div><p>{story['1']}<p>{story['2']}"
    assert vnclean.extract(page.encode()).author == "Lò Văn Inh"
