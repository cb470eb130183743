"""Tests of ``vnclean.normalizers.legacy``."""

import itertools

import pytest

import vnclean
from support.charset_texts import DRESSES, written
from support.material import PROSE
from vnclean.normalizers import Legacy
from vnclean.text.legacy_charsets import CHARSETS


@pytest.mark.parametrize(("charset", "dress"), [*itertools.product(CHARSETS, DRESSES)])
def test_prose_in_each_charset(charset: str, dress: str) -> None:
    for paragraph in PROSE.values():
        repaired = vnclean.normalize(DRESSES[dress](written(paragraph, charset)))
        assert repaired.lower() == vnclean.normalize(paragraph).lower()
        if charset != "tcvn3":
            assert repaired == vnclean.normalize(paragraph)


def test_an_unknown_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="no charset 'koi8'; choose one of tcvn3, vni, viscii, vps, cp1258"):
        Legacy("koi8")
