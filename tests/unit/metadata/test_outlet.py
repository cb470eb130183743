"""Tests of ``vnclean.metadata.outlet``."""

import pytest

from vnclean import extract

PROSE = "Nước sông dâng cao từ đêm qua, nhiều hộ dân ở vùng trũng phải dời đồ đạc lên gác và chờ thuyền cứu hộ."


def outlet(head: str, foot: str = "") -> tuple[str | None, str]:
    """Return the outlet of a page with this head and footer, and the source of the outlet."""
    body = f"<article><h1>Lũ lên nhanh ở hạ nguồn</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p></article>"
    found = extract(f"<html><head>{head}</head><body>{body}<footer>{foot}</footer></body></html>")
    return found.metadata.outlet, found.sources.get("outlet", "")


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("<p>© Copyright 1997- BaoMoi.net, All rights reserved</p>", "BaoMoi.net"),
        ("<p>® Dân Luật TP.HCM giữ bản quyền nội dung trên website này.</p>", "Dân Luật TP.HCM"),
        ("<p>© Bản quyền thuộc Báo BẾN SÔNG.</p>", "Báo BẾN SÔNG"),
        ("<p>© 2018 - Bản quyền của Báo điện tử Người đưa thư</p>", "Báo điện tử Người đưa thư"),
        ("<p>Giữ bản quyền. Ghi rõ nguồn “Báo Bến Sông” khi phát hành lại.</p>", "Báo Bến Sông"),
        ("<p>© 2024 Bến Sông. All rights reserved.</p>", "Bến Sông"),
    ],
)
def test_a_copyright_notice_names_the_outlet(notice: str, name: str) -> None:
    found, source = outlet("", notice)
    assert (found, source.startswith("printed in line ")) == (name, True)


@pytest.mark.parametrize(
    "notice",
    [
        "<p>Copyright 2007 - 2024 – Công ty Cổ phần Bến Sông</p>",
        "<p>© Toàn bộ nội dung bài viết. Mọi hành vi sao chép phải ghi rõ nguồn.</p>",
        "<p>Bản quyền đã được bảo hộ.</p>",
    ],
)
def test_a_company_or_a_notice_without_a_name_names_nobody(notice: str) -> None:
    assert outlet("", notice)[0] is None


def test_claims_come_before_notices() -> None:
    claim = '<meta property="og:site_name" content="Báo Mới">'
    assert outlet(claim, "<p>© 2024 Bến Sông</p>") == ("Báo Mới", "og:site_name")


def test_a_proper_name_in_the_title_comes_before_a_host_name() -> None:
    host = '<meta property="og:site_name" content="bensong.example">'
    assert outlet("<title>Lũ lên nhanh ở hạ nguồn | Báo Bến Sông</title>" + host)[0] == "Báo Bến Sông"
    assert outlet("<title>Lũ lên nhanh ở hạ nguồn</title>" + host)[0] == "bensong.example"
