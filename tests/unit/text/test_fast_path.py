"""Tests of ``vnclean.text.fast_path``."""

from support.material import PROSE, read_mends
from vnclean import NEWS
from vnclean.text.fast_path import is_plain


def test_plain_text_is_left_by_the_normalizers_that_say_so() -> None:
    leaving = [each for each in NEWS.normalizers if each.leaves_plain]
    lines = [*PROSE.values(), *(row.expected for row in read_mends())]
    plain = [line for line in lines if is_plain(line)]
    assert len(leaving) > 5 < len(plain)
    assert all(each(line) == line for each in leaving for line in plain)
