"""Tests of ``vnclean.text.fold``."""

from vnclean.text.fold import bare, bare_words, fold
from vnclean.text.line_features import line_features
from vnclean.text.memo import LONGEST


def test_folding_makes_equal_what_a_reader_takes_for_the_same() -> None:
    same = ["Từ khoá:", "  >> TỪ KHÓA ", "từ  kho\u0301a", "1. Từ khóa…", "\u200bTừ khóa."]
    assert {fold(text) for text in same} == {"từ khóa"}
    assert fold("quý hoàn") == "quý hoàn"
    assert bare("Đổi mới, Ðà – 北京") == "Doi moi, Da - Bei Jing "
    assert bare_words("Đổi mới – “sáng tạo”") == "doi moi sang tao"
    long = "Từ khoá " * LONGEST
    assert fold(long) == ("từ khóa " * LONGEST).strip()
    assert bare_words(long).startswith("tu khoa")
    assert line_features(long).words == 2 * LONGEST
