"""The output of crawlers for language models: results of Crawl4AI and Firecrawl, in their own JSON formats.

Both return a page as HTML and as Markdown. The HTML is the better source: it shows boxes, captions and hidden text.
Where only Markdown was stored, it is cleaned as Markdown. Ask Firecrawl for ``rawHtml`` or ``onlyMainContent=False``:
by default it cuts the page itself, and the parts that it cut are lost.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import vnclean

HTML = Path("page.html").read_text(encoding="utf-8")
MARKDOWN = """[Trang chủ](/) | [Thời sự](/thoi-su)

# Xã vùng cao dựng lại cây cầu sau trận lũ lịch sử

17/11/2026 11:31

Cây cầu cũ bị lũ cuốn trôi trong đêm mười bảy tháng chín năm ngoái. Từ đó, học sinh phải nghỉ học mỗi khi nước lên.

Cầu mới dài bốn mươi hai mét, rộng ba mét, chịu được xe năm tấn. Bà con góp hơn hai nghìn ngày công trong bảy tháng.

Ông Lò Văn Inh, trưởng bản, kể rằng mỗi nhà góp ba ngày công. Từ nay học sinh đi học không phải lội suối nữa.

## Tin liên quan

* [Chợ phiên họp lại sau hai năm ⟨5⟩](/cho-phien)
"""


def article(result: Mapping[str, Any]) -> vnclean.Article:
    """Clean one result: ``result.model_dump()`` of Crawl4AI, or an entry of ``data`` of Firecrawl."""
    url = result.get("url") or result.get("metadata", {}).get("sourceURL")
    if html := result.get("html") or result.get("rawHtml"):
        return vnclean.extract(vnclean.read_html(html, url=url))
    markdown = result["markdown"]
    text = markdown["raw_markdown"] if isinstance(markdown, Mapping) else markdown
    return vnclean.extract(vnclean.read_markdown(text, url=url))


results = {
    "Crawl4AI, HTML": {"url": "https://bao.example/1", "html": HTML, "markdown": {"raw_markdown": MARKDOWN}},
    "Crawl4AI, Markdown": {"url": "https://bao.example/1", "markdown": {"raw_markdown": MARKDOWN}},
    "Firecrawl, HTML": {"rawHtml": HTML, "metadata": {"sourceURL": "https://bao.example/1"}},
    "Firecrawl, Markdown": {"markdown": MARKDOWN, "metadata": {"sourceURL": "https://bao.example/1"}},
}
for name, result in results.items():
    cleaned = article(result)
    print(f"{name}: {cleaned.page_type}, {cleaned.title!r}, {len(cleaned.text)} characters from {cleaned.page.url}")
