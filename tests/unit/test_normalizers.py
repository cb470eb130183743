"""Each normalizer: what it mends, and what it must not touch."""

import itertools
import unicodedata

import pytest

import vnclean
from vnclean.normalizers import NORMALIZERS, Composition, Invisible, Spaces, Stamp, Stroke
from vnclean.text.credit_line import find_source_credit

UNTOUCHED = [
    "Chloé Raúl Suárez Noé Luís Guérin Beyoncé",
    "Un café près de la forêt, où Zoé a vu René.",
    "El niño comió paella en Málaga.",
    "Íslenska er mál Guðmundssonar og Sigríðar.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "H'Hen Niê, người Êđê ở Krông Pắc, Đắk Lắk",
    "https://example.vn/hoà-bình/thuỷ.html #hoà_bình @hoà tin.hoà.vn ban_hoà2 hoà3",
    "m² ½ 10⁻³ “ngoặc” … – — 👨‍👩‍👧 🇻🇳",
    "quý quỳ quả giá già toàn hoàn khoản thuyền khuỷu",
    "Tiếng Việt, ừ thì cứ viết đúng là được.",
]


def normalize_all(text: str) -> str:
    """What all normalizers together make of a text."""
    for normalizer in NORMALIZERS:
        text = normalizer(text)
    return text


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_right_is_not_touched(text: str) -> None:
    assert vnclean.normalize(text) == text


def test_every_order_of_marks_gives_the_composed_letter() -> None:
    quality = {"a": ["", "\u0302", "\u0306"], "e": ["", "\u0302"], "o": ["", "\u0302", "\u031b"], "u": ["", "\u031b"]}
    for letter, marks in quality.items():
        for mark, tone in itertools.product(marks, ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]):
            right = unicodedata.normalize("NFC", letter + mark + tone)
            for typed in (letter + tone + mark, unicodedata.normalize("NFC", letter + tone) + mark):
                assert Composition()(typed) == right
                assert Composition()(typed.upper()) == right.upper()


def test_runs_of_marks_are_left_as_they_are() -> None:
    zalgo = "e" + "\u0301\u0323" * 5000
    assert Composition()(zalgo) == zalgo


def test_other_scripts_keep_their_marks() -> None:
    for text in ("हिन्दी", "ภาษาไทย", "עִבְרִית"):
        assert Composition()(text) == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("30\u00ac-CTr", "30-CTr"),
        ("phát\u00actriển", "pháttriển"),
        ("p \u00ac q", "p \u00ac q"),
        ("Vi\u200bệt\ufeff \u202eNam", "Việt Nam"),
        ("công\u00adtác", "côngtác"),
        ("a\u200db", "ab"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("क्\u200dष", "क्\u200dष"),
        ("bell\x07", "bell"),
    ],
)
def test_invisible_characters_go_where_nothing_needs_them(text: str, mended: str) -> None:
    assert Invisible()(text) == mended


def test_spaces_become_plain_single_and_inner() -> None:
    assert Spaces()("\u00a0a\u2009b \t c\u3000") == "a b c"
    assert Spaces()("a b") == "a b"


@pytest.mark.parametrize(
    ("text", "mended"),
    [("Ðảng bộ", "Đảng bộ"), ("Ɖức", "Đức"), ("HÐND", "HĐND"), ("ðược", "được"), ("Guðmundsson", "Guðmundsson")],
)
def test_eth_becomes_d_with_stroke_in_vietnamese_words(text: str, mended: str) -> None:
    assert Stroke()(text) == mended


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="choose one of traditional, modern, keep"):
        vnclean.normalize("a", tones="old")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("(Baohatinh.vn) - Thực hiện chỉ đạo.", "Baohatinh.vn"),
        ("TTO - Sáng nay, thành phố có mưa.", "TTO"),
        ("(Dân trí) - Giá vàng giảm.", "Dân trí"),
        ("(SGGP).- Theo quy định mới.", "SGGP"),
        ("(NLĐO)- Không ít hộ kinh doanh.", "NLĐO"),
        ("baodautu.vn - Sáng nay, sàn mở cửa.", "baodautu.vn"),
        ("(GD&TĐ) – Trường mở cửa.", "GD&TĐ"),
    ],
)
def test_a_stamp_is_found_and_taken_off(text: str, outlet: str) -> None:
    stamp = find_source_credit(text)
    assert stamp is not None
    assert stamp.outlet == outlet
    assert Stamp()(text) == text[stamp.end :]
    assert Stamp()(text)[0].isupper()


@pytest.mark.parametrize(
    "text",
    [
        "UBND - cơ quan hành chính ở địa phương - họp sáng nay.",
        "(Từ trái sang) Sinh viên nhận học bổng.",
        "(ảnh) - minh họa",
        "(Hà Nội) - nơi tôi sinh ra",
        "(A) - ",
        "Ông A - Giám đốc công ty - nói.",
        "(1) - Thứ nhất",
    ],
)
def test_what_is_no_stamp_stays(text: str) -> None:
    assert find_source_credit(text) is None
    assert Stamp()(text) == text


def test_the_stamp_goes_from_leads_only(story: dict[str, str]) -> None:
    page = "\n".join([story["title"], "(Bản Tin) - " + story["1"], "(Bản Tin) - " + story["2"], story["3"]])
    article = vnclean.extract(page)
    assert article.outlet == "Bản Tin"
    assert article.lead == story["1"]
    assert "(Bản Tin) - Ông Lò" in article.text


def test_normalizers_are_recorded_only_where_they_changed_something(story: dict[str, str]) -> None:
    article = vnclean.extract("\n".join([story["1"], "Tỉnh uỷ\u00a0họp sáng nay. Nhiều việc được bàn.", story["2"]]))
    assert [(change.index, change.normalizers) for change in article.changes] == [(1, ("spaces", "tones"))]


def test_normalize_keeps_line_breaks() -> None:
    assert vnclean.normalize("a \r\n b\r c \n") == "a\r\nb\rc\n"


def test_all_together() -> None:
    assert normalize_all("\ufeffThê\u0301  uỷ\u00ad Ðà Nă\u0303ng") == "Thế ủy Đà Nẵng"
