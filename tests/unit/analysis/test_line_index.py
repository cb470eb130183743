"""Tests of ``vnclean.analysis.line_index``."""

from hypothesis import given
from hypothesis import strategies as st

from vnclean import read_text
from vnclean.analysis.columns import Columns
from vnclean.analysis.line_index import LineIndex

lines = st.lists(st.text(alphabet="abÁá :1", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=8)


@given(lines, st.lists(st.text(alphabet="abá:", min_size=1, max_size=2), min_size=1, max_size=3))
def test_the_index_finds_what_a_scan_finds(texts: list[str], wanted: list[str]) -> None:
    page = read_text("\n".join(texts))
    generals = Columns(page).generals
    some = page.blocks[::2]
    index = LineIndex(some, generals)
    assert index.size == len(some)
    assert index.beginning(*wanted) == [b.index for b in some if generals[b.index].startswith(tuple(wanted))]
    assert index.holding(*wanted) == [b.index for b in some if any(text in generals[b.index] for text in wanted)]
    assert index.printing(*wanted) == [b.index for b in some if any(text in b.text for text in wanted)]
