"""Tests of ``vnclean.metadata.page_type``."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnclean
from support.results import ARTICLES
from vnclean import PageType
from vnclean.corpus.records import row
from vnclean.metadata.page_type import judge_page, vietnamese_share


@pytest.mark.parametrize("number", range(len(ARTICLES)))
def test_cases_are_articles(number: int) -> None:
    assert ARTICLES[number].page_type is PageType.ARTICLE, ARTICLES[number].page_type_reason
    assert ARTICLES[number].vietnamese > 0.8


LINKS = "".join(f"<li><a href=/{n}>Tin thứ {n} của ngày hôm nay ở vùng cao</a></li>" for n in range(12))


NEXT = "<p>Sáng nay, nước đã rút dần. Hàng trăm hộ dân ở ven sông trở về dọn bùn, chống nhà, dựng lại bếp.</p>"


FIRST = "<p>Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm.</p>"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"<title>Báo Mới</title><ul>{LINKS}</ul>", PageType.LISTING),
        (f"<h1>Mưa lớn kéo dài ở miền núi</h1><p>17/11/2026 11:31</p>{FIRST}{NEXT}<ul>{LINKS}</ul>", PageType.ARTICLE),
        (FIRST.join(f"<h3><a href=/{n}>Tin thứ {n} của ngày hôm nay ở vùng cao</a></h3>" for n in range(12)),
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
