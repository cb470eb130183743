"""Print every removed line with its label, its filter and the reason."""

from collections import Counter
from pathlib import Path

import vnclean

page = Path(__file__).with_name("page.txt").read_text(encoding="utf-8")
article = vnclean.extract(page)

for decision in article.removed:
    print(f"{decision.label:12}{decision.filter:20}{decision.block.text.strip()[:50]:52}{decision.reason}")

print(Counter(decision.filter for decision in article.removed).most_common(3))
