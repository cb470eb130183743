"""Tests of ``vnclean.metadata.published``."""

from datetime import datetime

import pytest

import vnclean
from support.claims import ld_json, page_with
from vnclean.metadata.published import read_moment


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


@pytest.mark.parametrize(
    ("claim", "printed", "published"),
    [
        ("2026-03-07T08:06:00+07:00", "07/03/2026 08:06", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07T08:06:00", "07/03/2026", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07T08:06:00Z", "07/03/2026 08:06", "2026-03-07T08:06:00+07:00"),  # wrong time zone: as printed
        ("2026-03-07T01:06:00Z", "", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07", "", "2026-03-07"),
        ("2026-03-07T08:06:00.1234567+0700", "", "2026-03-07T08:06:00.123456+07:00"),
        ("07/03/2026 08:06", "", "2026-03-07T08:06:00+07:00"),
        ("2020-01-01T08:00:00+07:00", "07/03/2026 08:06", "2020-01-01T08:00:00+07:00"),
        ("never", "07/03/2026 08:06", "2026-03-07T08:06:00+07:00"),
        ("0001-01-01T00:00:00", "", None),
        ("99999999999", "", None),
    ],
)
def test_the_time_is_as_printed_unless_markup_states_another_day(
    claim: str, printed: str, published: str | None, story: dict[str, str]
) -> None:
    head = f"<meta property='article:published_time' content='{claim}'>"
    article = vnclean.extract(page_with(story, head, f"<h1>§title</h1><div class=d>{printed}</div>"))
    assert (article.published and article.published.isoformat()) == published


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("20251104102000", "2025-11-04T10:20:00+07:00"),
        ("202511041020", "2025-11-04T10:20:00+07:00"),
        ("1776995100000", "2026-04-24T08:45:00+07:00"),
        ("20251340102000", "None"),
    ],
)
def test_times_in_digits_alone(value: str, moment: str) -> None:
    found = read_moment(value)
    assert (found.isoformat() if found else "None") == moment


def test_a_number_is_a_time_in_json_ld(story: dict[str, str]) -> None:
    head = ld_json({"@type": "NewsArticle", "datePublished": 1776995100000})
    assert str(vnclean.extract(page_with(story, head)).published) == "2026-04-24 08:45:00+07:00"


def test_the_time_of_a_change_printed_first_is_not_that_of_publication(story: dict[str, str]) -> None:
    times = (
        '<p><time class=updated datetime="2026-02-12T16:30:00+07:00">Sửa 12/02/2026, 16:30</time> · '
        '<time class=published datetime="2026-02-10T07:45:00+07:00">10/02/2026, 07:45</time></p>'
    )
    article = vnclean.extract(page_with(story, f"<title>{story['title']}</title>", f"<h1>{story['title']}</h1>{times}"))
    assert str(article.published) == "2026-02-10 07:45:00+07:00"
    assert str(article.modified) == "2026-02-12 16:30:00+07:00"


def test_a_clock_above_the_menu_is_not_the_date_under_the_title(story: dict[str, str]) -> None:
    menu = ["Thứ Bảy, 28/11/2026, 15:20", "Trang nhất", "Tin tức", "Tài liệu"]
    article = vnclean.extract("\n".join([*menu, story["title"], "14/09/2026", story["1"], story["2"]]))
    assert str(article.published) == "2026-09-14"
