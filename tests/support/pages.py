"""Short pages and helpers for them, shared by tests of several modules."""

import vnclean
from support.material import PROSE
from vnclean import read_html

FIVE = ("1", "2", "3", "4", "5")


def filters_by_start(page: vnclean.Page) -> dict[str, str]:
    """Return the filter that decided each block, by the first 20 characters of the block."""
    return {decision.block.text[:20]: decision.filter for decision in vnclean.extract(page).decisions}


SENTENCES = "Mưa lớn kéo dài suốt đêm qua. Nước sông dâng nhanh, dân phải chạy lũ ngay trong đêm."


FORTY_PAGES = [
    f"Trang chủ\nMưa lớn kéo dài suốt đêm thứ {n}. Nước sông dâng nhanh, dân phải chạy lũ." for n in range(40)
]


def crawled_markdown(prose: dict[str, str]) -> str:
    """Return a page of Markdown as the converter of a crawler writes it."""
    return f"""[Trang chủ](/) [Thời sự](/ts) [Thế giới](/tg)

- [Kinh tế](/kt)
- [Xã hội](/xh?utm_source=menu)

# {prose["title"]}

07/03/2026 08:06

**{prose["lead"]}**

{prose["1"]}

![Bà con đổ móng trụ cầu thứ hai](/1.jpg)

Bà con đổ móng trụ cầu thứ hai

## Những ngày dựng cầu

{prose["2"]}

- [Huyện vùng cao xin thêm vốn làm đường](/a)
- [Ba năm xây cầu treo bên dòng suối lớn](/b)

{prose["3"]}

| Hạng mục | Kinh phí |
| --- | --- |
| Móng trụ | 700 triệu đồng |

{prose["4"]}

## [Tin liên quan](/lq)

- [Một bài khác về con đường của bản](/c)
"""


def document_of(body: str, prose: dict[str, str]) -> str:
    return f"<h1>{prose['title']}</h1><div id=nd><p>{prose['1']}</p>{body}<p>{prose['2']}</p><p>{prose['3']}</p></div>"


FIVE_PARAGRAPHS = "".join(f"<p>{PROSE[str(n)]}</p>" for n in range(1, 6))


TITLED_PAGE = (
    f"<title>{PROSE['title']}</title><nav><a href=/>Trang chủ</a></nav><h1>{PROSE['title']}</h1><div class=a>{{}}</div>"
)


HEADLINES = [
    "Nông dân vùng cao trồng mận sạch thu tiền tỷ mỗi năm",
    "Học sinh bản xa đến trường bằng bè mảng trong mùa lũ",
    "Ba bản bên suối đón điện lưới quốc gia trước Tết",
]


def texts_of(html: str) -> list[str]:
    return [block.text for block in read_html(html).blocks]
