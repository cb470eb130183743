"""Tests of ``vnclean.text.escape``."""

import json
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnclean.text.escape import from_json, shown, to_html, to_json

any_text = st.text(st.characters(exclude_categories=[])) | st.text(alphabet="<>&\u202e\u2028\U000e0001\ud800a")


@given(any_text)
def test_json_gives_the_same_text_back(text: str) -> None:
    written = to_json({text: text})
    assert json.loads(written) == {text: text}
    assert not set(written) & set("<>&\u202e\u2028\ud800")


@given(any_text)
def test_tables_and_html_show_no_invisible_character(text: str) -> None:
    assert shown(shown(text)) == shown(text)
    assert not any(category(char)[0] == "C" or category(char) in ("Zl", "Zp") for char in shown(text))
    assert "<" not in to_html(text)


def test_json_that_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        from_json("[" * 100_000)
