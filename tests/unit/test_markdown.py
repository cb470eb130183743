"""The Markdown door: marks go, links and pictures are evidence, and the same filters decide."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vnclean
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


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ('Xem [Thời sự](/ts) và [*Thế giới*](/tg "x")', [("Thời sự", "/ts"), ("Thế giới", "/tg")]),
        ("[a](<b c.html>) [b](./Ca sĩ (2024).html)", [("a", "b c.html"), ("b", "./Ca sĩ (2024).html")]),
        ("[tên][ref] [ref][]\n\n[ref]: /r 'x'", [("tên", "/r"), ("ref", "/r")]),
        ("[a [b] c](/d)", [("a [b] c", "/d")]),
        ("[\n\n![](/x.jpg)\n\n### Tít lớn\n\nSa pô.\n\n](/bai)", [("Tít lớn", "/bai"), ("Sa pô.", "/bai")]),
        ("[**Tít** \\\n\\\nSa pô](/bai)", [("Tít Sa pô", "/bai")]),
        ("[] [x] [^1] ](/a)", []),
    ],
)
def test_links(markdown: str, links: list[tuple[str, str]]) -> None:
    page = read_markdown(markdown)
    found = [
        (" ".join(block.text[link.start : link.end].split()), link.href)
        for block in page.blocks
        for link in block.links
    ]
    assert found == links


def test_nested_lists_tables_and_pictures_say_where_they_stand() -> None:
    page = read_markdown("- a\n    - b\n- c\n\n![Bà con](/1.jpg)\n\n**Đậm cả dòng**")
    assert [page.path(block.element) for block in page.blocks] == [
        "ul:1/li:1",
        "ul:1/li:1/ul:1/li:1",
        "ul:1/li:2",
        "p:3/strong:1",
    ]
    assert [(image.before, image.alt, image.src) for image in page.images] == [(3, "Bà con", "/1.jpg")]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "§title"\nauthor: Lò Thị Mai\ndate: 2026-03-07\nurl: https://bao.example/1\n---\n',
        "Title: §title\n\nURL Source: https://bao.example/1\n\nPublished Time: 2026-03-07\n\nAuthor: Lò Thị Mai\n\nMarkdown Content:\n",
    ],
)
def test_fields_before_the_page_are_claims(front: str, story: dict[str, str]) -> None:
    article = vnclean.extract(
        read_markdown(front.replace("§title", story["title"]) + "\n\n".join([story["1"], story["2"]]))
    )
    assert article.text == story["1"] + "\n\n" + story["2"]
    assert (article.title, article.author, article.url) == (story["title"], "Lò Thị Mai", "https://bao.example/1")
    assert str(article.published) == "2026-03-07"


def crawled(story: dict[str, str]) -> str:
    """A page as a crawler hands it on."""
    return f"""[Trang chủ](/) [Thời sự](/ts) [Thế giới](/tg)

- [Kinh tế](/kt)
- [Xã hội](/xh?utm_source=menu)

# {story["title"]}

07/03/2026 08:06

**{story["lead"]}**

{story["1"]}

![Bà con đổ móng trụ cầu thứ hai](/1.jpg)

Bà con đổ móng trụ cầu thứ hai

## Những ngày dựng cầu

{story["2"]}

- [Huyện vùng cao xin thêm vốn làm đường](/a)
- [Ba năm xây cầu treo bên dòng suối lớn](/b)

{story["3"]}

| Hạng mục | Kinh phí |
| --- | --- |
| Móng trụ | 700 triệu đồng |

{story["4"]}

## [Tin liên quan](/lq)

- [Một bài khác về con đường của bản](/c)
"""


def test_the_same_filters_decide(story: dict[str, str]) -> None:
    article = vnclean.extract(crawled(story))
    said = {decision.block.text: str(decision.label) for decision in article.decisions}
    assert said["Bà con đổ móng trụ cầu thứ hai"] == "caption"
    assert said["Huyện vùng cao xin thêm vốn làm đường"] == "listing"
    assert said["Những ngày dựng cầu"] == "heading"
    table = "Hạng mục Kinh phí\n\nMóng trụ 700 triệu đồng"
    expected = [story["lead"], story["1"], "Những ngày dựng cầu", story["2"], story["3"], table, story["4"]]
    assert article.text == "\n\n".join(expected)
    assert article.title == story["title"]


def test_a_wrapped_page_is_joined_again(story: dict[str, str]) -> None:
    import textwrap  # noqa: PLC0415 (only here)

    markdown = "\n\n".join(
        textwrap.fill(text, 78) for text in [f"# {story['title']}", story["1"], story["2"], story["4"]]
    )
    assert vnclean.clean(read_markdown(markdown)) == "\n\n".join([story["1"], story["2"], story["4"]])


def test_the_article_comes_out_as_the_markdown_that_it_was(story: dict[str, str]) -> None:
    once = vnclean.extract(crawled(story)).to_markdown()
    assert "## Những ngày dựng cầu" in once.splitlines()
    assert "| Móng trụ | 700 triệu đồng |" in once.splitlines()
    again = vnclean.extract(read_markdown(once))
    assert next(block.text for block in again.page.blocks) == story["lead"]
    assert again.text == vnclean.clean(crawled(story))


pieces = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "#",
                "- ",
                "1. ",
                "> ",
                "|",
                "---",
                "```",
                "[",
                "](/a)",
                "![",
                "](",
                ")",
                "\\",
                "*",
                "_",
                "\n",
                "\n\n",
                "    ",
            ]
        ),
        st.text(max_size=8),
        st.sampled_from(["Mưa lớn kéo dài suốt đêm qua. Nước dâng nhanh, dân chạy lũ.", "Tin liên quan"]),
    ),
    max_size=50,
).map("".join)


@given(pieces)
@example("[" * 200)
@example("[\n](/x)")
@example("|\n|-|")
@example("```")
@example("---\n---")
def test_any_markdown_gives_blocks_that_slice_back_and_one_decision_each(markdown: str) -> None:
    article = vnclean.extract(read_markdown(markdown))
    page = article.page
    assert [decision.block for decision in article.decisions] == list(page.blocks)
    for block in page.blocks:
        assert page.source[block.start : block.end] == block.text
        assert block.text.strip()
        assert all(0 <= link.start <= link.end <= len(block.text) for link in block.links)
    assert isinstance(article.to_markdown() + article.html(), str)
