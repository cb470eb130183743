"""Tests of ``vnclean.filters.regions``."""

import vnclean
from support.pages import FIVE


def test_a_link_that_stands_in_a_list_without_an_item(story: dict[str, str]) -> None:
    paragraphs = [f"<p>{story[number]}</p>" for number in FIVE]
    paragraphs.insert(3, '<ul><a href="/1">Huyện vùng cao xin thêm vốn làm đường</a></ul>')
    page = vnclean.read_html(f"<h1>{story['title']}</h1><div>{''.join(paragraphs)}</div>")
    (decision,) = (each for each in vnclean.extract(page).decisions if each.block.text.startswith("Huyện vùng"))
    assert (decision.block.tag, decision.filter) == ("ul", "listing.linked")
    assert decision.reason == "all of it is a link"
