"""Tests of ``vnclean.analysis.line_class``."""

import pytest

from vnclean.analysis.line_class import kind_of

LONG = "Mưa lớn kéo dài suốt đêm qua ở miền núi phía bắc và nước sông dâng nhanh khiến dân phải chạy lũ ngay trong đêm"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Mưa lớn kéo dài suốt đêm.", ""),
        ("Tin liên quan", "head"),
        ("Gửi bình luận", "end"),
        ("Trang chủ", "phrase"),
        ("https://bao.example/1", "phrase"),
        ("Bến xe sáng nay. Ảnh: Hà An", "picture"),
        ("lam ro han che de rut ra", "picture"),
        ("Thế giới | Thể thao | Giải trí", "line"),
        ("Thế giới", "line"),
        ("Lò Thị Mai - Hà An", "name"),
        ("- Hộ nghèo trong bản", "item"),
        ("Gồm các hạng mục:", "item"),
        (LONG, "unfinished"),
        ("Kính gửi: Ủy ban nhân dân xã", "unfinished"),
        ("Nông dân vùng cao trồng mận sạch thu tiền tỷ mỗi năm", "headline?"),
        ("17/11/2026 Xã vùng cao dựng cầu", "headline"),
        (LONG.title(), "headline"),
    ],
)
def test_each_kind_of_line(line: str, kind: str) -> None:
    assert kind_of(line) == kind
