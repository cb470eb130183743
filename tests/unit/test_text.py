"""Looking at lines: doors, folding, shapes, syllables, kinship, the story."""

import unicodedata
from textwrap import wrap
from time import perf_counter

import pytest

import vnclean
from vnclean import read_text
from vnclean.analysis.columns import Columns
from vnclean.analysis.content_span import find_span
from vnclean.text.fold import bare, bare_words, fold
from vnclean.text.line_features import credit, is_address, is_headline, is_names, is_prose, line_features
from vnclean.text.memo import LONGEST
from vnclean.text.overlap import share, word_pairs
from vnclean.text.syllables import is_bare_syllable, is_syllable

HEADLINES = [
    "Nông dân vùng cao trồng mận sạch thu tiền tỷ mỗi năm",
    "Học sinh bản xa đến trường bằng bè mảng trong mùa lũ",
    "Ba bản bên suối đón điện lưới quốc gia trước Tết",
]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\f", "\v", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_parts_blocks(newline: str) -> None:
    page = read_text(f"một{newline}{newline} \u00a0\u200b{newline}hai")
    assert [block.text for block in page.blocks] == ["một", "hai"]


def test_marks_indentation_and_bullets_stay_in_the_text_and_not_in_what_is_compared() -> None:
    (block,) = read_text("\ufeff   • Tin liên quan").blocks
    assert block.text == "\ufeff   • Tin liên quan"
    assert fold(block.text) == "tin liên quan"


@pytest.mark.parametrize("source", ["", " ", "\ufeff", "\u00a0\n\t\n\u200b"])
def test_a_blank_page_has_no_blocks(source: str) -> None:
    assert read_text(source).blocks == ()
    assert vnclean.clean(source) == ""


@pytest.mark.parametrize("wrong", [None, 7, ["text"]])
def test_other_types_are_refused_with_a_sentence(wrong: object) -> None:
    for door in (read_text, vnclean.clean, vnclean.extract, vnclean.read_html, vnclean.read_markdown):
        with pytest.raises(TypeError, match="str"):
            door(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="decode bytes first"):
        read_text(b"text")  # type: ignore[arg-type]


def test_text_that_mentions_a_tag_is_text() -> None:
    assert vnclean.clean("Thẻ <html> mở đầu mọi trang.") == "Thẻ <html> mở đầu mọi trang."


def test_a_page_has_its_own_url() -> None:
    page = read_text("a", url="https://example.vn")
    assert vnclean.extract(page).page.url == "https://example.vn"
    assert vnclean.extract("a", url="https://example.vn").page == page
    with pytest.raises(ValueError, match="its own url"):
        vnclean.extract(page, url="https://other.vn")


@pytest.mark.parametrize("column", [60, 76, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n", " \n"])
def test_a_page_wrapped_at_a_column_is_the_page(story: dict[str, str], column: int, newline: str) -> None:
    lines = [
        "Trang chủ",
        "Thời sự",
        *(story[str(i)] for i in range(1, 6)),
        "Tin liên quan",
        *HEADLINES,
        "Bình luận (0)",
    ]
    wrapped = (2 * newline).join(newline.join(wrap(line, column)) for line in lines)
    assert len(read_text(wrapped).blocks) == len(lines)
    assert vnclean.clean(wrapped) == vnclean.clean("\n".join(lines)) == "\n\n".join(lines[2:7])
    dense = newline.join(part for line in lines for part in wrap(line, column))
    assert vnclean.clean(dense).split() == vnclean.clean(wrapped).split()


def test_a_wrapped_paragraph_is_a_slice_of_the_source(story: dict[str, str]) -> None:
    wrapped = "\n\n".join("\n".join(wrap(story[str(i)], 70)) for i in range(1, 6))
    page = read_text(wrapped)
    assert [block.text for block in page.blocks] == wrapped.split("\n\n")
    assert all(wrapped[block.start : block.end] == block.text for block in page.blocks)


def test_a_first_line_that_markup_made_short_belongs_to_its_wrapped_paragraph(story: dict[str, str]) -> None:
    paragraphs = ["Khi trời còn\n" + "\n".join(wrap("mờ sáng, " + story[str(i)], 70)) for i in range(1, 6)]
    assert [block.text for block in read_text("\n\n".join(paragraphs)).blocks] == paragraphs


@pytest.mark.parametrize(
    "lines",
    [
        [f"các em học sinh của bản kể rằng{' rất' * i} vui khi cầu mới được dựng lên" for i in range(1, 9)],
        ["lam-ro-han-che-de-rut-ra-bai-hoc-va-phuong-thuc-lanh-dao-cua-dang-bo-tinh.jpg"] * 9,
        [headline.ljust(70, "…") for headline in ["Cầu mới ở Nà Khoang", "Thác Nậm Pàn", "Chợ phiên ngày xuân"] * 4],
    ],
    ids=["lines of many lengths in small letters", "slugs of one length", "headlines of one length"],
)
def test_lines_that_are_not_wrapped_are_not_joined(lines: list[str]) -> None:
    assert [block.text for block in read_text("\n".join(lines)).blocks] == lines


def test_lines_with_blank_lines_between_are_not_joined(story: dict[str, str]) -> None:
    lines = [part for i in range(1, 6) for part in wrap(story[str(i)], 70)]
    assert [block.text for block in read_text("\n\n".join(lines)).blocks] == lines


def test_a_decomposed_page_gets_the_labels_of_the_composed(story: dict[str, str]) -> None:
    page = "\n".join(
        [
            *("Trang chủ", "Thời sự", "Thế giới", story["title"], "19/05/2018 07:02", story["lead"], story["1"]),
            *("Cầu Nà Khoang ngày khánh thành. Ảnh: Hồng Đăng", *(story[str(i)] for i in range(2, 6)), "Hồng Đăng"),
            *("Tin liên quan", *HEADLINES, "Bình luận (0)"),
        ]
    )
    one, two = (vnclean.extract(unicodedata.normalize(form, page)) for form in ("NFC", "NFD"))
    assert [decision.label for decision in one.decisions] == [decision.label for decision in two.decisions]
    assert one.text == two.text


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


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Trời mưa. Nước lên.", 2),
        ("Ông N.V. An ở TP. Hạ Long.", 1),
        ("“Tôi đi”, anh nói. “Còn em?”", 2),
        ("Thế giới", 0),
        ("Có 3.500 hộ. 12 hộ đã về!", 2),
    ],
)
def test_sentences_are_counted(text: str, sentences: int) -> None:
    assert line_features(text).sentences == sentences


@pytest.mark.parametrize(
    "text", ["Quang Phong - Tùng Nguyên", "N. Hà", "Võ Thạnh", "Anh Thư và Bảo Ngọc", "Trung Khoa – Thoibao.de"]
)
def test_names_are_names(text: str) -> None:
    assert is_names(text)


@pytest.mark.parametrize("text", ["", "Người dân lo lắng", "Võ Thạnh nói.", "x" * 100])
def test_what_is_no_name_is_none(text: str) -> None:
    assert not is_names(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bến xe sáng 28/1. Ảnh: Ngọc Thành", "Ảnh: Ngọc Thành"),
        ("Lớp bồi dưỡng năm 2014 (ảnh: TP)", "(ảnh: TP)"),
        ("Không nên để tiền lẻ vào ví. (Ảnh minh họa)", "(Ảnh minh họa)"),
        ("Tổng thống Ukraine Zelensky. Ảnh Economic Times", "Ảnh Economic Times"),
        ("Ảnh của chị treo kín tường.", ""),
        ("Anh mua một tấm ảnh đẹp", ""),
    ],
)
def test_credits_are_found_at_the_end(text: str, found: str) -> None:
    assert credit(text) == found


def test_shapes_of_lines() -> None:
    assert is_address("https://example.vn/a?b=c")
    assert not is_address("Xem https://example.vn")
    assert is_headline("Hơn 50 vụ sét đánh khiến nhiều chuyến bay bị chậm")
    assert not is_headline("Hơn 50 vụ sét đánh khiến nhiều chuyến bay bị chậm.")
    assert is_prose("Sáng 28/9, nhiều gia đình ở vùng trũng phải dọn đồ đạc lên cao để tránh nước lũ.")
    assert not is_prose("Thế giới.")
    assert line_features("CẬP NHẬT").upper
    assert not line_features("123").upper
    assert line_features("- Hộ nghèo").item


@pytest.mark.parametrize("word", ["nghiêng", "Toàn", "quý", "giếng", "gì", "ươn", "khuỷu", "HOẠCH", "tiê\u0301ng"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "Chloé", "têt", "tết̀", "school", "Đắk", "nghiêngg", "ß", "tòạ"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_bare_syllables() -> None:
    assert all(map(is_bare_syllable, "lam ro han che de rut ra bai hoc phuong thuc lanh dao".split()))
    assert not any(map(is_bare_syllable, "school bridge strong the3 world".split()))


def test_kinship_is_a_share() -> None:
    own = word_pairs(["Giá vàng tăng mạnh"])
    assert share(own, own) == 1.0
    assert share(own, set()) == 0.0
    assert share(set(), own) == 0.0


def test_a_page_without_prose_has_no_story() -> None:
    assert find_span(Columns(read_text("Thế giới\nKinh doanh\nGiải trí"))) == range(0)
    assert find_span(Columns(read_text(""))) == range(0)


def test_a_tail_of_teasers_about_other_matters_is_parted(story: dict[str, str]) -> None:
    own = [story[str(1 + i % 5)].replace("cầu", f"cầu {i}") for i in range(14)]
    teasers = [
        "Giá dầu thô Brent bất ngờ giảm sâu sau cuộc họp kéo dài mười tiếng ở Vienna.",
        "Đội bóng áo đỏ chia tay ngoại binh thứ năm chỉ sau nửa mùa giải thất vọng.",
        "Loại rau dân dã này giàu protein hơn cả thịt bò mà ít người nội trợ để ý.",
        "Cổ phiếu nhóm thép tím trần nhờ tin thuế chống bán phá giá được gia hạn.",
        "Nam ca sĩ tung bộ ảnh phong trần khiến khán giả ngỡ ngàng tối thứ bảy.",
        "Tàu thăm dò gửi về hình ảnh sắc nét nhất của mặt trăng Europa hôm qua.",
        "Xe điện cỡ nhỏ dưới ba trăm triệu đồng ồ ạt đổ bộ thị trường Thái Lan.",
        "Chàng thạc sĩ bỏ phố về quê nuôi cá chép koi thu tiền tỷ mỗi năm.",
        "Kỳ thủ mười hai tuổi hạ đại kiện tướng Hà Lan sau năm mươi nước cờ.",
        "Bảo tàng cổ vật mở cửa miễn phí cho du khách suốt tuần lễ di sản.",
    ]
    page = read_text("\n".join([*own, *teasers]))
    assert find_span(Columns(page)) == range(14)
    removed = vnclean.extract(page).removed
    assert [decision.block.text for decision in removed][-10:] == teasers


def test_a_later_heavier_listing_is_not_the_story(story: dict[str, str]) -> None:
    article = [story["title"], *(story[str(i)] for i in range(1, 6))]
    others = [f"Chuyện số {i}: {story['1']} {story['2']} {story['3']}".replace("cầu", f"trường {i}") for i in range(4)]
    page = "\n".join([*article, "Bình luận (0)", *others])
    assert vnclean.clean(page) == "\n\n".join(article[1:])


@pytest.mark.parametrize("unit", ["\u0301", "\u0323\u0301", "đ", "Ð", "Ð\u0301", ".", "…", "a¬", "1/", "- ", "Ảnh"])
def test_a_long_line_of_one_thing_costs_no_more_than_its_length(unit: str) -> None:
    """Seconds where cost grows with the length, minutes where it grows with its square."""
    line = unit * (100_000 // len(unit)) + "x"
    started = perf_counter()
    vnclean.extract(f"Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ.\n{line}")
    assert perf_counter() - started < 10
