"""Changes of a page that must not change its article: boilerplate, its order, case and spaces, damage elsewhere."""

from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import vnclean
from support.material import PROSE, Case, HtmlCase, read_cases, read_html_cases
from vnclean import read_html, read_text
from vnclean.corpus.evaluate import words

BODY = [PROSE[number] for number in "12345"]
CASES = read_cases()
PAGES = read_html_cases()
PROSE_OF_CASES = sorted(
    {line for case in CASES for line in case.text.split("\n") if len(line) > 250 and line.rstrip().endswith(".")}
)
BOILERPLATE = [
    "Trang chủ", "Thời sự", "Tin liên quan", "Tin mới nhất", "Xem nhiều nhất", "0 bình luận", "Chia sẻ", "RSS", "Lên đầu trang",
    "Gửi bình luận", "Đăng nhập", "Liên hệ quảng cáo", "Bản quyền thuộc về Báo Điện tử", "Tổng biên tập: Nguyễn Văn An",
]  # fmt: skip
"""Lines that are dropped wherever they are outside an article."""
ENDS = {
    "Tin liên quan",
    "Tin mới nhất",
    "Xem nhiều nhất",
    "0 bình luận",
    "Gửi bình luận",
    "Bản quyền thuộc về Báo Điện tử",
}
"""Lines that end an article of raw text, or begin a listing inside one: what follows them is not the article's."""
boilerplate = st.lists(st.sampled_from(BOILERPLATE), min_size=1, max_size=12)


def kept(source: str) -> list[str]:
    return vnclean.clean(read_text(source)).split("\n\n")


@given(boilerplate, boilerplate, st.randoms(use_true_random=False))
def test_the_order_of_what_stands_around_changes_nothing(above: list[str], below: list[str], random: Random) -> None:
    one = kept("\n".join([*above, PROSE["title"], *BODY, *below]))
    random.shuffle(above)
    random.shuffle(below)
    two = kept("\n".join([*above, PROSE["title"], *BODY, *below]))
    assert [line for line in one if line in BODY] == [line for line in two if line in BODY] == BODY


@pytest.mark.parametrize("other", CASES, ids=lambda case: case.name)
def test_the_end_of_another_page_changes_no_article(case: Case, other: Case) -> None:
    """The lines of another case below its last body line, appended to a case, do not change the case's article."""
    last = max(line for line, label in other.labels.items() if label in ("body", "lead", "heading"))
    tail = [line for line in other.source.split("\n")[last:] if len(line) < 200]
    article = vnclean.clean(read_text(case.source.rstrip("\n") + "\n" + "\n".join(tail)))
    expected = case.text.rstrip("\n")
    assert article.startswith(expected)
    assert words(article).total() <= 1.02 * words(expected).total() + 30


@given(st.data())
def test_prose_put_anywhere_into_a_case_survives(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(CASES))
    inside = [line for line, label in case.labels.items() if label == "body"]
    lines = case.source.split("\n")
    at = data.draw(st.integers(min(inside), max(inside) - 1))
    added = data.draw(st.sampled_from([line for line in PROSE_OF_CASES if line not in lines]))
    lines.insert(at, added)
    text = vnclean.clean(read_text("\n".join(lines)))
    assert vnclean.normalize(added) in text


@given(st.data())
def test_prose_put_anywhere_into_a_page_survives(data: st.DataObject) -> None:
    paragraphs = [f"<p>{line}</p>" for line in BODY]
    at = data.draw(st.integers(0, len(paragraphs)))
    added = data.draw(st.sampled_from(PROSE_OF_CASES))
    paragraphs.insert(at, f"<p>{added}</p>")
    menu = "".join(f"<li><a href=/{number}>{line}</a>" for number, line in enumerate(data.draw(boilerplate)))
    page = f"<ul>{menu}</ul><h1>{PROSE['title']}</h1><div>{''.join(paragraphs)}</div><ul>{menu}</ul>"
    assert vnclean.normalize(added) in vnclean.clean(read_html(page))


@st.composite
def pages_with_boilerplate(draw: st.DrawFn) -> list[str]:
    """Draw the lines of an article with boilerplate among them, but without three such lines before the last paragraph.

    After three such lines, ``edge.after`` labels the last paragraph; the test below covers this.
    """
    lines = [PROSE["title"], *BODY]
    for line in draw(boilerplate):
        lines.insert(draw(st.integers(0, len(lines))), line)
    last = lines.index(BODY[-1])
    assume(not set(lines[last - 3 : last]).issubset(BOILERPLATE))
    return lines


@pytest.mark.xfail(strict=True, reason="edge.after takes the last paragraph under three lines of boilerplate")
@pytest.mark.parametrize("above", [[], ["Trang chủ"]])
def test_the_last_paragraph_under_three_lines_of_boilerplate_stays(above: list[str]) -> None:
    lines = [PROSE["title"], *above, *BODY[:4], *["Trang chủ"] * 3, BODY[4]]
    assert [line for line in kept("\n".join(lines)) if line in BODY] == BODY


@given(pages_with_boilerplate())
def test_boilerplate_put_anywhere_goes_or_is_told_of(lines: list[str]) -> None:
    article = vnclean.extract(read_text("\n".join(lines)))
    texts = [decision.block.text for decision in article.decisions]
    assert texts == lines
    shown = [decision.block.text for decision in article.kept]
    first, last = lines.index(BODY[0]), lines.index(BODY[-1])
    if ENDS.isdisjoint(lines[first:last]):
        assert [line for line in shown if line in BODY] == BODY
        assert set(BOILERPLATE).isdisjoint(
            decision.block.text for decision in article.kept if not first < decision.block.index < last
        )
    for decision in article.removed:
        assert decision.filter
        assert decision.reason


@given(boilerplate, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_the_case_of_boilerplate_changes_no_article(around: list[str], change: "type[str]") -> None:
    page = "\n".join([*map(change, around), PROSE["title"], *BODY, *map(change, around)])
    assert [line for line in kept(page) if line in BODY] == BODY


@given(boilerplate, st.sampled_from(["  {}", "{}\t", "\u00a0{}\u00a0", "\u200b{}", "\ufeff{}", "• {}", "{} ", "{}\r"]))
def test_spaces_around_boilerplate_change_no_article(around: list[str], form: str) -> None:
    plain = "\n".join([*around, PROSE["title"], *BODY, *around])
    spaced = "\n".join([*map(form.format, around), PROSE["title"], *BODY, *map(form.format, around)])
    assert kept(spaced) == kept(plain)


@given(st.sampled_from(PAGES), st.integers(0, 1 << 20))
@example(PAGES[0], 0)
def test_a_page_cut_at_any_byte_is_read(page: HtmlCase, at: int) -> None:
    data = page.source[: at % (len(page.source) + 1)]
    article = vnclean.extract(data) if data.strip() else vnclean.extract(data.decode("utf-8", "ignore"))
    whole = words(vnclean.extract(page.source).page.source)
    assert not words(article.text) - whole or article.page.source.strip()


@given(st.sampled_from(CASES), st.integers(0, 1 << 20))
def test_a_text_cut_at_any_byte_loses_no_paragraph_before_the_cut(case: Case, at: int) -> None:
    """A cut text with at least half of the article, and at least four lines of it, loses no long paragraph."""
    data = case.source.encode()
    source = data[: at % (len(data) + 1)].decode("utf-8", "ignore")
    body = [line for line, label in case.labels.items() if label == "body"]
    whole = case.source.split("\n")
    there = [whole[line - 1] for line in body if line < source.count("\n") + 1]
    if 2 * len(there) >= len(body) and len(there) >= 4:
        shown = vnclean.clean(read_text(source))
        lost = [line for line in there if len(line) > 200 and vnclean.normalize(line) not in shown]
        assert lost == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_case_is_the_same_in_every_encoding_of_unicode(case: Case, encoding: str) -> None:
    assert vnclean.clean(case.source.encode(encoding)) == vnclean.clean(read_text(case.source))
