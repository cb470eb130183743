"""Properties that hold for every page."""

import json
import pickle
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vnclean
from support.material import PROSE, Case, read_cases, read_examples
from vnclean import NEWS, Article, Draft, read_text
from vnclean.normalizers import NORMALIZERS
from vnclean.text.fold import bare_words, fold

LINES = sorted({line for case in read_cases() for line in case.source.split("\n")})
LINES += sorted({text for page in read_examples() for _, _, text in page.lines})
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"

lines = st.one_of(
    st.sampled_from(LINES),
    st.text(max_size=80),
    st.text("aăâeêioôơuưyđ" + MARKS + " .", max_size=40),
    st.from_regex(r"[ \t\u00a0•*>-]{0,4}(?:\{name\}|\d{1,2}/\d{1,2}/\d{4}|[A-Z][a-z]+ [A-Z][a-z]+)", fullmatch=True),
)
pages = st.lists(lines, max_size=40).map("\n".join)
breaks = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\u2029", "\f", "\v", "\x85", "\n\n", "\n \u00a0\n"])


@given(st.one_of(pages, st.text()))
@example("")
@example("\ufeff")
@example("\ud800 lone surrogate")
@example("(A) - (B) - ")
@example("0" * 5000)
@example("a" + "\u0301" * 500)
def test_any_text_gives_spans_that_slice_back_and_one_decision_a_block(source: str) -> None:
    article = vnclean.extract(read_text(source))
    assert [decision.block for decision in article.decisions] == list(article.page.blocks)
    end = 0
    for index, block in enumerate(article.page.blocks):
        assert block.index == index
        assert source[block.start : block.end] == block.text
        assert block.start >= end
        assert block.text.strip()
        end = block.end


@given(pages)
def test_the_same_page_gives_the_same_article(source: str) -> None:
    page = read_text(source)
    assert vnclean.extract(page) == vnclean.extract(page)


@given(
    st.lists(lines.filter(lambda line: not set(line) & set("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")), max_size=25),
    breaks,
)
def test_line_ends_and_blank_lines_change_nothing(rows: list[str], newline: str) -> None:
    plain, other = (vnclean.extract(read_text(end.join(rows))) for end in ("\n", newline))
    assert [d.label for d in plain.decisions] == [d.label for d in other.decisions]
    assert plain.text == other.text


@given(pages)
def test_without_normalizers_every_kept_block_is_a_slice_of_the_source(source: str) -> None:
    pipeline = NEWS.without(*(normalizer.name for normalizer in NEWS.normalizers))
    article = vnclean.extract(read_text(source), pipeline=pipeline)
    assert article.text == "\n\n".join(decision.block.text for decision in article.kept)
    assert article.changes == ()


@given(pages)
def test_json_and_pickle_give_back_an_equal_article(source: str) -> None:
    article = vnclean.extract(read_text(source, url="https://example.vn/1"))
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 (our own bytes)


@given(pages, st.sampled_from([filter_.name for filter_ in NEWS.filters]))
def test_leaving_a_filter_out_changes_only_what_it_decided_or_later_filters_saw(source: str, name: str) -> None:
    page = read_text(source)
    whole, less = vnclean.extract(page), vnclean.extract(page, pipeline=NEWS.without(name))
    names = [filter_.name for filter_ in NEWS.filters]
    for before, after in zip(whole.decisions, less.decisions, strict=True):
        if before != after:
            assert before.filter == name or not before.filter or names.index(before.filter) >= names.index(name)


@pytest.mark.parametrize("normalizer", NORMALIZERS, ids=lambda normalizer: normalizer.name)
@given(text=st.one_of(lines, st.text()))
@example(text="(A) - (B) - Cc")
@example(text="\u00a0\u0301x")
@example(text="Hoa\u0300 to\u0301\u0301a")
def test_normalizers_are_idempotent(normalizer: vnclean.Normalizer, text: str) -> None:
    once = normalizer(text)
    assert normalizer(once) == once


@given(st.one_of(pages, st.text()), st.sampled_from(["traditional", "modern", "keep"]))
@example("\u200b\u0301 a", "traditional")
@example("a\u200d\u0301", "traditional")
@example("o\u00ad\u0300a", "traditional")
def test_normalize_is_idempotent_and_keeps_the_lines(text: str, tones: "vnclean.normalizers.Style") -> None:
    once = vnclean.normalize(text, tones=tones)
    assert vnclean.normalize(once, tones=tones) == once
    assert once.count("\n") == text.count("\n")


@given(st.sampled_from(LINES), st.sampled_from(["traditional", "modern", "keep"]))
def test_normalizing_decomposed_text_gives_what_the_composed_gives(
    line: str, tones: "vnclean.normalizers.Style"
) -> None:
    whole = unicodedata.normalize("NFC", line)
    assert vnclean.normalize(unicodedata.normalize("NFD", line), tones=tones) == vnclean.normalize(whole, tones=tones)


@given(st.one_of(lines, st.text()))
def test_folding_is_stable_under_case_and_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert bare_words(text).isascii()
    assert fold(fold(text)) == fold(text) or not text.isascii()


@given(st.integers(1, 5), st.data())
def test_a_paragraph_put_anywhere_into_a_story_survives(where: int, data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from([line for line in LINES if len(line) > 300 and line.rstrip().endswith(".")]))
    paragraphs = [PROSE[str(number)] for number in range(1, 6)]
    paragraphs.insert(where, paragraph)
    article = vnclean.extract("\n".join([PROSE["title"], *paragraphs]))
    kept = {decision.block.text for decision in article.kept}
    assert kept.issuperset(paragraphs)


@given(st.data())
def test_appending_another_pages_furniture_changes_no_article(data: st.DataObject) -> None:
    case: Case = data.draw(st.sampled_from(read_cases()))
    tail = ["Tin liên quan", "0 bình luận", "Xem nhiều nhất", "Tổng biên tập: Nguyễn Văn An", "Chia sẻ", "RSS"]
    page = case.source.rstrip("\n") + "\n" + "\n".join(data.draw(st.lists(st.sampled_from(tail), min_size=1)))
    assert vnclean.clean(page) + "\n" == case.text


@given(pages)
def test_the_story_lies_on_the_page(source: str) -> None:
    draft = Draft.of(read_text(source))
    assert draft.span == range(0) or (draft.span.start >= 0 and draft.span.stop <= len(draft.page.blocks))
    assert [block.index for block in draft.open()] == list(range(len(draft.page.blocks)))
