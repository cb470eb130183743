"""Learn the lines that recur on the pages of a site, and clean another page of the site with them."""

from vnclean import NEWS, extract
from vnclean.corpus.templates import Recurring, learn

NOTICE = "Mọi ý kiến về nội dung xin gửi về hộp thư của tòa soạn theo địa chỉ ghi ở cuối trang báo này."


def page(number: int) -> tuple[str, str]:
    """Return a page of the site."""
    before = f"Con đường thứ {number} lên bản dài mười hai cây số. Mùa mưa, xe máy không qua được suối."
    after = f"Năm thứ {number}, dân bản góp công mở đường. Mỗi nhà một người, mỗi tuần ba ngày."
    return f"https://bantin.example/{number}", f"<p>{before}</p><p>{NOTICE}</p><p>{after}</p>"


templates = learn(map(page, range(20)))
pipeline = NEWS.before("body.prose", Recurring(templates))
url, html = page(99)
article = extract(html, url=url, pipeline=pipeline)
print(article.text)
print()
for decision in article.removed:
    print(f"{decision.label}: {decision.reason}: {decision.block.text}")
