"""Tests of ``vnclean.normalizers.lookalikes``."""

import pytest

from vnclean.normalizers import LookAlikes


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("chỉ có môṭ ngọn đèn, cuôń sách và nhưn\u0303g người", "chỉ có một ngọn đèn, cuốn sách và những người"),
        ("MÔṬ trăm người đã đến", "MỘT trăm người đã đến"),
        ("Gdańsk và Toruń là hai thành phố", "Gdańsk và Toruń là hai thành phố"),
        ("đèn ２２０Ｖ và bóng ＬＥＤ dùng ở đây", "đèn 220V và bóng LED dùng ở đây"),
        ("nhóm ＡＫＢ４８ (東京) đã đến", "nhóm ＡＫＢ４８ (東京) đã đến"),
        ("ＬＥＤ 220V", "ＬＥＤ 220V"),
    ],
)
def test_marks_on_final_consonants_and_full_width_text(text: str, repaired: str) -> None:
    assert LookAlikes()(text) == repaired
