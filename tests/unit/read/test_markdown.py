"""Tests of ``vnclean.read.markdown``."""

import pytest

import vnclean
from support.pages import crawled_markdown
from vnclean import read_markdown


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Tin\n## Bài ##\n\nTên\n===\n\nPhần\n---", [("h1", "Tin"), ("h2", "Bài"), ("h1", "Tên"), ("h2", "Phần")]),
        ("Một\n\nHai  \nBa\\\nBốn", [("p", "Một"), ("p", "Hai"), ("p", "Ba"), ("p", "Bốn")]),
        ("Trời mưa to\nsuốt đêm.\nNước dâng.", [("p", "Trời mưa to suốt đêm."), ("p", "Nước dâng.")]),
        ("- Một\n* Hai\n1. Ba\n   tiếp\n2) Bốn", [("li", "Một"), ("li", "Hai"), ("li", "Ba tiếp"), ("li", "Bốn")]),
        ("> Ai có sức góp sức.\n> Ai có gỗ góp gỗ.", [("p", "Ai có sức góp sức."), ("p", "Ai có gỗ góp gỗ.")]),
        ("| A | B |\n|---|:-:|\n| 1 | 2 \\| 3 |", [("tr", "A\tB"), ("tr", "1\t2 | 3")]),
        ("```py\na = 1\n\n  b\n```\nsau", [("pre", "a = 1"), ("pre", "  b"), ("p", "sau")]),
        ("***\n\n---\n\n- - -\n\nx", [("p", "x")]),
        ("**đậm** *nghiêng* __x__ _y_ ~~z~~ `mã` 2 * 3 * 4 a_b_c", [("p", "đậm nghiêng x y z mã 2 * 3 * 4 a_b_c")]),
        (r"1\. Một \*sao\* \[ngoặc\] &amp; <b>thẻ</b>", [("p", "1. Một *sao* [ngoặc] & thẻ")]),
        (
            '[x](/a) ![ảnh](/b.jpg "tên") <https://c.vn/?a=1> [y][1] [z]\n\n[1]: https://d.vn',
            [("p", "x  https://c.vn/?a=1 y [z]")],
        ),
        ("[![ảnh](/b.jpg) Tít](/a)", [("p", "Tít")]),
    ],
)
def test_blocks(markdown: str, expected: list[tuple[str, str]]) -> None:
    page = read_markdown(markdown)
    assert [(block.tag, block.text) for block in page.blocks] == expected
    assert [page.source[block.start : block.end] for block in page.blocks] == [block.text for block in page.blocks]


def test_nested_lists_tables_and_pictures_say_where_they_stand() -> None:
    page = read_markdown("- a\n    - b\n- c\n\n![Bà con](/1.jpg)\n\n**Đậm cả dòng**")
    assert [page.path(block.element) for block in page.blocks] == [
        "ul:1/li:1",
        "ul:1/li:1/ul:1/li:1",
        "ul:1/li:2",
        "p:3/strong:1",
    ]
    assert [(image.before, image.alt, image.src) for image in page.images] == [(3, "Bà con", "/1.jpg")]


def test_the_same_filters_decide(story: dict[str, str]) -> None:
    article = vnclean.extract(crawled_markdown(story))
    labels = {decision.block.text: str(decision.label) for decision in article.decisions}
    assert labels["Bà con đổ móng trụ cầu thứ hai"] == "caption"
    assert labels["Huyện vùng cao xin thêm vốn làm đường"] == "listing"
    assert labels["Những ngày dựng cầu"] == "heading"
    table = "Hạng mục Kinh phí\n\nMóng trụ 700 triệu đồng"
    expected = [story["lead"], story["1"], "Những ngày dựng cầu", story["2"], story["3"], table, story["4"]]
    assert article.text == "\n\n".join(expected)
    assert article.title == story["title"]


def test_a_table_in_columns_as_pandoc_writes_it() -> None:
    lines = [
        "  Hồ chứa      Vốn cấp",
        "  -----------  --------------",
        "  Hồ Khe Lim   14,5 tỷ đồng",
        "  Hồ Nà Bó     9 tỷ đồng",
    ]
    page = read_markdown("Một đoạn.\n\n" + "\n".join(lines) + "\n\nHai đoạn.")
    assert [block.text for block in page.blocks] == [
        "Một đoạn.",
        "Hồ chứa\tVốn cấp",
        "Hồ Khe Lim\t14,5 tỷ đồng",
        "Hồ Nà Bó\t9 tỷ đồng",
        "Hai đoạn.",
    ]


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ('Một.\n\n{{< figure src="a.jpg" caption="Ảnh" >}}\n\nHai.', ["Một.", "Hai."]),
        ("Một. ^doan-hai\n\n![[a.png|600]]\n\nHai [[Trang|bản]] và [[xã]].", ["Một.", "Hai bản và xã."]),
        ("> [!quote] Kể lại\n> Một.", ["Kể lại", "Một."]),
        ("Một⟨1⟩.\n\n## References\n\n⟨1⟩ https://bao.example/: Báo\n⟨2⟩ https://bao.example/2", ["Một."]),
        ("## References\n\nMột.", ["References", "Một."]),
    ],
)
def test_marks_of_generators_clippers_and_crawlers(markdown: str, texts: list[str]) -> None:
    assert [block.text for block in read_markdown(markdown).blocks] == texts


def test_paragraphs_below_a_list_of_other_stories_are_the_articles(story: dict[str, str]) -> None:
    listed = "## Đọc thêm\n\n- Ba năm xây cầu treo ở huyện\n- Mưa lũ cô lập bốn xã miền núi suốt hai ngày"
    page = "\n\n".join([f"# {story['title']}", story["1"], story["2"], listed, story["3"], story["4"]])
    assert vnclean.clean(vnclean.read_markdown(page)) == "\n\n".join(story[number] for number in "1234")


def test_teasers_of_one_sentence_below_links_are_not(story: dict[str, str]) -> None:
    listed = "## Đọc thêm\n\n[Ba năm xây cầu treo](/a)\n\nNgười dân góp gỗ để dựng lại cây cầu đã bị lũ cuốn trôi."
    more = "[Lũ cô lập bốn xã](/b)\n\nBốn xã miền núi bị cô lập suốt hai ngày vì mưa lớn kéo dài."
    page = "\n\n".join([f"# {story['title']}", story["1"], story["2"], story["3"], listed, more])
    assert vnclean.clean(vnclean.read_markdown(page)) == "\n\n".join(story[number] for number in "123")
