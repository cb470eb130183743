"""Tests of ``vnclean.analysis.content_span``."""

import vnclean
from vnclean import read_text
from vnclean.analysis.columns import Columns
from vnclean.analysis.content_span import find_span


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


FORM = ["Nhận bản tin sáng thứ sáu", "Những câu chuyện đáng đọc nhất tuần", "Email của bạn", "Đăng ký ngay"]


def test_a_form_inside_raw_text_does_not_end_it(story: dict[str, str]) -> None:
    lines = [story["title"], story["1"], story["2"], *FORM, story["3"], story["4"], "Tin liên quan"]
    span = find_span(Columns(vnclean.read_text("\n".join(lines))))
    assert (span.start, span.stop) == (1, 9)


def test_an_announced_list_of_markdown_belongs_to_the_text(story: dict[str, str]) -> None:
    items = "- [Đơn theo mẫu một](/1)\n- [Giấy xác nhận](/2)"
    for announcing, stop in (("Hồ sơ gồm các giấy tờ sau:", 7), ("Mời xem các tin khác:", 3)):
        page = f"# {story['title']}\n\n{story['1']}\n\n{story['2']}\n\n{announcing}\n\n{items}\n\n{story['3']}"
        assert find_span(Columns(vnclean.read_markdown(page))).stop == stop


def test_a_table_of_markdown_belongs_to_the_text(story: dict[str, str]) -> None:
    table = "| Tuyến | Giờ bán |\n|---|---|\n| Số 4 | 7h đến 11h |\n| Số 9 | 16h đến 18h |"
    page = f"# {story['title']}\n\n{story['1']}\n\n{story['2']}\n\n{table}\n\n## Tin liên quan\n\n- [Mưa lớn](/1)"
    assert find_span(Columns(vnclean.read_markdown(page))).stop == 6
