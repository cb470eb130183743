"""Tests of ``vnclean.model.page``."""

import pickle

import pytest

from vnclean import read_html


def test_a_page_pickles(html_case: object) -> None:
    page = read_html(html_case.source)  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 (our own bytes)


@pytest.mark.parametrize("index", [3, -4, 100])
def test_elements_that_are_not_there(index: int) -> None:
    elements = read_html("<div><p>a</p><p>b</p></div>").elements
    assert [each.tag for each in elements] == ["div", "p", "p"]
    assert elements[-3].tag == "div"
    with pytest.raises(IndexError, match="no element"):
        elements[index]
