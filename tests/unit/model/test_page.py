"""Tests of ``vnclean.model.page``."""

import pickle

from vnclean import read_html


def test_a_page_pickles(html_case: object) -> None:
    page = read_html(html_case.source)  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 (our own bytes)
