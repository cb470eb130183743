"""Tests of ``vnclean.read.markdown_inline``."""

import pytest

from vnclean import read_markdown


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


def test_a_link_of_leading_spaces_is_none() -> None:
    (block,) = read_markdown("[&nbsp;](/a)  [Tin](/b)").blocks
    assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)
    assert block.linked <= len(block.text)
