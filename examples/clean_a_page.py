"""Clean one page of raw text, and print its metadata and its article."""

from pathlib import Path

import vnclean

page = Path(__file__).with_name("page.txt").read_text(encoding="utf-8")
article = vnclean.extract(page, url="https://example.vn/cay-cau-moi")

print(article.title)
print(article.author, article.published, article.outlet)
print()
print(article.text)
