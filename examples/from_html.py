"""Clean a page of HTML: the body as text, as Markdown and as safe HTML, and the metadata with its sources."""

from pathlib import Path

import vnclean

page = Path(__file__).with_name("page.html").read_bytes()
article = vnclean.extract(page, url="https://bantin.example/cay-cau-moi.html?utm_source=feed")

print(article.to_markdown())
print()
print(article.html())
print()
for field, source in article.sources.items():
    print(f"{field}: {getattr(article, field)} ({source})")
